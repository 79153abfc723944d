import { describe, expect, test } from '@jest/globals';
import { fitsGsm7, forbiddenIn, hasLink, lix, questionsIn } from './plain-language.ts';

describe('plain language', () => {
  test('Danish letters fit one SMS alphabet, typographic marks and letters of the old spelling do not', () => {
    expect(fitsGsm7('Søndergade, åben til 7. Vær hilset (2020)?')).toBe(true);
    for (const text of ['“nu”', 'kl. 9–15', 'vent…', 'ĸaĸortoĸ', 'tak ✓']) expect(fitsGsm7(text)).toBe(false);
  });

  test('an address of the web is a link, a clock and a name are not', () => {
    for (const text of ['se www.testhuset', 'https://testhuset', 'læs på testhuset.dk'])
      expect(hasLink(text)).toBe(true);
    expect(hasLink('Ring kl. 8.30 til Testhuset. Det er åbent.')).toBe(false);
  });

  test('office words are found with their endings, also in capitals, and names that contain them are not', () => {
    expect(forbiddenIn('Desværre er tilbuddet kun for borgere. Husk at ringe!')).toEqual(
      expect.arrayContaining(['Desværre', 'tilbuddet', 'borgere', 'Husk at', '!']),
    );
    expect(forbiddenIn('Please call.')).toEqual(['Please']);
    expect(forbiddenIn('Spørg Borgerservice om enkeltydelse.')).toEqual([]);
  });

  test('questions are counted', () => {
    expect(questionsIn('Hvor er du? Er du inde?')).toBe(2);
    expect(questionsIn('Ring 112.')).toBe(0);
  });
});

describe('LIX', () => {
  test('counts sentences and long words', () => {
    expect(lix('Du kan ringe til os i dag. Vi har åbent nu.')).toBe(5.5);
    expect(
      lix('Kommunens sagsbehandlere behandler ansøgninger vedrørende boliganvisning efter indstilling fra afdelingen.'),
    ).toBeGreaterThan(60);
  });

  test('takes names, numbers and addresses out, and a clock does not end a sentence', () => {
    const plain = lix('Du kan ringe til dem nu, eller gå ind i dag.');
    expect(lix('Du kan ringe til Testhusets Kontaktcenter, 98 00 00 00 dem nu, eller gå ind i dag.')).toBe(plain);
    expect(lix('Natvarmestuen Du kan ringe til dem nu, eller gå ind i dag.', ['Natvarmestuen'])).toBe(plain);
    expect(lix('Du kan gå ind i dag fra kl. 21 og til kl. 7.')).toBe(11);
  });

  test('lets a text under ten words be', () => {
    expect(lix('Boliganvisningsvejledning forudsætter forhåndsgodkendelse.')).toBe(0);
  });
});
