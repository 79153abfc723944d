// Greenlandic: built from sentences somebody can check, Danish where there is none, and never silent in danger.
import { describe, expect, test } from '@jest/globals';
import { createAnswers } from '../../src/answers/create-answers.ts';
import type { ToSay } from '../../src/answers/to-say.ts';
import { yearToSay } from '../../src/knowledge/freshness.ts';
import { copenhagen } from '../support/copenhagen.ts';
import { contactAt, foundAt, nobodyOnDuty, placesAt, said, shippedPhrases } from '../support/said.ts';

const at = '2026-11-25T13:00';
const night = '2026-11-25T22:30';
const kl = { at, language: 'kl' } as const;
const danger: ToSay = {
  say: 'danger',
  kind: 'suicide',
  about: 'self',
  immediate: false,
  lines: [contactAt('sociale-skadestue', copenhagen(night)), contactAt('livslinien', copenhagen(night))],
  shelter: null,
  human: nobodyOnDuty(night),
  again: false,
};
const inDanish =
  'Jeg er glad for, at du skriver det. Er du i fare nu: ring 112. Tal med nogen nu: Den Sociale Skadestue 98 12 32 92 (til 7) eller Livslinien 70 20 12 01 (til 5). Jeg er en automat. Er du alene lige nu?';

test('open now: Danish names outside the grammar, the clock with its minutes', () => {
  expect(said(placesAt(at, ['kk-varmestue-dag', 'parasollen']), kl)).toBe(
    'Korshærens varmestue, Søndergade, ammavoq nal. 15.00 tikillugu. Café Parasollen, Boulevarden, ammavoq nal. 19.00 tikillugu. Paasissutissaq qularnarpoq (2020).',
  );
});

test('nothing open: that nobody knows, and when it opens', () => {
  const evening = '2026-11-28T18:00';
  expect(said(placesAt(evening, ['kk-natvarmestue']), { at: evening, language: 'kl' })).toBe(
    'Massakkut ammavoq: naluara. Natvarmestuen, Søndergade, nal. 21.00 ammassaaq (2020).',
  );
});

test('where a sentence is missing the whole answer comes in Danish, after one Greenlandic line', () => {
  const place = foundAt('kk-varmestue-dag', copenhagen(at), { unknownFilters: ['dog'] });
  expect(said(placesAt(at, [], { filters: ['dog'], places: [place] }), kl)).toBe(
    'Kalaallisut allassinnaavutit. Jeg ved ikke, hvor hunde må komme med ind. Åbent nu: Korshærens varmestue, Søndergade, til 15 (2020). Spørg i døren.',
  );
});

test('the sign to ring 112 in the cold stands in Danish rather than not at all', () => {
  const early = '2026-11-29T07:30';
  const text = said(placesAt(early, ['kk-varmestue-dag'], { cold: true }), { at: early, language: 'kl' });
  expect(text).toMatch(/^Er du døsig eller forvirret, så ring 112 nu\. Massakkut ammavoq: naluara\. /);
  expect(text).toContain('nal. 9.00 ammassaaq (2020)');
  expect(text).toMatch(/Kan du holde varmen til 9\? Skriv JA eller NEJ\.$/);
});

test('danger: two Greenlandic sentences, the Danish text, the numbers once', () => {
  expect(said(danger, { ...kl, at: night })).toBe(`Massakkut 112-mut sianerit. Kisimiinngilatit. ${inDanish}`);
});

test('the gentle question is asked in Greenlandic, once', () => {
  const text = said({ say: 'danger_question', kind: 'medical', about: 'self', talk: [] }, { ...kl, at: night });
  expect(text).toBe('Er det slemt, så ring 112 nu. Massakkut ulorianartorsiorpit? AAP imaluunniit NAAMIK allaguk.');
});

describe('with drafts off', () => {
  const { writeReply } = createAnswers({ phrases: shippedPhrases(), drafts: false, yearToSay });
  const write = (toSay: ToSay, clock: string) =>
    writeReply([toSay], { language: 'kl', channel: 'sms', at: copenhagen(clock), isFirst: false }).text;

  test('a Greenlander gets the Danish text, and no Greenlandic that nobody has read', () => {
    expect(write(placesAt(at, ['kk-varmestue-dag']), at)).toBe(
      'Åbent nu: Korshærens varmestue, Søndergade, til 15. Tiden er fra 2020. Er døren låst, så skriv LÅST.',
    );
    expect(write(danger, night)).toBe(inDanish);
    expect(write({ say: 'plain', key: 'thanks' }, at)).toBe('Selv tak. Skriv, når der er noget.');
  });
});
