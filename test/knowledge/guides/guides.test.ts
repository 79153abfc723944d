// The guides as they are shipped: every text they can become, at every hour, in every language they have.
import { describe, expect, test } from '@jest/globals';
import { guide, helpline, place } from '../../../src/knowledge/content-schema.ts';
import type { Guide, GuideStep } from '../../../src/knowledge/content-schema.ts';
import { faultsOf } from './guide-faults.ts';
import { everyTextOf, withLongestRooms } from './guide-texts.ts';
import { shippedFile } from '../shipped-file.ts';

const guides = guide.array().parse(shippedFile('guides'));
const entries = withLongestRooms(
  new Map(
    [...place.array().parse(shippedFile('places')), ...helpline.array().parse(shippedFile('helplines'))].map(
      (entry) => [entry.id, entry],
    ),
  ),
);
const named = (id: string): Guide => guides.find((one) => one.id === id)!;
const saying = (steps: GuideStep[]): Guide => ({ ...named('klage'), id: 'test', steps });

describe('the guides that are shipped', () => {
  test('have no fault in any language, at any hour', () => {
    expect(guides.length).toBeGreaterThanOrEqual(30);
    expect(guides.flatMap((one) => faultsOf(one, entries))).toEqual([]);
  });

  test('have ids that no other guide, place or line has', () => {
    const ids = [...guides.map(({ id }) => id), ...entries.keys()];
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('are found by words that no other guide claims', () => {
    const words = guides.flatMap(({ aka }) => aka);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  test('write no number but the three that everybody knows: the others come from the places and lines', () => {
    const written = guides.flatMap(({ id, steps }) =>
      (JSON.stringify(steps).match(/\d\d \d\d( \d\d)*/g) ?? []).map((number) => `${id}: ${number}`),
    );
    expect(written).toEqual([]);
  });
});

describe('what a guide is about', () => {
  test('comes first where it is a gap, and where it is only a proposal', () => {
    const begins = (one: Guide, language: 'da' | 'en') => everyTextOf(one, language, entries)[0]!.text;
    for (const gap of guides.filter(({ kind }) => kind === 'gap')) {
      expect(begins(gap, 'da')).toMatch(/^Jeg (kender|ved) /);
      expect(begins(gap, 'en')).toMatch(/^I (know no|do not know) /);
    }
    for (const wish of guides.filter(({ kind }) => kind === 'wish')) {
      expect(begins(wish, 'da')).toMatch(/^[^.]* et forslag[.,]/);
      expect(begins(wish, 'en')).toMatch(/^[^.]*(\d\.\d[^.]*)? a proposal[.,]/);
    }
  });

  test('is not told where it is violence: no place and no street', () => {
    const quiet = ['krisecenter-for-kvinder', 'krisecenter-for-maend'].map((id) => JSON.stringify(named(id).steps));
    for (const steps of quiet) expect(steps).not.toMatch(/\.street\}|sociale-skadestue/);
  });

  test.each([
    'socialt-frikort',
    'lokalsjakket',
    'by-pedeller',
    'byhaver',
    'inspiratoriet',
    'smaa-job-med-mening',
    'erhvervsintroduktion',
    'gaardprojekt',
    'hus-forbi',
  ])('can be the work programme %s', (id) => expect(named(id)).toBeDefined());
});

describe('a guide is refused', () => {
  const text = (da: string) => ({ text: { da, en: 'Call 112.' } });

  test.each([
    ['a forbidden word', [text('Desværre er der lukket.')], '"Desværre" is never said'],
    ['a number of a place that is never said', [text('Ring til {reden.phone}.')], '{reden.phone} may not be said'],
    ['the secret address', [text('Gå til {krisecenter.street}.')], '{krisecenter.street} may not be said'],
    ['an entry that content does not have', [text('Ring til {testhuset.phone}.')], '{testhuset.phone} may not be said'],
    [
      'an end of opening that may not hold',
      [text('Åben {parasollen.until}.')],
      '{parasollen.until} is said although it may be closed',
    ],
    ['hours that nobody knows', [{ ...text('Ring nu.'), onlyWhenOpen: ['csi'] }], 'the hours of csi are not known'],
    ['a question that is not declared', [text('Er du ude?')], 'asks something that it does not say it asks'],
    [
      'nothing left to say at some hour',
      [{ oneOf: [text('Ring.'), { ...text('Gå ind.'), onlyWhenOpen: ['parasollen'] }] }],
      'the last alternative must hold at every hour',
    ],
  ])('for %s', (_, steps, fault) => {
    expect(faultsOf(saying(steps), entries)).toContain(`test: ${fault}`);
  });

  test('for long words, for length and for two questions', () => {
    const long =
      'Boliganvisningsafdelingen behandler ansøgninger vedrørende boligsocial anvisning efter individuel vurdering hos kommunen';
    const [hard] = faultsOf(saying([text(`${long}.`)]), entries);
    expect(hard).toMatch(/^test: LIX/);
    expect(faultsOf(saying([text('Ring til dem nu. '.repeat(20))]), entries)[0]).toMatch(/^test: 3\d\d characters/);
    expect(faultsOf({ ...saying([text('Er du ude? Er du alene?')]), asks: 'tell_human' }, entries)[0]).toMatch(
      /more than one question/,
    );
  });
});
