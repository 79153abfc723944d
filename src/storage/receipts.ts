// What became of a message after it was sent: each status once, in whatever order it comes; and staff hear when a danger
// answer surely did not arrive.
import { sql } from 'kysely';
import { discardFinished } from './discards.ts';
import { followTeams } from './follow-teams.ts';
import type { Tell } from './live-events.ts';
import type { SecretBox } from './secret-box.ts';
import type { Store, Tables, WritingDatabase } from './tables.ts';

export type ReceiptStatus = Tables['receipts']['status'];

export interface Receipt {
  providerId: string;
  status: ReceiptStatus;
  /** The provider's code, null where there is none. */
  code: number | null;
  /** What it means, for staff; null where there is nothing to say. */
  words: string | null;
  at: Temporal.Instant;
}

/** A later one counts whatever comes after it: "sent" never undoes "delivered". */
const rank: Record<ReceiptStatus, number> = { queued: 0, sent: 1, undelivered: 2, failed: 2, delivered: 3 };
const outcome = {
  queued: 'sent',
  sent: 'sent',
  undelivered: 'failed',
  failed: 'failed',
  delivered: 'delivered',
} as const satisfies Record<ReceiptStatus, Tables['outbox']['state']>;
/** After these the provider is done with the message. */
const isLast = (status: ReceiptStatus): boolean => outcome[status] !== 'sent';

/** What writes inside one transaction. */
export interface Aftermath {
  writing: WritingDatabase;
  box: SecretBox;
  tell: Tell;
}

/** False when this status of this message is known already. */
export async function recordReceipt({ write, box, hasManyWriters }: Store, receipt: Receipt): Promise<boolean> {
  const { providerId, status, code, words, at } = receipt;
  return write(async (writing, tell) => {
    if (hasManyWriters) await waitForOthers(writing, providerId);
    const { numInsertedOrUpdatedRows } = await writing
      .insertInto('receipts')
      .values({ provider_id: providerId, status, code, words, received_at: at.epochMilliseconds })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) return false;
    // First, as where a message is marked as sent: whichever of the two comes second waits here, and sees the other's.
    if (isLast(status)) {
      await discardFinished(writing, providerId, { sent: await sentAs(writing, providerId), at });
    }
    await applyReceipts({ writing, box, tell }, providerId);
    return true;
  });
}

/**
 * A message's id and its first receipt can be written in two processes at the same moment, and neither would see the
 * other. So whoever is second waits, before it touches anything, until the first has committed.
 */
export async function waitForOthers(writing: WritingDatabase, providerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${providerId}))`.execute(writing);
}

function sentAs(writing: WritingDatabase, providerId: string) {
  return writing
    .selectFrom('outbox')
    .select(['conversation_id', 'sequence', 'request_id', 'due_at'])
    .where('route', '=', 'sms')
    .where('provider_id', '=', providerId)
    .executeTakeFirst();
}

/** Brings the message to where its latest receipt says it is; also for those that came before we knew its id. */
export async function applyReceipts(how: Aftermath, providerId: string): Promise<void> {
  const { writing } = how;
  const known = await writing.selectFrom('receipts').selectAll().where('provider_id', '=', providerId).execute();
  const latest = known.toSorted((one, other) => rank[one.status] - rank[other.status]).at(-1);
  if (latest === undefined) return;
  const state = outcome[latest.status];
  const failure = state === 'failed' ? String(latest.code ?? latest.status) : null;
  const changed = await writing
    .updateTable('outbox')
    .set({ state, failure, failure_words: state === 'failed' ? latest.words : null })
    .where('route', '=', 'sms')
    .where('provider_id', '=', providerId)
    .where('state', '<>', state)
    .returning(unreachedColumns)
    .executeTakeFirst();
  if (changed === undefined) return;
  const at = Temporal.Instant.fromEpochMilliseconds(latest.received_at);
  await tellDelivery(how, changed, at);
  if (state !== 'failed') return;
  await alarmStaff(how, changed, { words: latest.words ?? latest.status, at });
}

/** Whoever wrote it is looking. */
export async function tellDelivery(
  { writing, tell }: Pick<Aftermath, 'writing' | 'tell'>,
  { kind, conversation_id, request_id }: Pick<Tables['outbox'], 'kind' | 'conversation_id' | 'request_id'>,
  at: Temporal.Instant,
): Promise<void> {
  if (kind !== 'staff_reply') return;
  tell({ kind: 'delivery', conversationId: conversation_id });
  await followTeams(writing, conversation_id, { at, requestId: request_id });
}

/** What has to be known of a message that did not arrive. */
export const unreachedColumns = [
  'id',
  'kind',
  'route',
  'urgency',
  'conversation_id',
  'sequence',
  'channel',
  'request_id',
] as const satisfies (keyof Tables['outbox'])[];
type Unreached = Pick<Tables['outbox'], (typeof unreachedColumns)[number]>;

/** Neutral, like every notice: whoever sees it on a screen reads nothing about anybody. */
const notice = 'Et svar fra Ly nåede ikke frem.';

/** Of a danger answer, and only while staff have its hand-off open: the note says why, and a notice goes out at once. */
export async function alarmStaff(
  { writing, box, tell }: Aftermath,
  unreached: Unreached,
  { words, at }: { words: string; at: Temporal.Instant },
): Promise<void> {
  const { id, kind, urgency, conversation_id, sequence, channel, request_id } = unreached;
  if (urgency !== 'danger' || kind === 'staff_notice') return;
  const handOff = await writing
    .selectFrom('hand_offs')
    .select(['id', 'note'])
    .where('conversation_id', '=', conversation_id)
    .where('state', '<>', 'closed')
    .executeTakeFirst();
  if (handOff === undefined) return;
  const before = box.open(handOff.note, 'hand_offs.note', handOff.id);
  // A conversation that a colleague began has no note before.
  const note = `${before === '' ? '' : `${before}; `}svaret nåede ikke frem: ${words}`;
  await writing
    .updateTable('hand_offs')
    .set({ note: box.seal(note, 'hand_offs.note', handOff.id), changed_at: at.epochMilliseconds })
    .where('id', '=', handOff.id)
    .execute();
  const noticeId = `unreached ${id}`;
  await writing
    .insertInto('outbox')
    .values({
      ...{ id: noticeId, conversation_id, sequence, channel, request_id, attempts: 0, state: 'waiting' },
      ...{ kind: 'staff_notice', route: 'staff_notice', urgency: 'danger', due_at: at.epochMilliseconds },
      text: box.seal(notice, 'outbox.text', noticeId),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  tell({ kind: 'hand_off', conversationId: conversation_id });
  await followTeams(writing, conversation_id, { at, requestId: request_id });
}
