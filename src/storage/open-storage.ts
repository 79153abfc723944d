// Opens what Ly remembers: the database with its tables up to date, and the key that belongs to it.
import { randomUUIDv7 } from 'node:crypto';
import { Migrator } from 'kysely/migration';
import { createLog } from '../log.ts';
import type { Log } from '../log.ts';
import type { Channel } from '../vocabulary.ts';
import {
  addressHashOf,
  findConversation,
  freshConversation,
  history,
  messagesAfter,
  openHandOff,
  recentMessages,
  waitingHandOffs,
} from './conversations.ts';
import type { After } from './conversations.ts';
import { openDatabase } from './database/open-database.ts';
import type { Database, Store } from './tables.ts';
import { forgetErased } from './forgetting/erase.ts';
import { handOffsIn } from './hand-offs/hand-off-storage.ts';
import { createLiveEvents } from './live-events.ts';
import { firstTables } from './migrations/001-first-tables.ts';
import { receipts } from './migrations/002-receipts.ts';
import { retention } from './migrations/003-retention.ts';
import { staff } from './migrations/004-staff.ts';
import { handOffLadder } from './migrations/005-hand-off-ladder.ts';
import { contentEdits } from './migrations/006-content-edits.ts';
import { firstDue } from './migrations/007-first-due.ts';
import { handedTo } from './migrations/008-handed-to.ts';
import { teams } from './migrations/009-teams.ts';
import {
  claimDue,
  dropExpired,
  giveUp,
  markFailed,
  markSent,
  markUnclear,
  putNotice,
  recordAttempt,
} from './outbox/outbox.ts';
import { outboxState } from './outbox/outbox-state.ts';
import type { Attempt, Claim, Failure, GivenUp, Notice } from './outbox/outbox.ts';
import { recordReceipt } from './receipts.ts';
import type { Receipt } from './receipts.ts';
import type { Conversation, TurnToSave } from './records.ts';
import { saveTurn } from './save-turn.ts';
import { forgetOld } from './forgetting/retention.ts';
import { DataKeyError, createSecretBox } from './secret-box.ts';
import { contentEditsIn, editsFile } from './shipped/content-edits.ts';
import { editsRow } from './shipped/edits-row.ts';
import { staffIn } from './staff/staff-storage.ts';

/** Run in the order of their names; what has run is never changed. */
const migrations = {
  '001-first-tables': firstTables,
  '002-receipts': receipts,
  '003-retention': retention,
  '004-staff': staff,
  '005-hand-off-ladder': handOffLadder,
  '006-content-edits': contentEdits,
  '007-first-due': firstDue,
  '008-handed-to': handedTo,
  '009-teams': teams,
};

export interface StorageOptions {
  /** The data folder, or ':memory:' for what is forgotten at the end. */
  folder: string;
  /** PostgreSQL instead of SQLite in the folder. */
  databaseUrl?: string | null;
  /** 32 bytes. */
  dataKey: Uint8Array;
  newId?: () => string;
  log?: Log;
}

export type Storage = Awaited<ReturnType<typeof openStorage>>;

/** Throws DataKeyError when the data was written with another key, DatabaseUnreachable when PostgreSQL does not answer. */
export async function openStorage({
  folder,
  databaseUrl = null,
  dataKey,
  newId = randomUUIDv7,
  log = createLog('silent'),
}: StorageOptions) {
  const live = createLiveEvents(log);
  const box = createSecretBox(dataKey);
  const prepare = async (db: Database) => {
    await migrate(db);
    await holdToKey(db, box.keyId);
  };
  const database = await openDatabase({ folder, databaseUrl, prepare, hear: live.hear, log });
  const store = { ...database, box };
  return {
    ...conversationsIn(store, newId),
    ...outboxIn(store),
    ...handOffsIn(store),
    ...staffIn(store),
    ...contentEditsIn(database.hasManyWriters ? editsRow(store) : editsFile(folder, live.hear)),
    subscribe: live.subscribe,
    close: () => database.close(),
  };
}

function conversationsIn(store: Store, newId: () => string) {
  return {
    /** A new unsaved one (version 0) when this address has none. */
    findConversation: async (channel: Channel, address: string): Promise<Conversation> =>
      (await findConversation(store, channel, address)) ?? freshConversation(newId(), channel, address),
    recentMessages: (conversationId: string, since: Temporal.Instant, limit: number) =>
      recentMessages(store, { conversationId, since, limit }),
    history: (channel: Channel, address: string, limit: number) => history(store, { channel, address, limit }),
    messagesAfter: (after: After) => messagesAfter(store, after),
    /** Tells addresses apart without holding them. */
    addressHash: (channel: Channel, address: string): string => store.box.addressHash(channel, address),
    addressHashOf: (conversationId: string) => addressHashOf(store, conversationId),
    openHandOff: (conversationId: string) => openHandOff(store, conversationId),
    waitingHandOffs: () => waitingHandOffs(store),
    saveTurn: (turn: TurnToSave) => saveTurn(store, turn),
    /** What SLET left behind for a while. To be called every few minutes. */
    forgetErased: (now: Temporal.Instant) => forgetErased(store, now),
    /** What is older than `before`. To be called a few times a day. */
    forgetOld: (now: Temporal.Instant, before: Temporal.Instant) => forgetOld(store, { now, before }),
  };
}

function outboxIn(store: Store) {
  return {
    putNotice: (notice: Notice) => putNotice(store, notice),
    outboxState: () => outboxState(store),
    claimDue: (claim: Claim) => claimDue(store, claim),
    recordAttempt: (attempt: Attempt) => recordAttempt(store, attempt),
    markSent: (id: string, providerId: string | null) => markSent(store, id, providerId),
    markFailed: (failure: Failure) => markFailed(store, failure),
    markUnclear: (failure: Failure) => markUnclear(store, failure),
    giveUp: (givenUp: GivenUp) => giveUp(store, givenUp),
    recordReceipt: (receipt: Receipt) => recordReceipt(store, receipt),
    dropExpired: (now: Temporal.Instant) => dropExpired(store, now),
  };
}

async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('the tables could not be brought up to date', { cause: error });
}

/** With another key nobody would be found again, and a STOP would be forgotten without a word. */
async function holdToKey(db: Database, keyId: string): Promise<void> {
  const known = await db.selectFrom('data_key').select('id').executeTakeFirst();
  if (known === undefined) {
    await db.insertInto('data_key').values({ id: keyId, made_at: Temporal.Now.instant().epochMilliseconds }).execute();
  } else if (known.id !== keyId) {
    throw new DataKeyError(
      `the data was written with key ${known.id}, and the key at hand is ${keyId}: put the first one back, in LY_DATA_KEY or in the data folder`,
    );
  }
}
