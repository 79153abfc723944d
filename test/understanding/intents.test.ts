// What intents/ promises: every need and every danger in many voices, and no text under two labels.
import { describe, expect, test } from '@jest/globals';
import { parseIntents } from '../../src/understanding/intent-file.ts';
import type { Intent } from '../../src/understanding/intent-file.ts';
import { examplesIn, isDanger, isHarmless, isNeed } from '../../src/understanding/lexicon.ts';
import { maskSecrets } from '../../src/understanding/mask-secrets.ts';
import { intentDocuments } from '../support/understanding.ts';

const intents = parseIntents(intentDocuments);
const count = (intent: Intent, language: string): number =>
  'examples' in intent ? [...examplesIn(intent.examples)].filter((example) => example.language === language).length : 0;

describe.each(intents.filter(isNeed).map((intent) => [intent.need, intent] as const))('%s', (_need, intent) => {
  test('is said in at least 30 ways in Danish, 10 in Greenlandic and 10 in English', () => {
    expect(count(intent, 'da')).toBeGreaterThanOrEqual(30);
    expect(count(intent, 'kl')).toBeGreaterThanOrEqual(10);
    expect(count(intent, 'en')).toBeGreaterThanOrEqual(10);
  });

  test('is said by at least three writers in Danish', () => {
    expect(new Set(intent.examples.da.map((voice) => voice.by)).size).toBeGreaterThanOrEqual(3);
  });

  test('has words in all three languages', () => {
    expect([intent.words.da.length, intent.words.kl.length, intent.words.en.length].every((size) => size > 0)).toBe(
      true,
    );
  });
});

test.each(intents.filter(isDanger).map((intent) => [intent.urgent, intent] as const))(
  'the danger %s is said in at least 60 ways in Danish, 20 in Greenlandic and 20 in English',
  (_kind, intent) => {
    expect(count(intent, 'da')).toBeGreaterThanOrEqual(60);
    expect(count(intent, 'kl')).toBeGreaterThanOrEqual(20);
    expect(count(intent, 'en')).toBeGreaterThanOrEqual(20);
  },
);

test('at least 400 sentences only look dangerous', () => {
  const texts = intents.filter(isHarmless).flatMap((intent) => [...examplesIn(intent.examples)]);
  expect(texts.length).toBeGreaterThanOrEqual(400);
});

test('no text is both a danger and none', () => {
  const texts = (some: readonly Intent[]) =>
    some
      .flatMap((intent) => ('examples' in intent ? [...examplesIn(intent.examples)] : []))
      .map(({ text }) => text.toLowerCase());
  const dangers = new Set(texts(intents.filter(isDanger)));
  expect(texts(intents.filter((intent) => !isDanger(intent))).filter((text) => dangers.has(text))).toEqual([]);
});

test('no example holds a number that would be hidden', () => {
  const texts = intents.flatMap((intent) => ('examples' in intent ? [...examplesIn(intent.examples)] : []));
  expect(texts.filter(({ text }) => maskSecrets(text).found).length).toBe(0);
});
