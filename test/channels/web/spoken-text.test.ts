// Which language each part of a message is read aloud in.
import { describe, expect, test } from '@jest/globals';
import { splitPassages } from '../../../src/channels/web/spoken-text.ts';
import type { HeardLanguage, Language } from '../../../src/vocabulary.ts';

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
