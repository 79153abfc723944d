// The handbook of colleagues says what the pages say: every button it names and every sentence it quotes is there.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { duty } from '../../src/knowledge/content-schema.ts';
import { readProjectFile, sourceFiles } from '../support/source-tree.ts';

const handbook = readProjectFile('docs/haandbog.md');
const pictures = new URL('../../docs/billeder/', import.meta.url);

/** What colleagues see on their pages, and on their phones. */
const pages = sourceFiles('src')
  .map(({ text }) => text)
  .join('\n');

/** What citizens read, by its words: a value that is put in is shown as "…" in the handbook. */
const sentences = readdirSync(new URL('../../locales/da/', import.meta.url))
  .flatMap((file) => sentencesIn(JSON.parse(readProjectFile(`locales/da/${file}`))))
  .map((sentence) => sentence.replaceAll(/\{\{\w+\}\}/g, '…'));

function sentencesIn(branch: unknown): string[] {
  return typeof branch === 'string' ? [branch] : Object.values(branch as object).flatMap(sentencesIn);
}

const bold = (text: string): string[] => [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, words = '']) => words);
const italic = (text: string): string[] =>
  [...text.matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g)].map(([, words = '']) => words);

/** On a page a value may stand between the words. */
const isOnPages = (words: string): boolean => words.split('…').every((part) => pages.includes(part.trim()));

test('every word of the pages that the handbook names stands on one', () => {
  const named = bold(handbook);
  expect(named).toContain('Tag samtalen');
  expect(named.filter((words) => !isOnPages(words))).toEqual([]);
});

test('every sentence that a citizen is said to read is one of Ly', () => {
  const quoted = italic(handbook);
  expect(quoted).toContain('Fik du hjælp? Skriv J eller N.');
  expect(quoted.filter((sentence) => !sentences.includes(sentence))).toEqual([]);
});

test('a button and a sentence that are not there would be seen', () => {
  expect(bold('Tryk på **Bestil en pizza**.').filter((words) => !isOnPages(words))).toHaveLength(1);
  expect(italic('Ly siger: *Alt bliver godt.*').filter((sentence) => !sentences.includes(sentence))).toHaveLength(1);
});

test('all calm sentences stand in the chapter about conflict', () => {
  const [, chapter = ''] = /^## Konflikt(.*?)^## /ms.exec(handbook) ?? [];
  const { quick_reply: quick } = JSON.parse(readProjectFile('locales/da/quick.json')) as {
    quick_reply: { calm: Record<string, string> };
  };
  expect(italic(chapter)).toEqual(Object.values(quick.calm));
});

test('the duty hours shown as an example could be used as they are', () => {
  const [, example = ''] = /```json\n(.*?)```/s.exec(handbook) ?? [];
  expect(() => z.array(duty).min(1).parse(JSON.parse(example))).not.toThrow();
});

test('every picture of the handbook is there, says in words what it shows, and is small', () => {
  const shown = [...handbook.matchAll(/<img src="billeder\/([^"]+)" alt="([^"]+)"/g)];
  const files = shown.map(([, file = '']) => file);
  expect(files.toSorted()).toEqual(readdirSync(pictures).toSorted());
  const missing = files.filter((file) => !existsSync(new URL(file, pictures)));
  expect(missing).toEqual([]);
  expect(files.filter((file) => statSync(new URL(file, pictures)).size > 150_000)).toEqual([]);
});
