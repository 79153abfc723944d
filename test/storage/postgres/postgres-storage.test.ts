// The promises of storage, held on a real PostgreSQL; and what only a server can promise.
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openStorage } from '../../../src/storage/open-storage.ts';
import { emptyDatabase, newDatabaseUrl, runSql } from '../../support/databases/test-database.ts';
import { eraseContract } from '../erase-contract.ts';
import { liveContract } from '../live-contract.ts';
import { outboxContract } from '../outbox-contract.ts';
import { receiptsContract } from '../receipts/receipts-contract.ts';
import { retentionContract } from '../retention-contract.ts';
import { handOff, reply, someNumber, turnOf } from '../turn-to-save.ts';
import { staffContract } from '../staff/staff-contract.ts';
import { turnContract } from '../turn-contract.ts';

let url: string;
beforeAll(async () => {
  url = await newDatabaseUrl();
});
beforeEach(() => emptyDatabase(url));

const dataKey = Buffer.alloc(32, 7);
const open = () => openStorage({ folder: '', databaseUrl: url, dataKey });

describe('saving a turn on PostgreSQL', () => turnContract(open));
describe('erasing on PostgreSQL', () => eraseContract(open));
describe('the outbox on PostgreSQL', () => outboxContract(open));
describe('retention on PostgreSQL', () => retentionContract(open));
describe('receipts on PostgreSQL', () => receiptsContract(open));
describe('live events on PostgreSQL', () => liveContract(open));
describe('staff on PostgreSQL', () => staffContract(open));

describe('the tables', () => {
  test('hold no text, no number and no note that can be read', async () => {
    const storage = await open();
    const said = { heard: 'hemmelig besked', outgoing: [reply('hemmeligt svar')] };
    const changed = { memory: { named: ['hemmelig-huskeseddel'] } };
    const conversation = await storage.findConversation('sms', someNumber);
    await storage.saveTurn(turnOf(conversation, { ...said, changed, handOff: handOff({ note: 'hemmelig note' }) }));
    await storage.close();
    const tables = ['conversations', 'messages', 'hand_offs', 'outbox', 'heard_ids'];
    const rows = await Promise.all(tables.map((table) => runSql(url, `select row_to_json(t) as row from ${table} t`)));
    const everything = JSON.stringify(rows);
    expect(everything).toContain('request-1');
    expect(everything).not.toContain('hemmelig');
    expect(everything).not.toContain(someNumber.slice(1));
  });

  test('are made once when four processes start at once on an empty database', async () => {
    const empty = await newDatabaseUrl();
    const opened = await Promise.all([1, 2, 3, 4].map(() => openStorage({ folder: '', databaseUrl: empty, dataKey })));
    await Promise.all(opened.map((storage) => storage.close()));
    const [ran] = await runSql(empty, 'select count(*)::int, count(distinct name)::int as names from kysely_migration');
    expect(ran?.['count']).toBeGreaterThan(0);
    expect(ran?.['count']).toBe(ran?.['names']);
    expect(await runSql(empty, 'select id from data_key')).toHaveLength(1);
  });

  test('are not opened with another key', async () => {
    await (await open()).close();
    await expect(openStorage({ folder: '', databaseUrl: url, dataKey: Buffer.alloc(32, 8) })).rejects.toMatchObject({
      name: 'DataKeyError',
    });
  });
});

describe('a database that cannot be opened', () => {
  const changed = (change: (address: URL) => void) => {
    const address = new URL(url);
    change(address);
    return openStorage({ folder: '', databaseUrl: address.href, dataKey });
  };

  test.each([
    ['nobody listens', (address: URL) => void (address.port = '1'), /:1, database .* nobody listens there/],
    ['the password is wrong', (address: URL) => void (address.password = 'secret'), /refuses the user or the password/],
    [
      'there is none of that name',
      (address: URL) => void (address.pathname = '/other'),
      /database other.*no such database/,
    ],
  ])('says so where %s, names the setting and no password', async (_case, change, message) => {
    const opening = changed(change);
    await expect(opening).rejects.toMatchObject({
      name: 'DatabaseUnreachable',
      message: expect.stringMatching(message),
    });
    await expect(opening).rejects.toMatchObject({ message: expect.stringMatching(/Check DATABASE_URL/) });
    await expect(opening).rejects.toMatchObject({ message: expect.not.stringMatching(/secret|of-a-test/) });
  });
});
