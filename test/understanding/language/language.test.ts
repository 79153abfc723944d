// Which language a short text is in.
import { expect, test } from '@jest/globals';
import { greenlandicScore } from '../../../src/understanding/language/greenlandic-score.ts';
import { understand } from '../../support/understanding.ts';

test.each([
  ['hvor er der åbent nu', 'da'],
  ['ka a få nåed mad', 'da'],
  ['massakkut sumi ammava', 'kl'],
  ['qiavunga', 'kl'],
  ['toiletti sumiippa', 'kl'],
  ['where can i sleep tonight', 'en'],
  ['need food pls', 'en'],
  ['nie mam gdzie spac', 'other'],
  ['unde pot dormi', 'other'],
  ['wo kann ich schlafen', 'other'],
  ['где можно поспать', 'other'],
  ['أين يمكنني النوم', 'other'],
  ['caut de munca', 'other'],
  ['bad', 'da'],
  ['STOP', 'da'],
  ['varmestue', 'da'],
  ['godnat', 'da'],
  ['shower', 'en'],
  ['help', 'en'],
  ['min ven itersinnaanngilaq', 'kl'],
] as const)('"%s" is %s', (text, language) => {
  expect(understand(text).language).toBe(language);
});

test('a language asked for is heard', () => {
  expect(understand('kan du skrive på engelsk')).toMatchObject({ needs: ['language'], wantsLanguage: 'en' });
  expect(understand('hvor er der åbent').wantsLanguage).toBeNull();
});

test('words are Greenlandic by how they are built, not by a list', () => {
  expect(greenlandicScore('sinissinnaanngilanga')).toBeGreaterThan(1);
  expect(['natvarmestue', 'something', 'og', 'quickly'].map(greenlandicScore)).toEqual([0, 0, 0, 0]);
});
