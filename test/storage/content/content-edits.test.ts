// What an editor may count on: no edit is lost, none is made over another one, and everybody hears of it.
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../../../src/storage/open-storage.ts';
import type { Storage } from '../../../src/storage/open-storage.ts';
import type { ContentEdit } from '../../../src/storage/shipped/content-edits.ts';
import { emptyDatabase, newDatabaseUrl, runSql } from '../../support/databases/test-database.ts';
import { hearEvents } from '../live-contract.ts';
import { someNumber, turnOf } from '../turn-to-save.ts';

let folder: string;
let url: string;
beforeAll(async () => {
  url = await newDatabaseUrl();
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ly-edits-'));
  await emptyDatabase(url);
});
afterEach(() => rmSync(folder, { recursive: true }));

const dataKey = Buffer.alloc(32, 7);
const inFolder = () => openStorage({ folder, dataKey });
const onServer = () => openStorage({ folder: '', databaseUrl: url, dataKey });

const edit = (changed: Partial<ContentEdit> = {}): ContentEdit => ({
  kind: 'places',
  id: 'testhuset',
  by: 'en medarbejder',
  at: '2026-11-25T12:00:00Z',
  before: { id: 'testhuset', name: 'Testhuset' },
  after: { id: 'testhuset', name: 'Det nye testhus' },
  ...changed,
});
const other = edit({ id: 'andet-testhus', before: null, after: { id: 'andet-testhus' } });

describe('edits in a file of the data folder', () => contract(async () => [await inFolder()]));
describe('edits in a row that two processes share', () => contract(() => Promise.all([onServer(), onServer()])));

type Two = () => [Storage, Storage];

/** Whoever edits second does so in the last of them. */
function contract(open: () => Promise<Storage[]>): void {
  let processes: Storage[];
  beforeEach(async () => {
    processes = await open();
  });
  afterEach(() => Promise.all(processes.map((storage) => storage.close())));

  const both: Two = () => [processes[0]!, processes.at(-1)!];
  describe('kept', () => kept(both));
  describe('heard', () => heardByAll(both));
}

function kept(both: Two): void {
  test('are none to begin with, and then all of them in their order, each as it was given', async () => {
    const [first, second] = both();
    expect(await first.readContentEdits()).toEqual([]);
    const taken = edit({ before: edit().after, after: null });
    for (const one of [edit(), other, taken]) expect(await first.addContentEdit(one)).toBe('saved');
    expect(await second.readContentEdits()).toEqual([edit(), other, taken]);
  });

  test('are all kept when they come at the same moment', async () => {
    const [first, second] = both();
    const edits = Array.from({ length: 12 }, (_, index) => edit({ id: `testhus-${index}` }));
    const saved = await Promise.all(edits.map((one, index) => (index % 2 ? first : second).addContentEdit(one)));
    expect(saved).toEqual(edits.map(() => 'saved'));
    const ids = (await first.readContentEdits()).map(({ id }) => id);
    expect(ids.toSorted()).toEqual(edits.map(({ id }) => id).toSorted());
  });

  test('of one entry at the same moment: one is kept, the other editor hears that it is no longer what they saw', async () => {
    const [first, second] = both();
    const two = [edit(), edit({ after: { id: 'testhuset', name: 'Et andet navn' } })];
    const outcomes = await Promise.all([first.addContentEdit(two[0]!), second.addContentEdit(two[1]!)]);
    expect(outcomes.toSorted()).toEqual(['conflict', 'saved']);
    expect(await first.readContentEdits()).toEqual([two[outcomes.indexOf('saved')]]);
  });

  test('that no one could read are refused, and the next one is not', async () => {
    const [first] = both();
    await expect(first.addContentEdit({ ...edit(), by: '' })).rejects.toThrow(/by/);
    expect(await first.addContentEdit(edit())).toBe('saved');
    expect(await first.readContentEdits()).toEqual([edit()]);
  });
}

function heardByAll(both: Two): void {
  test('are heard by everybody, and can be read by then', async () => {
    const [first, second] = both();
    const heard = both().map(hearEvents);
    await first.addContentEdit(edit());
    for (const { of } of heard) expect(await of('content')).toEqual({ kind: 'content' });
    expect(await second.readContentEdits()).toHaveLength(1);
  });

  test('that were not made are heard by nobody', async () => {
    const [first, second] = both();
    const heard = hearEvents(second);
    await first.addContentEdit(edit());
    await heard.of('content');
    expect(await second.addContentEdit(edit())).toBe('conflict');
    const turn = turnOf(await second.findConversation('sms', someNumber));
    await second.saveTurn(turn);
    await heard.of(turn.conversation.id);
    expect(heard.events.map(({ kind }) => kind)).toEqual(['content', 'turn']);
  });
}

test('the file is written beside the old one and put in its place: nothing is left over', async () => {
  const storage = await inFolder();
  await storage.addContentEdit(edit());
  await storage.close();
  expect(readdirSync(folder).filter((name) => name.includes('edits'))).toEqual(['content-edits.json']);
});

test('on PostgreSQL nothing lies in the folder, and there is one row whatever comes', async () => {
  const storage = await openStorage({ folder, databaseUrl: url, dataKey });
  await storage.addContentEdit(edit());
  await storage.addContentEdit(other);
  await storage.close();
  expect(readdirSync(folder)).toEqual([]);
  expect(await runSql(url, 'select version from content_edits')).toEqual([{ version: 2 }]);
});
