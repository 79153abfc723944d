// What processes on one PostgreSQL do to each other: each storage here is what one process has.
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { openPostgres } from '../../../src/storage/database/postgres.ts';
import { openStorage } from '../../../src/storage/open-storage.ts';
import type { Storage } from '../../../src/storage/open-storage.ts';
import { captureLog } from '../../captured-log.ts';
import { emptyDatabase, holdRows, newDatabaseUrl, runSql } from '../../support/databases/test-database.ts';
import { hearEvents } from '../live-contract.ts';
import { handOff, noon, otherNumber, reply, someNumber, turnOf } from '../turn-to-save.ts';

let url: string;
beforeAll(async () => {
  url = await newDatabaseUrl();
});

const logged = captureLog();
let processes: Storage[];
let one: Storage;
let other: Storage;
beforeEach(async () => {
  await emptyDatabase(url);
  const open = () => openStorage({ folder: '', databaseUrl: url, dataKey: Buffer.alloc(32, 7), log: logged.log });
  processes = await Promise.all([open(), open()]);
  [one, other] = processes as [Storage, Storage];
});
afterEach(() => Promise.all(processes.map((storage) => storage.close())));

const claim = {
  now: noon,
  urgency: 'ordinary',
  routes: ['sms'],
  limit: 50,
  claimedBy: 'one',
  leaseMs: 30_000,
} as const;
const numbers = Array.from({ length: 40 }, (_, index) => `+45200001${String(index).padStart(2, '0')}`);

async function putReplies(): Promise<void> {
  for (const number of numbers) {
    const conversation = await one.findConversation('sms', number);
    await one.saveTurn(turnOf(conversation, { outgoing: [reply(`til ${number}`)] }));
  }
}

describe('turns', () => {
  test('of one person in two processes at once: one is saved, the other begins again', async () => {
    await one.saveTurn(turnOf(await one.findConversation('sms', someNumber)));
    const turns = await Promise.all(
      processes.map(async (storage) => turnOf(await storage.findConversation('sms', someNumber))),
    );
    const outcomes = await Promise.all(processes.map((storage, index) => storage.saveTurn(turns[index]!)));
    expect(outcomes.toSorted()).toEqual(['conflict', 'saved']);
    expect((await other.findConversation('sms', someNumber)).version).toBe(2);
  });

  test('first ones of one person in two processes at once: one is saved', async () => {
    const turns = await Promise.all(
      [...processes, ...processes].map(async (storage) => turnOf(await storage.findConversation('sms', someNumber))),
    );
    const outcomes = await Promise.all(turns.map((turn, index) => processes[index % 2]!.saveTurn(turn)));
    expect(outcomes.toSorted()).toEqual(['conflict', 'conflict', 'conflict', 'saved']);
  });

  test('with one MessageSid in two conversations at once: one is saved, the other is a duplicate', async () => {
    const turns = await Promise.all([
      one.findConversation('sms', someNumber).then((conversation) => turnOf(conversation, { providerId: 'SM1' })),
      other.findConversation('sms', otherNumber).then((conversation) => turnOf(conversation, { providerId: 'SM1' })),
    ]);
    const outcomes = await Promise.all(turns.map((turn, index) => processes[index]!.saveTurn(turn)));
    expect(outcomes.toSorted()).toEqual(['duplicate', 'saved']);
  });

  test('wait for no longer than it takes when an alarm is forgotten at the same time, and none is lost', async () => {
    const alarm = handOff();
    await one.saveTurn(turnOf(await one.findConversation('sms', someNumber), { handOff: alarm }));
    const slet = { erase: 'all_but_open_alarm', handOff: { ...alarm, state: 'closed' } } as const;
    await one.saveTurn(turnOf(await one.findConversation('sms', someNumber), slet));
    const inDangerAgain = turnOf(await one.findConversation('sms', someNumber), { handOff: handOff({ id: 'again' }) });
    const [outcome] = await Promise.all([one.saveTurn(inDangerAgain), other.forgetErased(noon)]);
    const waiting = (await other.waitingHandOffs()).map(({ id }) => id);
    expect([outcome, waiting]).toEqual(outcome === 'saved' ? ['saved', ['again']] : ['conflict', []]);
  });
});

describe('the outbox', () => {
  test('is shared: what one claims the other does not, and nothing is left over', async () => {
    await putReplies();
    const claims = await Promise.all([
      one.claimDue(claim),
      other.claimDue({ ...claim, claimedBy: 'other' }),
      one.claimDue(claim),
      other.claimDue({ ...claim, claimedBy: 'other' }),
    ]);
    const claimed = claims.flat().map(({ address }) => address);
    expect(claimed.toSorted()).toEqual(numbers);
  });

  test('is not waited for: what another process holds at this moment is passed over', async () => {
    await putReplies();
    const letGo = await holdRows(url, 'select id from outbox order by id limit 1 for update');
    expect(await one.claimDue(claim)).toHaveLength(numbers.length - 1);
    const tooLate = noon.add({ hours: 1 });
    expect(await one.dropExpired(tooLate)).toHaveLength(numbers.length - 1);
    await letGo();
    expect(await one.dropExpired(tooLate)).toHaveLength(1);
  });

  test('gives out no more than was asked for', async () => {
    await putReplies();
    expect(await one.claimDue({ ...claim, limit: 7 })).toHaveLength(7);
  });
});

test('a connection that the server ends in the middle of a transaction fails that transaction and nothing else', async () => {
  const db = openPostgres(url, logged.log);
  const writing = db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
    const [{ pid } = { pid: 0 }] = rows;
    await runSql(url, `select pg_terminate_backend(${pid}, 5000)`);
    // What the server said before it went is read now.
    await new Promise((read) => setImmediate(read));
    return sql`select 1`.execute(transaction);
  });
  await expect(writing).rejects.toThrow();
  expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  await db.destroy();
});

test('a receipt that comes in one process while another marks its message as sent is not forgotten', async () => {
  await putReplies();
  const claimed = await one.claimDue(claim);
  const failed = { status: 'failed', code: 30_003, words: 'unreachable', at: noon } as const;
  await Promise.all(
    claimed.flatMap(({ id }) => [
      one.markSent(id, `sent ${id}`),
      other.recordReceipt({ ...failed, providerId: `sent ${id}` }),
    ]),
  );
  const states = await runSql(url, `select state from outbox where route = 'sms'`);
  expect(states.map(({ state }) => state)).toEqual(numbers.map(() => 'failed'));
});

describe('live events', () => {
  test('reach every process', async () => {
    const heard = [hearEvents(one), hearEvents(other)];
    const turn = turnOf(await one.findConversation('sms', someNumber));
    await one.saveTurn(turn);
    const conversationId = turn.conversation.id;
    for (const listener of heard) expect(await listener.of(conversationId)).toEqual({ kind: 'turn', conversationId });
  });

  test('that may have been missed while the line was down are owned up to, and the next is heard', async () => {
    const heard = hearEvents(other);
    await runSql(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ly listens' and datname = current_database()`,
    );
    await heard.of('missed');
    const turn = turnOf(await one.findConversation('sms', someNumber));
    await one.saveTurn(turn);
    expect(await heard.of(turn.conversation.id)).toMatchObject({ kind: 'turn' });
  });

  test('of another version, or of nobody, disturb nobody', async () => {
    const heard = hearEvents(other);
    await runSql(url, `select pg_notify('ly_live', 'no json'), pg_notify('ly_live', '{"kind":"of tomorrow"}')`);
    const turn = turnOf(await one.findConversation('sms', someNumber));
    await one.saveTurn(turn);
    await heard.of(turn.conversation.id);
    expect(heard.events).toHaveLength(1);
  });
});
