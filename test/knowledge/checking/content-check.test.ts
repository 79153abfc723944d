// The command an editor runs: npm run content:check [-- folder]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { contentFiles } from '../../../src/knowledge/load-content.ts';
import type { ContentKind } from '../../../src/knowledge/load-content.ts';
import { draft, testhuset } from './content-draft.ts';

const command = fileURLToPath(new URL('../../../src/content-check.ts', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ly-content-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(documents: Record<string, unknown>): void {
  for (const [kind, document] of Object.entries(documents)) {
    writeFileSync(join(folder, contentFiles[kind as ContentKind]), JSON.stringify(document));
  }
}

function run(...options: string[]) {
  const { status, stdout } = spawnSync(process.execPath, [command, ...options], { encoding: 'utf8' });
  const lines = stdout.trimEnd().split('\n');
  return { status, lines, errors: lines.slice(0, -1).filter((line) => !line.includes('(warning)')) };
}

test('the shipped content has no errors, and the command ends well with its warnings', () => {
  const { status, lines, errors } = run();
  expect({ status, errors }).toEqual({ status: 0, errors: [] });
  expect(lines.at(-1)).toMatch(/^0 errors, \d+ warnings$/);
});

test('every problem is printed with file, id and field, and the command fails', () => {
  write(draft({ places: [testhuset({ askAt: 'ingen', about: { da: 'Ja – nej', en: 'Yes' } })] }));
  const { status, lines, errors } = run(folder);
  expect(status).toBe(1);
  expect(errors).toEqual([
    'places.json  testhuset  askAt  "ingen" is no entry of places.json or helplines.json',
    'places.json  testhuset  about.da  "–" is not in the GSM-7 alphabet',
  ]);
  expect(lines.at(-1)).toMatch(/^2 errors, \d+ warnings?$/);
});

test('a file that is no JSON is told once, and the others are checked all the same', () => {
  write(draft({ landmarks: [{ id: 'testtorvet' }] }));
  writeFileSync(join(folder, 'places.json'), '[ { "id": ');
  const { status, errors } = run(folder);
  expect(status).toBe(1);
  expect(errors.filter((line) => line.startsWith('places.json'))).toHaveLength(1);
  expect(errors).toContainEqual(expect.stringContaining('landmarks.json  testtorvet  name'));
});

test('a folder without content lists all seven files', () => {
  expect(run(folder).errors.map((line) => line.split('  ')[0])).toEqual(Object.values(contentFiles));
});
