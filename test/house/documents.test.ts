// What the documents name is there: whoever follows them arrives. And what must be named is.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { expect, test } from '@jest/globals';
import { openStorage } from '../../src/storage/open-storage.ts';
import { readProjectFile } from '../support/source-tree.ts';

const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\0')
  .filter((path) => path !== '');
const names = new Set(files.map((path) => posix.basename(path)));
const folders = new Set(files.map((path) => `${dirname(path)}/`));

/** Not the decisions: they may name what is to come, or what was. */
const documents = files.filter((path) => /^(README|CONTRIBUTING|docs\/[^/]+)\.md$/.test(path));

/** Paths from the root, and names of files, in backquotes; links of the project itself. */
function namedIn(text: string): string[] {
  const quoted = [...text.matchAll(/`([^`\s]+)`/g)].map(([, name = '']) => name);
  const linked = [...text.matchAll(/\]\(([^):]+)\)/g)].map(([, path = '']) => path);
  const paths = quoted.filter((name) => /^(src|test|docs|content|intents|locales|bench)\//.test(name));
  const bare = quoted.filter((name) => /^[\w.-]+\.(ts|js|json|md|css|eta|example)$/.test(name));
  return [...paths, ...bare, ...linked];
}

const isThere = (name: string): boolean =>
  files.includes(name) ||
  folders.has(name) ||
  [...folders].some((folder) => folder.startsWith(name)) ||
  names.has(name);

test.each(documents)('every file and folder that %s names is there', (document) => {
  const named = namedIn(readProjectFile(document));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !isThere(name))).toEqual([]);
});

test('a file that is gone would be seen', () => {
  const named = namedIn(
    'See `src/gone.ts`, `gone.ts`, `src/gone/` and [this](docs/gone.md), not `npm start` or `/sms`.',
  );
  expect(named.filter((name) => !isThere(name))).toEqual(['src/gone.ts', 'src/gone/', 'gone.ts', 'docs/gone.md']);
});

async function tableNames(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ly-tables-'));
  await (await openStorage({ folder, dataKey: Buffer.alloc(32, 7) })).close();
  const database = new DatabaseSync(join(folder, 'ly.sqlite'));
  const rows = database.prepare(`select name from sqlite_master where type = 'table'`).all();
  database.close();
  rmSync(folder, { recursive: true });
  return rows.map(({ name }) => String(name)).filter((name) => !/^(sqlite|kysely)_/.test(name));
}

/** The names in the first cell of each row of a document's tables. */
const rowsOf = (text: string): string[] =>
  [...text.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([\w:-]+)`/g)].map(([, name = '']) => name),
  );

test('docs/gdpr.md says of every table what of people is in it and how long', async () => {
  const tables = await tableNames();
  expect(tables).toContain('messages');
  const rows = rowsOf(readProjectFile('docs/gdpr.md'));
  expect(tables.filter((name) => !rows.includes(name))).toEqual([]);
});

test('the README says what every command does', () => {
  const { scripts } = JSON.parse(readProjectFile('package.json')) as { scripts: Record<string, string> };
  const rows = rowsOf(readProjectFile('README.md').replaceAll(/`npm (?:run )?(?:--silent )?([\w:-]+)[^`]*`/g, '`$1`'));
  expect(Object.keys(scripts).filter((name) => !rows.includes(name))).toEqual([]);
});

test('a name that is only mentioned has no row', () => {
  expect(rowsOf('| `known`, `other` | in `mentioned` |\n| --- | --- |\nand `elsewhere`')).toEqual(['known', 'other']);
});
