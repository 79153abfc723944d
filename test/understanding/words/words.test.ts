// From what stands on the phone to words that can be compared.
import { describe, expect, test } from '@jest/globals';
import { cleanText, comparable, fold, skeleton } from '../../../src/understanding/normalise.ts';
import { createSpelling, distanceOf } from '../../../src/understanding/words/spelling.ts';
import { readTokens } from '../../../src/understanding/words/tokens.ts';

const asItIs = (form: string) => form;

describe('cleaning', () => {
  test('zero-width, direction and control characters are gone, and the words stay whole', () => {
    expect(cleanText('so\u200bve\u202e i\u0007nat')).toBe('sove i nat');
  });

  test('an emoji that says something becomes its word; one that says nothing goes', () => {
    expect(cleanText('🚽?').trim()).toBe('toilet ?');
    expect(cleanText('🦄').trim()).toBe('');
  });

  test('letters held down are two at most, and nothing beyond 1,600 characters is read', () => {
    expect(cleanText('hjæææææælp')).toBe('hjæælp');
    expect(cleanText('ab '.repeat(2000)).length).toBe(1600);
  });

  test('letters of mathematical fonts are letters', () => {
    expect(cleanText('𝐬𝐨𝐯𝐞')).toBe('sove');
  });
});

describe('folding', () => {
  test('æøå, accents and the Greenlandic kra are written as everybody can type them', () => {
    expect(fold('ÆBLE grød på café')).toBe('aeble groed paa cafe');
    expect(fold('ĸimmeĸ')).toBe('qimmeq');
  });

  test('åben, aaben and aben are compared as one; doubled letters count once', () => {
    expect(new Set(['åben', 'aaben', 'aben'].map((word) => comparable(fold(word)))).size).toBe(1);
    expect(skeleton(fold('sinissinnaavunga'))).toBe(skeleton(fold('sinisinavunga')));
  });

  test('short words keep their letters: food is no fod', () => {
    expect(comparable(fold('food'))).not.toBe(comparable(fold('fod')));
  });
});

describe('tokens', () => {
  test('short forms are spelled out, hyphens part and apostrophes join', () => {
    const forms = new Map([
      ['ka', 'kan'],
      ['cant', 'can not'],
    ]);
    const words = readTokens("ka Korshær-imi can't", forms, asItIs).map((token) => token.form);
    expect(words).toEqual(['kan', 'korsher', 'imi', 'can', 'not']);
  });

  test('a full stop begins a new sentence, a comma does not', () => {
    expect(readTokens('hej. du, der', new Map(), asItIs).map((token) => token.sentence)).toEqual([0, 1, 1]);
  });
});

describe('spelling', () => {
  const correct = createSpelling({ targets: ['toilet', 'natvarmestue', 'sove', 'doer'], right: ['sne'] });

  test('one wrong letter in a word of six, two in a long one', () => {
    expect([correct('tolet'), correct('toilte'), correct('natvamestu')]).toEqual(['toilet', 'toilet', 'natvarmestue']);
  });

  test('a word that is right is left alone, and so is one that is far from all', () => {
    expect([correct('sne'), correct('giraf')]).toEqual(['sne', 'giraf']);
  });

  test('a short word is mended only where the same letters were meant', () => {
    expect([correct('dor'), correct('sov')]).toEqual(['doer', 'sov']);
  });

  test('neighbours exchanged count as one mistake', () => {
    expect([distanceOf('mad', 'mda'), distanceOf('mad', 'mad'), distanceOf('mad', 'seng')]).toEqual([1, 0, 4]);
  });
});
