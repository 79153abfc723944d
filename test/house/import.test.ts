// npm run import, as somebody whose town has outgrown one machine runs it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openStorage } from '../../src/storage/open-storage.ts';
import { handOff, noon, otherNumber, reply, someNumber, turnOf } from '../storage/turn-to-save.ts';
import { emptyDatabase, newDatabaseUrl, runSql } from '../support/databases/test-database.ts';

const dataKey = Buffer.alloc(32, 7);

let folder: string;
let database: string;
beforeAll(async () => {
  database = await newDatabaseUrl();
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ly-import-'));
  await emptyDatabase(database);
  await liveInSmallTown();
});
afterEach(() => rmSync(folder, { recursive: true }));

async function liveInSmallTown(): Promise<void> {
  const storage = await openStorage({ folder, dataKey });
  const alarm = { outgoing: [reply('ring 112')], handOff: handOff({ note: 'siger: okay' }), providerId: 'SM1' };
  await storage.saveTurn(turnOf(await storage.findConversation('sms', someNumber), alarm));
  const stop = { heard: 'STOP', changed: { stopped: true } };
  await storage.saveTurn(turnOf(await storage.findConversation('sms', otherNumber), stop));
  await storage.close();
}

async function runImport(settings: Record<string, string> = {}, ...args: string[]) {
  const script = fileURLToPath(new URL('../../src/import.ts', import.meta.url));
  const env = { DATA_FOLDER: folder, DATABASE_URL: database, LY_DATA_KEY: dataKey.toString('base64'), ...settings };
  const child = spawn(process.execPath, [script, ...(args.length > 0 ? args : ['--from', 'sqlite'])], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  let said = '';
  let complained = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said, complained };
}

const conversationsThere = async () => (await runSql(database, 'select 1 from conversations')).length;

test('what staff have changed in the facts moves too', async () => {
  const edits = [
    {
      kind: 'places',
      id: 'testhuset',
      by: 'test',
      at: '2026-11-25T12:00:00Z',
      before: null,
      after: { id: 'testhuset' },
    },
  ];
  writeFileSync(join(folder, 'content-edits.json'), JSON.stringify({ edits }));
  expect(await runImport()).toMatchObject({ code: 0, said: expect.stringMatching(/^content_edits: 1$/m) });
  const storage = await openStorage({ folder: '', databaseUrl: database, dataKey });
  expect(await storage.readContentEdits()).toEqual(edits);
  await storage.close();
});

test('everything is there afterwards, and what was moved is counted', async () => {
  const { code, said, complained } = await runImport();
  expect([code, complained]).toEqual([0, '']);
  for (const line of [/^conversations: 2$/m, /^messages: 3$/m, /^hand_offs: 1$/m, /^Moved to PostgreSQL at 127/m]) {
    expect(said).toMatch(line);
  }
  expect(said).not.toContain('of-a-test');
  const storage = await openStorage({ folder: '', databaseUrl: database, dataKey });
  const texts = (await storage.history('sms', someNumber, 9)).map(({ text }) => text);
  expect(texts).toEqual(['hvor er der åbent nu', 'ring 112']);
  expect(await storage.waitingHandOffs()).toMatchObject([{ note: 'siger: okay' }]);
  expect((await storage.findConversation('sms', otherNumber)).stopped).toBe(true);
  const again = turnOf(await storage.findConversation('sms', someNumber), { providerId: 'SM1' });
  expect(await storage.saveTurn(again)).toBe('duplicate');
  const claim = { urgency: 'ordinary', routes: ['sms'], limit: 9, claimedBy: 'a', leaseMs: 1000 } as const;
  expect(await storage.claimDue({ ...claim, now: noon })).toMatchObject([{ text: 'ring 112', address: someNumber }]);
  await storage.close();
});

describe('nothing is moved', () => {
  test('with another key than the conversations were written with', async () => {
    const { code, complained } = await runImport({ LY_DATA_KEY: Buffer.alloc(32, 8).toString('base64') });
    expect([code, complained]).toEqual([1, expect.stringContaining('put the first one back')]);
  });

  test('to a database in which conversations are already', async () => {
    await runImport();
    const { code, said, complained } = await runImport();
    expect([code, said, complained]).toEqual([1, '', expect.stringMatching(/not empty: there are rows in/)]);
    expect(await conversationsThere()).toBe(2);
  });

  test('when it breaks off in the middle', async () => {
    // SQLite keeps a zero in a text; PostgreSQL refuses it.
    const source = new DatabaseSync(join(folder, 'ly.sqlite'));
    source.exec(`insert into place_reports values ('r1', 'testhuset' || char(0), 'locked', 0)`);
    source.close();
    expect((await runImport()).code).toBe(1);
    expect(await conversationsThere()).toBe(0);
  });

  test.each([
    ['the conversations', { DATA_FOLDER: 'elsewhere' }, /DATA_FOLDER: no conversations in elsewhere/],
    ['the key', { LY_DATA_KEY: '' }, /LY_DATA_KEY: missing/],
    ['the database', { DATABASE_URL: '' }, /DATABASE_URL: missing/],
  ])('without %s', async (_what, settings, message) => {
    expect(await runImport(settings)).toEqual({ code: 1, said: '', complained: expect.stringMatching(message) });
  });

  test('without saying from where', async () => {
    expect(await runImport({}, '--from', 'elsewhere')).toMatchObject({
      code: 1,
      complained: expect.stringContaining('usage:'),
    });
  });
});
