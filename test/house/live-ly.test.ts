// Staff change a fact, and whoever asks next hears it: no restart, in every process.
import { afterEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Ly } from '../../src/assemble.ts';
import { openLiveLy } from '../../src/live-ly.ts';
import { readDocuments } from '../../src/shipped-documents.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import type { Storage } from '../../src/storage/open-storage.ts';
import type { ContentEdit } from '../../src/storage/shipped/content-edits.ts';
import { captureLog } from '../captured-log.ts';
import { copenhagen } from '../support/copenhagen.ts';
import { newDatabaseUrl } from '../support/databases/test-database.ts';

const dataKey = Buffer.alloc(32, 7);
const logged = captureLog();

let opened: Storage[] = [];
afterEach(async () => {
  await Promise.all(opened.map((storage) => storage.close()));
  opened = [];
});

async function open(databaseUrl: string | null = null): Promise<{ storage: Storage; ly: Ly }> {
  const storage = await openStorage({ folder: ':memory:', databaseUrl, dataKey });
  opened.push(storage);
  return { storage, ly: await openLiveLy({ storage, drafts: true, newId: randomUUID, log: logged.log }) };
}

async function answerOf(ly: Ly): Promise<string> {
  const incoming = { channel: 'web', address: randomUUID(), text: 'hvor er der åbent nu', media: 0 } as const;
  const at = copenhagen('2026-11-25T13:00').toInstant();
  const { reply } = await ly.takeTurn({ ...incoming, requestId: 'request-1', providerId: null, at });
  return reply?.text ?? '';
}

const shipped = (await readDocuments(null)).content.places as { id: string; shortName: string }[];
const cafe = shipped.find(({ shortName }) => shortName.includes('Parasollen'))!;

const renamed = (shortName: unknown): ContentEdit => ({
  kind: 'places',
  id: cafe.id,
  by: 'en medarbejder',
  at: '2026-11-25T12:00:00Z',
  before: cafe,
  after: { ...cafe, shortName },
});

/** Without a clock: each look lets what waits go on. */
async function until(isSo: () => boolean): Promise<void> {
  for (let looks = 0; !isSo(); looks += 1) {
    if (looks > 500_000) throw new Error('it never came to be so');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const nameIn = ({ content }: Ly) => content.places.find(({ id }) => id === cafe.id)?.shortName;

test('what staff change is what the next citizen hears', async () => {
  const { storage, ly } = await open();
  expect(await answerOf(ly)).toContain('Parasollen');
  await storage.addContentEdit(renamed('Testcafeen'));
  await until(() => nameIn(ly) === 'Testcafeen');
  const answer = await answerOf(ly);
  expect(answer).toContain('Testcafeen');
  expect(answer).not.toContain('Parasollen');
});

test('a change that cannot be used changes nothing and is written down', async () => {
  const { storage, ly } = await open();
  await storage.addContentEdit(renamed(17));
  await until(() => logged.lines.some(({ event }) => event === 'content_not_renewed'));
  expect(await answerOf(ly)).toContain('Parasollen');
});

test('what another process changed is heard too', async () => {
  const url = await newDatabaseUrl();
  const { ly } = await open(url);
  await changeElsewhere(url);
  await until(() => nameIn(ly) === 'Testcafeen');
  expect(await answerOf(ly)).toContain('Testcafeen');
});

async function changeElsewhere(url: string): Promise<void> {
  const elsewhere = await openStorage({ folder: '', databaseUrl: url, dataKey });
  await elsewhere.addContentEdit(renamed('Testcafeen'));
  await elsewhere.close();
}

test('what was changed before the start is there from the start', async () => {
  const url = await newDatabaseUrl();
  await changeElsewhere(url);
  expect(nameIn((await open(url)).ly)).toBe('Testcafeen');
});
