// Counting in one process, and in several that share a PostgreSQL.
import { afterEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { openCounters } from '../../src/channels/counters.ts';
import type { Counters } from '../../src/channels/counters.ts';
import { createLimits } from '../../src/channels/limits.ts';
import type { Count } from '../../src/channels/limits.ts';
import { captureLog } from '../captured-log.ts';
import { noon, someNumber } from '../storage/turn-to-save.ts';
import { newDatabaseUrl, runSql } from '../support/databases/test-database.ts';

const { log, lines, text } = captureLog();
const opened: Counters[] = [];
const open = async (databaseUrl: string | null) => {
  const counters = await openCounters(databaseUrl, log);
  opened.push(counters);
  return counters.count;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ close }) => close()));
});

const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1);
const sorted = (counts: number[]) => counts.toSorted((one, other) => one - other);

test.each([
  ['in this process', () => Promise.resolve(null)],
  ['in PostgreSQL', newDatabaseUrl],
])('%s every one of many at once is counted, each key by itself', async (_where, database) => {
  const count = await open(await database());
  const counted = await Promise.all(upTo(20).map(() => count('one', 600)));
  expect(sorted(counted)).toEqual(upTo(20));
  expect(await count('other', 600)).toBe(1);
});

test('two processes with one PostgreSQL count together, two without it each by itself', async () => {
  const url = await newDatabaseUrl();
  const together = await Promise.all([open(url), open(url)]);
  expect(sorted(await Promise.all(upTo(20).map((time) => together[time % 2]!('one', 600))))).toEqual(upTo(20));
  const apart = await Promise.all([open(null), open(null)]);
  expect(await Promise.all(apart.map((count) => count('one', 600)))).toEqual([1, 1]);
});

test('where another process makes the table at the same moment, this one counts in it all the same', async () => {
  const url = await newDatabaseUrl();
  const other = new pg.Client({ connectionString: url });
  await other.connect();
  await other.query('begin; create table limits (key varchar(255) primary key, points integer, expire bigint)');
  const opening = open(url);
  const waits = "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
  while ((await runSql(url, waits)).length === 0);
  await other.query('commit');
  await other.end();
  expect(await (await opening)('one', 600)).toBe(1);
});

const limitsWith = (count: Count) =>
  createLimits({
    ...{ count, key: Buffer.alloc(32, 7), allowedPrefixes: ['+45'], smsADay: 10, log },
    onDayNearlyFull: () => Promise.resolve(),
  });

test('the database holds no number of anybody who was counted', async () => {
  const url = await newDatabaseUrl();
  const limits = limitsWith(await open(url));
  await limits.limitOf({ channel: 'sms', address: someNumber, at: noon });
  await limits.isFlooding('192.0.2.77', noon);
  const rows = JSON.stringify(await runSql(url, 'select * from limits'));
  expect(rows).toContain('sms');
  expect(rows).not.toMatch(/20000001|192\.0\.2\.77/);
});

test('when nothing can be counted nobody is over a limit, and the log says so', async () => {
  const limits = limitsWith(() => Promise.reject(new Error(`no answer for ${someNumber}`)));
  expect(await limits.limitOf({ channel: 'sms', address: '+46700000001', at: noon })).toBeNull();
  expect(await limits.isFlooding('192.0.2.77', noon)).toBe(false);
  expect(lines.map(({ event }) => event)).toEqual(['limits_unreadable', 'limits_unreadable']);
  expect(text()).not.toContain(someNumber);
});
