// The file of what was learnt: made where there is none, used where it fits, made anew where it does not.
import { expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { keepLearned, learnedFrom } from '../../src/shipped-learning.ts';
import { createUnderstanding } from '../../src/understanding/create-understanding.ts';
import { parseIntents } from '../../src/understanding/intent-file.ts';
import type { DangerIntent, Intent, NeedIntent } from '../../src/understanding/intent-file.ts';
import { learnFrom } from '../../src/understanding/learn-from-intents.ts';
import { isDanger, isHarmless, isList, isNeed } from '../../src/understanding/lexicon.ts';
import type { LearnedWeights } from '../../src/understanding/learning/learned-bytes.ts';
import { intentDocuments } from '../support/understanding.ts';

/** Few examples, and words of food alone, so that learning takes no time. */
const nothing = { da: [], kl: [], en: [], other: [] };
const intents = parseIntents(intentDocuments)
  .filter((intent) => !isHarmless(intent) && (!isList(intent) || intent.list === 'groups'))
  .map((intent): Intent => (isNeed(intent) ? withFew(intent) : isDanger(intent) ? withNone(intent) : intent));

function withFew(intent: NeedIntent): NeedIntent {
  const [voice] = intent.examples.da;
  const few = voice ? [{ ...voice, texts: voice.texts.slice(0, 3) }] : [];
  const words = intent.need === 'food' ? intent.words : nothing;
  return { ...intent, words, hints: nothing, examples: { ...nothing, da: few } };
}

function withNone(intent: DangerIntent): DangerIntent {
  return { ...intent, words: nothing, maybe: nothing, examples: nothing, maybeExamples: nothing };
}

/** Bytes are compared as bytes: millions of numbers would take minutes. */
const bytesOf = ({ needs, danger }: LearnedWeights): string =>
  [needs, danger].map(({ scales, steps }) => digestOf(scales) + digestOf(steps)).join();
const digestOf = (numbers: Float32Array | Int8Array): string => createHash('sha256').update(numbers).digest('hex');
const newFile = () => join(mkdtempSync(join(tmpdir(), 'ly-learned-')), 'made', 'learned.bin');
const learned = learnFrom(intents);

function fileOf(kept: LearnedWeights): string {
  const file = newFile();
  keepLearned(intents, kept, file);
  return file;
}

test('where there is no file Ly learns, and leaves one', () => {
  const file = newFile();
  const understand = createUnderstanding({ intents, names: [], learned: learnedFrom(intents, file) });
  expect(understand('mad').needs).toEqual(['food']);
  expect(existsSync(file)).toBe(true);
  expect(readdirSync(dirname(file))).toEqual(['learned.bin']);
});

test('what the file holds is what was learnt', () => {
  expect(bytesOf(learnedFrom(intents, fileOf(learned)))).toBe(bytesOf(learned));
});

test('a file that fits is used as it is', () => {
  const other = { ...learned, needs: { ...learned.needs, scales: learned.needs.scales.map((scale) => scale / 2) } };
  expect(bytesOf(learnedFrom(intents, fileOf(other)))).toBe(bytesOf(other));
});

test.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, 1000)],
  ['damaged', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 500), Buffer.alloc(1, 1), bytes.subarray(501)])],
])('a file that is %s is not used, and made anew', (_name, spoil) => {
  const file = fileOf(learned);
  const whole = readFileSync(file);
  writeFileSync(file, spoil(whole));
  expect(bytesOf(learnedFrom(intents, file))).toBe(bytesOf(learned));
  expect(readFileSync(file).equals(whole)).toBe(true);
});

test('after a change of the examples it is learnt anew', () => {
  const file = fileOf(learned);
  const before = readFileSync(file);
  const changed = intents.map((intent): Intent =>
    'examples' in intent ? { ...intent, what: `${intent.what} Changed.` } : intent,
  );
  learnedFrom(changed, file);
  expect(readFileSync(file).equals(before)).toBe(false);
});

test('where nothing can be written, Ly understands all the same', () => {
  const noFolder = join(mkdtempSync(join(tmpdir(), 'ly-learned-')), 'a-file');
  writeFileSync(noFolder, '');
  const understood = learnedFrom(intents, join(noFolder, 'learned.bin'));
  expect(createUnderstanding({ intents, names: [], learned: understood })('mad').needs).toEqual(['food']);
});
