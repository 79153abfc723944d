import { describe, expect, test } from '@jest/globals';
import { draft, errorsIn, testfesten, testguiden, testhuset } from './content-draft.ts';

const about = (da: string) => draft({ places: [testhuset({ about: { da, en: 'Ask.' } })] });

describe('what is said can be sent by SMS', () => {
  test('Danish letters are in the alphabet', () => {
    expect(errorsIn(about('Åbent på Østerå, lørdag kl. 9-15: kaffe, æbler & té!'))).toEqual([]);
  });

  test('letters that are not are named, each once', () => {
    expect(errorsIn(about('“Åbent” – altid… “Ja”'), 'messages')).toEqual([
      '"“" "”" "–" "…" is not in the GSM-7 alphabet',
    ]);
  });

  test('letters that cost double are not used', () => {
    expect(errorsIn(about('Kaffe [gratis]'), 'messages')).toEqual(['"[" "]" is not in the GSM-7 alphabet']);
  });

  test('the braces of a placeholder are not said', () => {
    expect(errorsIn(draft({ guides: [testguiden()] }))).toEqual([]);
  });
});

describe('a link is never sent', () => {
  test.each(['Se https://example.org', 'Se www.example.org', 'Se testhuset.dk', 'Se tusaannga.gl/chat'])(
    '%s',
    (text) => {
      expect(errorsIn(about(text), 'messages')).toEqual(['a link is never sent by SMS']);
    },
  );

  test('a full stop without a space is no link', () => {
    expect(errorsIn(about('Kom kl.9.Det er varmt. Ring nr.112.'))).toEqual([]);
  });
});

describe('every text that is said is looked at', () => {
  const dash = { da: 'Ja – nej.', en: 'Ask.' };
  const trusted = { asOf: null, confidence: 'high' } as const;

  test('of a place', () => {
    const place = testhuset({
      shortName: 'Test – huset',
      address: { street: 'Test–gade', postcode: null, city: null, ...trusted },
      price: { text: dash, ...trusted },
      houseRules: dash,
      about: { da: 'Spørg.', en: 'Ask – now.' },
    });
    expect(errorsIn(draft({ places: [place] })).toSorted()).toEqual([
      'places.json testhuset about.en',
      'places.json testhuset address.street',
      'places.json testhuset houseRules.da',
      'places.json testhuset price.text.da',
      'places.json testhuset shortName',
    ]);
  });

  test('of a guide and an event', () => {
    const guides = [testguiden({ steps: [{ oneOf: [{ text: dash }, { text: { ...dash, kl: 'Aap – naamik.' } }] }] })];
    expect(errorsIn(draft({ guides, events: [testfesten({ signUp: dash })] }))).toEqual([
      'guides.json testguiden steps.0.oneOf.0.text.da',
      'guides.json testguiden steps.0.oneOf.1.text.da',
      'guides.json testguiden steps.0.oneOf.1.text.kl',
      'events.json testfesten signUp.da',
    ]);
  });

  test('the notes for staff are not said', () => {
    expect(errorsIn(draft({ places: [testhuset({ notes: 'See https://example.org – old' })] }))).toEqual([]);
  });
});
