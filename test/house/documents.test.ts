// What the documents name is there: whoever follows them arrives.
import { execFileSync } from 'node:child_process';
import { dirname, posix } from 'node:path';
import { expect, test } from '@jest/globals';
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
