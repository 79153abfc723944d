// The promises of storage, held on SQLite in a folder; and what only a file can promise.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../../src/storage/open-storage.ts';
import { noon, reply, handOff, someNumber, turnOf } from './turn-to-save.ts';
import { eraseContract } from './erase-contract.ts';
import { outboxContract } from './outbox-contract.ts';
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
