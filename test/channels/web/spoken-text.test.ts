// Which language each part of a message is read aloud in, and which numbers a thumb can call.
import { describe, expect, test } from '@jest/globals';
import { readable } from '../../../src/answers/say-contact.ts';
import { splitNumbers, splitPassages } from '../../../src/channels/web/spoken-text.ts';
import type { HeardLanguage, Language } from '../../../src/vocabulary.ts';
import { shippedFile } from '../../knowledge/shipped-file.ts';

/** Hears by the first letter of a telltale word. */
const hear = (text: string): HeardLanguage =>
  /allassinnaavutit|sianerit/.test(text) ? 'kl' : /\bthe\b/.test(text) ? 'en' : /jeg/i.test(text) ? 'da' : 'other';

const languagesIn = (text: string, page: Language) =>
  splitPassages(text, page, hear).map(({ language, parts }) => [language, parts.map((part) => part.text).join('')]);

describe('an answer', () => {
  test('in the language of the page says nothing about it', () => {
    expect(languagesIn('Jeg kender intet varmt sted.', 'da')).toEqual([[null, 'Jeg kender intet varmt sted.']]);
  });

  test('in another language says which', () => {
    expect(languagesIn('I know the night room. Ask at the door.', 'da')).toEqual([
      ['en', 'I know the night room. Ask at the door.'],
    ]);
  });

  test('that goes over into Danish on a Greenlandic page says where', () => {
    const text = 'Kalaallisut allassinnaavutit. Jeg kender ikke et sted med bad i byen.';
    expect(languagesIn(text, 'kl')).toEqual([
      [null, 'Kalaallisut allassinnaavutit. '],
      ['da', 'Jeg kender ikke et sted med bad i byen.'],
    ]);
  });

  test('keeps a few words with the sentence before them', () => {
    expect(languagesIn('Jeg kender ikke et sted med bad. Ring 112.', 'kl')).toEqual([
      ['da', 'Jeg kender ikke et sted med bad. Ring 112.'],
    ]);
  });

  test('in a language nobody knows makes no claim', () => {
    expect(languagesIn('Nie mam gdzie spać tej nocy, zimno mi.', 'da')[0]?.[0]).toBeNull();
  });

  test('of nothing is nothing', () => {
    expect(languagesIn('', 'da')).toEqual([[null, '']]);
  });
});

const dialled = (text: string) => splitNumbers(text).flatMap(({ dial }) => dial ?? []);

describe('a phone number', () => {
  test.each([
    ['Ring 112 nu.', ['112']],
    ['ring 114, ved fare 112.', ['114', '112']],
    ['1888, hele døgnet. BørneTelefonen, 116 111, er åben', ['1888', '116111']],
    ['Livslinien 70 20 12 01 (til 5).', ['70201201']],
    ['Tusaannga, +299 80 11 80.', ['+299801180']],
    ['112-mut sianerit', ['112']],
  ])('"%s" can be called', (text, numbers) => {
    expect(dialled(text)).toEqual(numbers);
  });

  test.each([
    'åben til 15 (2020), kl. 18-7',
    'nal. 9.00-15.00',
    'Vesterbro 79, 9000 Aalborg',
    'Hospitalsbyen 1, 20-23 Gistrup',
    '1120 kr. og 1.112 mennesker',
    'den 25 11 2026',
  ])('"%s" has none', (text) => {
    expect(dialled(text)).toEqual([]);
  });
});

test('the text with its links is the text', () => {
  const text = 'I fare: ring 112. Den Sociale Skadestue, 98 12 32 92, til kl. 7.';
  expect(
    splitNumbers(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});

interface Entry {
  id: string;
  phones: { number: string; confidence: string }[];
}

test('every number that Ly may say can be called as Ly says it', () => {
  const entries = ['places', 'helplines'].flatMap((kind) => shippedFile(kind) as Entry[]);
  const sayable = entries.flatMap(({ phones }) => phones).filter(({ confidence }) => confidence !== 'low');
  const said = sayable.map(({ number }) => readable(number));
  expect(said.length).toBeGreaterThan(30);
  expect(said.filter((number) => dialled(`ring ${number}.`)[0] !== number.replaceAll(' ', ''))).toEqual([]);
});
