// What takes a sign of danger back, and what does not.
import { expect, test } from '@jest/globals';
import { standsForSomething } from '../../../src/understanding/danger/weigh-sign.ts';
import { read } from './small-lexicon.ts';

const stands = (text: string): boolean => {
  const reading = read(text);
  const signs = [...reading.found('plain'), ...reading.found('danger')];
  if (signs.length === 0) throw new Error('the text has no sign to weigh');
  return signs.some((sign) => standsForSomething(sign, reading));
};

test.each([
  ['nothing takes it back', 'jeg vil dø', true],
  ['a figure of speech over it', 'jeg vil dø af grin', false],
  ['a figure of speech before it', 'dø af grin og han tæver mig', true],
  ['a figure of speech after it', 'han tæver mig og dø af grin', true],
  ['a figure of speech that shares one word with its end', 'han tæver mig slår mig i skak', true],
  ['a longer figure of speech', 'han slår mig i skak', false],
  ['a figure of speech that it holds, and says more', 'kan ikke trække vejret mere', true],
  ['a "not" just before it', 'jeg er ikke selvmordstruet', false],
  ['a "not" three words before it', 'ikke noget med selvmordstruet', false],
  ['a "not" four words before it', 'ikke noget med at selvmordstruet', true],
  ['a "not" in the sentence before', 'ikke sådan. selvmordstruet', true],
  ['a "not" after it', 'selvmordstruet ikke', true],
  ['a "not" before a new start', 'ikke men selvmordstruet', true],
  ['a "not" after a new start', 'men ikke selvmordstruet', false],
  ['a "not" and the sign is the new start', 'ikke han tæver mig', true],
  ['a "not" within it', 'jeg gør ikke ende på det', false],
  ['its own "not"', 'jeg vil ikke leve', true],
  ['its own "not" after another', 'jeg kan aldrig ikke leve', true],
  ['its own "uden"', 'bedst uden mig', true],
])('%s: "%s"', (_what, text, expected) => {
  expect(stands(text)).toBe(expected);
});

test.each([
  ['long ago', 'jeg var selvmordstruet for fem år siden', false],
  ['long ago in another sentence', 'det er fem år siden. jeg er selvmordstruet', true],
  ['long ago and now again', 'selvmordstruet som for fem år siden igen', true],
  ['long ago, and now in another sentence', 'selvmordstruet for fem år siden. kommer nu', false],
  ['in a film', 'i filmen er hun selvmordstruet', false],
  ['what one does if', 'hvad gør man hvis en er selvmordstruet', false],
  ['over, said with "now"', 'var selvmordstruet men det er ovre nu', false],
  ['over in another sentence', 'det er ovre nu. jeg er selvmordstruet', true],
  ['now, and nothing more', 'er selvmordstruet nu', true],
])('%s: "%s"', (_what, text, expected) => {
  expect(stands(text)).toBe(expected);
});
