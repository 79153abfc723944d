// What raises the alarm, what is worth a gentle question, and how sure a learner must be for either.
import { expect, test } from '@jest/globals';
import { dangerMarks, findDanger } from '../../../src/understanding/danger/find-danger.ts';
import type { HeardLanguage } from '../../../src/vocabulary.ts';
import { read, sure } from './small-lexicon.ts';

const found = (text: string, likelihood: number, language?: HeardLanguage) =>
  findDanger(read(text, language), sure(likelihood), 0);

/** How likely the learner must find it for the message to weigh this much: log odds, eight tenths for each doubling of e words. */
const likelihoodAt = (weight: number, text: string) =>
  1 / (1 + Math.exp(0.8 * Math.log1p(read(text).tokens.length) - weight));

test('an empty text is no danger, whatever a learner thinks', () => {
  expect(found('', 1)).toEqual({ urgent: null, check: null, likelihood: 0 });
});

test('danger in so many words raises the alarm against a doubtful learner', () => {
  expect(found('jeg vil dø', 0.12)).toEqual({ urgent: 'suicide', check: null, likelihood: 0.9 });
});

test('and is at least asked about where the learner is sure of the opposite', () => {
  expect(found('jeg vil dø', 0.03)).toMatchObject({ urgent: null, check: 'suicide' });
});

test('a learner that is surer than the words is believed in how sure', () => {
  expect(found('jeg vil dø', 0.97).likelihood).toBeCloseTo(0.97);
});

test('the kind is that of the words, whatever kind the learner hears', () => {
  expect(findDanger(read('han tæver mig'), sure(0.9, 'suicide'), 0).urgent).toBe('violence');
});

test('of two kinds in the words the likelier is told', () => {
  expect(findDanger(read('han tæver mig og jeg vil dø'), sure(0.9, 'suicide'), 0).urgent).toBe('suicide');
  expect(findDanger(read('han tæver mig og jeg vil dø'), sure(0.9, 'violence'), 0).urgent).toBe('violence');
});

test.each([
  ['danger in so many words', 'jeg vil dø', -1.2],
  ['the same beside a figure of speech', 'vi har en god stemning og jeg vil dø', 0],
  ['a sign', 'de klarer sig uden mig', -0.8],
  ['a sign beside a figure of speech', 'vi har sådan en god stemning her og de klarer sig uden mig', 0],
  ['a sign that was taken back', 'det er ikke sådan at jeg er selvmordstruet for år siden', 1.2],
  ['a figure of speech', 'vi har sådan en god stemning her', 0.5],
  ['a short outcry', 'jeg kan ikke mere', 0.5],
  ['an outcry of seven words', 'ja men altså jeg kan ikke mere', 0.2],
  ['no sign', 'der sker noget mærkeligt her', 0.2],
])('%s must weigh more than its limit', (_what, text, limit) => {
  expect(found(text, likelihoodAt(limit - 0.05, text)).urgent).toBeNull();
  expect(found(text, likelihoodAt(limit + 0.05, text)).urgent).toBe('suicide');
});

test.each<[HeardLanguage, number]>([
  ['da', 0.2],
  ['kl', -2],
  ['en', 0],
  ['other', -0.5],
])('without a sign the limit is that of the language: %s', (language, limit) => {
  const text = 'der sker noget mærkeligt';
  expect(found(text, likelihoodAt(limit - 0.05, text), language).urgent).toBeNull();
  expect(found(text, likelihoodAt(limit + 0.05, text), language).urgent).toBe('suicide');
});

test('a language nobody could tell counts as Danish', () => {
  const text = 'der sker noget mærkeligt';
  const unheard = { ...read(text), language: null };
  expect(findDanger(unheard, sure(likelihoodAt(0.15, text)), 0).urgent).toBeNull();
  expect(findDanger(unheard, sure(likelihoodAt(0.25, text)), 0).urgent).toBe('suicide');
});

test('who clearly asks for something is in danger only where the learner is surer', () => {
  const text = 'der sker noget mærkeligt her';
  const likelihood = likelihoodAt(1.3, text);
  expect(findDanger(read(text), sure(likelihood), 0.3).urgent).toBe('suicide');
  expect(findDanger(read(text), sure(likelihood), 0.5).urgent).toBeNull();
});

test('three words without a sign alarm nobody and are asked nothing', () => {
  expect(found('noget mærkeligt her', 0.99)).toMatchObject({ urgent: null, check: null });
  expect(found('noget mærkeligt her nede', likelihoodAt(-0.5, 'noget mærkeligt her nede')).check).toBe('suicide');
});

test.each([
  ['a sign', 'de klarer sig uden mig', -1.8],
  ['a word that may be one', 'farvel', -1.8],
  ['no sign', 'der sker noget mærkeligt her', -1],
])('with %s the gentle question is worth asking above its limit', (_what, text, limit) => {
  expect(found(text, likelihoodAt(limit - 0.05, text)).check).toBeNull();
  expect(found(text, likelihoodAt(limit + 0.05, text))).toMatchObject({ urgent: null, check: 'suicide' });
});

test('what is always worth asking is asked about, and only where it stands', () => {
  expect(found('jeg er så træt', 0)).toMatchObject({ urgent: null, check: 'suicide' });
  expect(found('jeg er så træt i filmen', 0).check).toBeNull();
});

test('how likely a danger is comes from the learner where nothing is said plainly', () => {
  expect(found('der sker noget mærkeligt her', 0.31).likelihood).toBeCloseTo(0.31);
  expect(findDanger(read('farvel'), () => new Map(), 0).likelihood).toBe(0);
  expect(findDanger(read('farvel'), () => new Map(), 0)).toMatchObject({ urgent: null, check: null });
});

test('a learner sees what was found: signs, those taken back, maybes, figures of speech and frames', () => {
  const marks = dangerMarks(read('jeg vil dø. selvmordstruet. farvel. dø af grin. slår mig i skak. år siden'));
  expect(Object.fromEntries(marks)).toEqual({
    'plain:suicide': 3,
    'sign:suicide': 3,
    'taken-back:violence': 3,
    'maybe:suicide': 1,
    'harmless:harmless': 1.2,
    'tense:past': 1.2,
  });
  expect(Object.fromEntries(dangerMarks(read('i filmen vil dø')))).toEqual({
    'taken-back:suicide': 3,
    'tense:story': 1.2,
  });
});
