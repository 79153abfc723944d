// A "no" to the question whether somebody is safe.
import { expect, test } from '@jest/globals';
import { saysNotSafe } from '../../../src/understanding/danger/not-safe.ts';
import type { Signal } from '../../../src/understanding/meaning.ts';

const asked = '[bot] Det lyder hårdt. Er du i sikkerhed?';

test.each<[what: string, answer: [Signal | null, string[]], expected: boolean]>([
  ['no, after the question', ['no', ['kan ikke mere', asked]], true],
  ['no, after it was asked in English', ['no', ['[bot] Are you safe right now?']], true],
  ['yes, after the question', ['yes', [asked]], false],
  ['neither', [null, [asked]], false],
  ['no, after another text has come between', ['no', [asked, 'hvor er der åbent']], false],
  ['no, after the citizen asked', ['no', ['er du i sikkerhed?']], false],
  ['no, after a text that only tells of it', ['no', ['[bot] Gå hen, hvor du er i sikkerhed.']], false],
  ['no, with nothing before', ['no', []], false],
])('%s', (_what, [signal, earlier], expected) => {
  expect(saysNotSafe(signal, earlier)).toBe(expected);
});
