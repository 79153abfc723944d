// Numbers a thumb can call, and numbers that are something else.
import { describe, expect, test } from '@jest/globals';
import { readable } from '../../../src/answers/say-contact.ts';
import { splitNumbers } from '../../../src/channels/web/phone-links.ts';
import { shippedFile } from '../../knowledge/shipped-file.ts';

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
