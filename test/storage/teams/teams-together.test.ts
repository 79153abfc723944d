// Several processes on one PostgreSQL: what changes at the very moment somebody else claims, posts or changes is shown all the same.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { openStorage } from '../../../src/storage/open-storage.ts';
import type { Storage } from '../../../src/storage/open-storage.ts';
import { newDatabaseUrl } from '../../support/databases/test-database.ts';
import { noon } from '../turn-to-save.ts';
import { say, shownThread, taken, thread } from './threads.ts';

const dataKey = Buffer.alloc(32, 7);

let storage: Storage;
/** Another process, in the middle of a transaction. */
let other: pg.Client;
beforeEach(async () => {
  const databaseUrl = await newDatabaseUrl();
  storage = await openStorage({ folder: '', databaseUrl, dataKey });
  other = new pg.Client({ connectionString: databaseUrl });
  await other.connect();
  await other.query('begin');
});
afterEach(async () => {
  await other.end();
  await storage.close();
});

/** Resolves when somebody waits for what the other process holds. */
async function somebodyWaits(): Promise<void> {
  const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  while ((await other.query(waiting)).rows.length === 0);
}

const claims = `update outbox set claimed_by = 'b', claimed_until = ${noon.add({ minutes: 1 }).epochMilliseconds}
                 where route = 'teams_thread' and state = 'waiting' returning id`;

test('a change that comes while the row is being claimed gets a row of its own', async () => {
  await shownThread(storage);
  await say(storage);
  const { rows } = await other.query<{ id: string }>(claims);
  const saying = say(storage);
  await somebodyWaits();
  await other.query('commit');
  await saying;
  expect(await taken(storage)).toEqual([]);
  await storage.markSent(rows[0]?.id ?? '', null);
  expect(await taken(storage)).toHaveLength(1);
});

test('what a thread shows cannot be read, or guessed, in its row', async () => {
  const { conversationId } = await shownThread(storage);
  await storage.putTeamsThread(
    thread(conversationId, { shown: 'afledt', told: [{ messageId: 'm1', activityId: 'p1', shown: 'afledt' }] }),
  );
  const { rows } = await other.query('select row_to_json(t) as row from teams_threads t');
  expect([JSON.stringify(rows).includes('afledt'), JSON.stringify(rows).includes(conversationId)]).toEqual([
    false,
    true,
  ]);
});

test('a change that comes before the row is claimed is read by whoever claims it', async () => {
  await shownThread(storage);
  await say(storage);
  await say(storage);
  expect((await other.query(claims)).rows).toHaveLength(1);
});

test('a turn that is being saved while a card is put down is looked at after it', async () => {
  const id = await say(storage);
  await other.query('update conversations set version = version + 1');
  const putting = storage.putTeamsThread(thread(id));
  await somebodyWaits();
  expect(await taken(storage)).toEqual([]);
  await other.query('commit');
  await putting;
  expect(await taken(storage)).toHaveLength(1);
});
