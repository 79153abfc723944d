import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editsFile, readEdits } from '../../src/storage/shipped/content-edits.ts';
import { readContentDocuments } from '../../src/storage/shipped/content-files.ts';
import { readIntentDocuments } from '../../src/storage/shipped/intent-files.ts';

let folder: string;
let contentFolder: string;
let dataFolder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ly-content-'));
  contentFolder = join(folder, 'content');
  dataFolder = join(folder, 'data');
  mkdirSync(contentFolder);
  for (const kind of ['places', 'helplines', 'guides', 'landmarks', 'events', 'duty'])
    write(`content/${kind}.json`, []);
  write('content/places.json', [testhuset, { id: 'det-andet' }]);
  write('content/danger-lines.json', { freezing: ['testlinjen'] });
});
afterEach(() => rmSync(folder, { recursive: true }));

const testhuset = { id: 'testhuset', name: 'Testhuset' };
const write = (path: string, document: unknown) => writeFileSync(join(folder, path), JSON.stringify(document));
const read = async () => readContentDocuments(contentFolder, await readEdits(editsFile(dataFolder)));

function edited(...edits: object[]): void {
  mkdirSync(dataFolder);
  write('data/content-edits.json', {
    edits: edits.map((one) => ({ by: 'en medarbejder', at: '2026-11-25T12:00:00Z', before: null, ...one })),
  });
}

describe('content', () => {
  test('is read whole, each kind under its name', async () => {
    expect(await read()).toEqual({
      places: [testhuset, { id: 'det-andet' }],
      helplines: [],
      guides: [],
      landmarks: [],
      events: [],
      duty: [],
      dangerLines: { freezing: ['testlinjen'] },
    });
  });

  test('that is missing or no JSON is refused with its file', async () => {
    writeFileSync(join(contentFolder, 'guides.json'), '[{]');
    await expect(read()).rejects.toMatchObject({
      name: 'ContentFileError',
      message: expect.stringContaining('guides.json'),
    });
    rmSync(join(contentFolder, 'guides.json'));
    await expect(read()).rejects.toMatchObject({
      name: 'ContentFileError',
      message: expect.stringContaining('guides.json'),
    });
  });
});

describe('edits of staff', () => {
  test('change, add and take out entries, in their order, over what was shipped', async () => {
    edited(
      { kind: 'places', id: 'testhuset', before: testhuset, after: { ...testhuset, name: 'Første navn' } },
      { kind: 'places', id: 'testhuset', after: { ...testhuset, name: 'Nyt navn' } },
      { kind: 'places', id: 'det-nye', after: { id: 'det-nye' } },
      { kind: 'places', id: 'det-andet', after: null },
      { kind: 'dangerLines', id: 'freezing', after: ['den-nye-linje'] },
    );
    const documents = await read();
    expect(documents.places).toEqual([{ ...testhuset, name: 'Nyt navn' }, { id: 'det-nye' }]);
    expect(documents.dangerLines).toEqual({ freezing: ['den-nye-linje'] });
  });

  test('are none to begin with, and looking for them makes nothing', async () => {
    expect((await read()).places).toEqual([testhuset, { id: 'det-andet' }]);
    expect(existsSync(dataFolder)).toBe(false);
  });

  test('that cannot be read are refused, never skipped', async () => {
    edited({ kind: 'palces', id: 'testhuset', after: null });
    await expect(read()).rejects.toMatchObject({ name: 'ContentFileError', message: expect.stringContaining('kind') });
    writeFileSync(join(dataFolder, 'content-edits.json'), '{"edits": [');
    await expect(read()).rejects.toMatchObject({
      name: 'ContentFileError',
      message: expect.stringContaining('content-edits.json'),
    });
  });
});

describe('intents', () => {
  test('are read file by file in the order of their names, and other files are left alone', () => {
    mkdirSync(join(folder, 'intents'));
    write('intents/toilet.json', { need: 'toilet' });
    write('intents/food.json', { need: 'food' });
    writeFileSync(join(folder, 'intents', 'README.md'), 'ikke en intent');
    expect(readIntentDocuments(join(folder, 'intents'))).toEqual([
      { file: 'food.json', document: { need: 'food' } },
      { file: 'toilet.json', document: { need: 'toilet' } },
    ]);
  });

  test('that are no JSON are refused with their file', () => {
    mkdirSync(join(folder, 'intents'));
    writeFileSync(join(folder, 'intents', 'food.json'), '{');
    expect(() => readIntentDocuments(join(folder, 'intents'))).toThrow(/food\.json/);
  });
});
