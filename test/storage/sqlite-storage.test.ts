// The promises of storage, held on SQLite in a folder; and what only a file can promise.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStorage } from '../../src/storage/open-storage.ts';
import { handOff, noon, otherNumber, reply, someNumber, turnOf } from './turn-to-save.ts';
import { eraseContract } from './erase-contract.ts';
import { liveContract } from './live-contract.ts';
import { outboxContract } from './outbox-contract.ts';
import { receiptsContract } from './receipts/receipts-contract.ts';
import { retentionContract } from './retention-contract.ts';
import { staffContract } from './staff/staff-contract.ts';
import { turnContract } from './turn-contract.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ly-storage-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const dataKey = Buffer.alloc(32, 7);
const open = () => openStorage({ folder, dataKey });

describe('saving a turn on SQLite', () => turnContract(open));
describe('erasing on SQLite', () => eraseContract(open));
describe('the outbox on SQLite', () => outboxContract(open));
describe('retention on SQLite', () => retentionContract(open));
describe('receipts on SQLite', () => receiptsContract(open));
describe('live events on SQLite', () => liveContract(open));
describe('staff on SQLite', () => staffContract(open));

const bytesOnDisk = () =>
  Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file)))).toString('latin1');
const saveSomething = async () => {
  const storage = await open();
  const conversation = await storage.findConversation('sms', someNumber);
  const changed = { memory: { named: ['hemmelig-huskeseddel'] } };
  await storage.saveTurn(
    turnOf(conversation, {
      heard: 'hemmelig besked',
      changed,
      outgoing: [reply('hemmeligt svar')],
      handOff: handOff({ note: 'hemmelig note' }),
    }),
  );
  return storage;
};

describe('the file', () => {
  test('holds no text, no number and no note that can be read', async () => {
    const storage = await saveSomething();
    const whileOpen = bytesOnDisk();
    await storage.close();
    for (const bytes of [whileOpen, bytesOnDisk()]) {
      expect(bytes).toContain('request-1');
      expect(bytes).not.toContain('hemmelig');
      expect(bytes).not.toContain(someNumber.slice(1));
    }
  });

  test('remembers everything when it is opened again', async () => {
    await (await saveSomething()).close();
    const storage = await open();
    expect((await storage.history('sms', someNumber, 9)).map(({ text }) => text)).toEqual([
      'hemmelig besked',
      'hemmeligt svar',
    ]);
    expect(
      await storage.claimDue({ now: noon, urgency: 'ordinary', routes: ['sms'], limit: 9, claimedBy: 'a', leaseMs: 1 }),
    ).toHaveLength(1);
    await storage.close();
  });

  test('is not opened with another key, which would find nobody and forget every STOP', async () => {
    await (await open()).close();
    const wrong = openStorage({ folder, dataKey: Buffer.alloc(32, 8) });
    await expect(wrong).rejects.toMatchObject({
      name: 'DataKeyError',
      message: expect.stringContaining('put the first one back'),
    });
  });
});

describe('two processes on one file', () => {
  test('write beside each other, and nothing of either is lost', async () => {
    const turns = 100;
    const storage = await open();
    const script = fileURLToPath(new URL('./write-beside.ts', import.meta.url));
    const beside = spawn(process.execPath, [script, folder, String(turns)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(beside, 'exit');
    await once(beside.stdout, 'data');
    for (let count = 0; count < turns; count += 1) {
      await storage.saveTurn(turnOf(await storage.findConversation('sms', someNumber)));
    }
    expect(await ended).toEqual([0, null]);
    expect((await storage.findConversation('sms', someNumber)).version).toBe(turns);
    expect((await storage.findConversation('sms', otherNumber)).version).toBe(turns);
    await storage.close();
  });
});
