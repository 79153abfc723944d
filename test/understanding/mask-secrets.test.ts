// Numbers that are hidden before anything is kept.
import { expect, test } from '@jest/globals';
import { maskSecrets } from '../../src/understanding/mask-secrets.ts';

test.each([
  ['a CPR number with a hyphen', 'mit cpr er 010190-1234 tak', 'cpr'],
  ['a CPR number without', 'mit cpr er 0101901234 tak', 'cpr'],
  ['a CPR number half hidden', 'mit cpr er 010190-xxxx tak', 'cpr'],
  ['a CPR number with dots', 'mit cpr er 01.01.90 1234 tak', 'cpr'],
  ['a Danish phone number', 'mit cpr er 20 12 34 56 tak', 'phone'],
  ['a phone number in one', 'mit cpr er 20123456 tak', 'phone'],
  ['a number from abroad', 'mit cpr er +299 12 34 56 tak', 'phone'],
  ['a number dialled with 00', 'mit cpr er 0048 123 456 789 tak', 'phone'],
  ['an e-mail address', 'mit cpr er test.person@example.org tak', 'mail'],
  ['a card number', 'mit cpr er 4571 0000 0000 0000 tak', 'card'],
])('%s is hidden, and nothing around it', (_what, text, kind) => {
  expect(maskSecrets(text)).toEqual({ text: 'mit cpr er [skjult] tak', found: kind });
});

test.each([
  ['a clock time', 'åbner det kl. 21.30 eller 9:00'],
  ['a date', 'er der åbent 24.12.2026'],
  ['a short number', 'skal jeg ringe 112, 114 eller 116 111'],
  ['an amount', 'jeg har 1250 kr og 10000 i gæld'],
  ['an age', 'hun er 17 år'],
  ['a word with a sign in it', 'kan i mødes @ parken'],
])('%s is left as it is', (_what, text) => {
  expect(maskSecrets(text)).toEqual({ text, found: null });
});

test('several in one text are all hidden', () => {
  expect(maskSecrets('010190-1234 og 20123456').text).toBe('[skjult] og [skjult]');
});
