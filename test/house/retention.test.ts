// What was said is kept for RETENTION_DAYS, with the whole house and its clock.
import { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { keepHouse } from '../../src/housekeeping.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { captureLog } from '../captured-log.ts';
import type { CapturedLog } from '../captured-log.ts';
import { handOff, noon, someNumber, turnOf } from '../storage/turn-to-save.ts';

let folder: string;
let logged: CapturedLog;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ly-retention-'));
  logged = captureLog();
});
afterEach(() => rmSync(folder, { recursive: true }));

const climbLadders = () => Promise.resolve();
const open = () => openStorage({ folder, dataKey: Buffer.alloc(32, 7) });

/** The start of a house so many days after `noon`: what is old is looked for at once. */
async function startAfter(days: number, retentionDays: number): Promise<void> {
  const storage = await open();
  const now = () => noon.add({ hours: 24 * days });
  const stop = keepHouse({ storage, climbLadders, now, retentionDays, log: logged.log });
  await stop();
  await storage.close();
}

const rows = (sql: string) => {
  const database = new DatabaseSync(join(folder, 'ly.sqlite'));
  const found = database
    .prepare(sql)
    .all()
    .map((row) => ({ ...row }));
  database.close();
  return found;
};

const asked = handOff({ id: 'asked', reason: 'asked_for_human', urgent: null });

/** Somebody writes, is handed to a colleague, and the colleague closes it. */
async function talkAndClose(): Promise<void> {
  const storage = await open();
  for (const state of ['open', 'closed'] as const) {
    const conversation = await storage.findConversation('sms', someNumber);
    await storage.saveTurn(turnOf(conversation, { heard: 'hvor er der mad', handOff: { ...asked, state } }));
  }
  await storage.close();
}

test('a day before the time nothing goes', async () => {
  await talkAndClose();
  await startAfter(89, 90);
  expect(rows('select count(*) as count from messages')).toEqual([{ count: 2 }]);
  expect(logged.lines).toEqual([]);
});

test('after it no text, no number and no note is left, and that a hand-off was closed is', async () => {
  await talkAndClose();
  await startAfter(91, 90);
  expect(rows('select count(*) as count from messages')).toEqual([{ count: 0 }]);
  expect(rows('select address, memory, language, stopped from conversations')).toEqual([
    { address: null, memory: null, language: null, stopped: 0 },
  ]);
  expect(rows('select id, reason, state, note from hand_offs')).toEqual([
    { id: 'asked', reason: 'asked_for_human', state: 'closed', note: '' },
  ]);
  expect(logged.lines.map(({ event, kind, count }) => [event, kind, count])).toEqual([
    ['old_forgotten', 'messages', 2],
    ['old_forgotten', 'people', 1],
  ]);
});

test('the time is the one that is set', async () => {
  await talkAndClose();
  await startAfter(8, 7);
  expect(rows('select count(*) as count from messages')).toEqual([{ count: 0 }]);
});

test('what cannot be forgotten now is said in the log, and Ly goes on', async () => {
  const storage = await open();
  const failing = { ...storage, forgetOld: () => Promise.reject(new Error('no disk')) };
  await keepHouse({ storage: failing, climbLadders, now: () => noon, retentionDays: 90, log: logged.log })();
  await storage.close();
  expect(logged.lines).toEqual([expect.objectContaining({ level: 'error', event: 'housekeeping_failed' })]);
});

test('the ladders are looked at from the start', async () => {
  const storage = await open();
  let looked = 0;
  const climbs = () => Promise.resolve(void (looked += 1));
  await keepHouse({ storage, climbLadders: climbs, now: () => noon, retentionDays: 90, log: logged.log })();
  await storage.close();
  expect(looked).toBe(1);
});
