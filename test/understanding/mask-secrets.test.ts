// Numbers that are hidden before anything is kept.
import { expect, test } from '@jest/globals';
import { maskSecrets } from '../../src/understanding/mask-secrets.ts';

test.each([
  ['a CPR number with a hyphen', 'mit cpr er 010190-1234 tak', 'cpr'],
  ['a CPR number without', 'mit cpr er 0101901234 tak', 'cpr'],
  ['a CPR number half hidden', 'mit cpr er 010190-xxxx tak', 'cpr'],
  ['a CPR number with dots', 'mit cpr er 01.01.90 1234 tak', 'cpr'],
  ['a CPR number with a space', 'mit cpr er 010190 1234 tak', 'cpr'],
  ['a CPR number with a dash between spaces', 'mit cpr er 010190 - 1234 tak', 'cpr'],
  ['a CPR number in pairs', 'mit cpr er 01 01 90 12 34 tak', 'cpr'],
  ['a CPR number with slashes', 'mit cpr er 01/01/90-1234 tak', 'cpr'],
  ['a CPR number of the last day of a year', 'mit cpr er 311299-1234 tak', 'cpr'],
  ['a CPR number with stars', 'mit cpr er 100190-**** tak', 'cpr'],
  ['a Danish phone number', 'mit cpr er 20 12 34 56 tak', 'phone'],
  ['a phone number in one', 'mit cpr er 20123456 tak', 'phone'],
  ['a phone number with hyphens', 'mit cpr er 20-12-34-56 tak', 'phone'],
  ['a phone number in fours', 'mit cpr er 2012 3456 tak', 'phone'],
  ['a Danish number with its country', 'mit cpr er +45 12 34 56 78 tak', 'phone'],
  ['a Danish number with its country in one', 'mit cpr er +4512345678 tak', 'phone'],
  ['a number from abroad', 'mit cpr er +299 12 34 56 tak', 'phone'],
  ['a number dialled with 00', 'mit cpr er 0048 123 456 789 tak', 'phone'],
  ['an e-mail address', 'mit cpr er test.person@example.org tak', 'mail'],
  ['an address of a firm', 'mit cpr er test+1@post.example.co.uk tak', 'mail'],
  ['an address with spaces', 'mit cpr er test @ example.org tak', 'mail'],
  ['an address with (at)', 'mit cpr er test(at)example.org tak', 'mail'],
  ['an address in brackets', 'mit cpr er test [at] example [dot] org tak', 'mail'],
  ['an address with snabel-a', 'mit cpr er test snabel-a example punktum org tak', 'mail'],
  ['an address said in words', 'mit cpr er test at gmail dot com tak', 'mail'],
  ['a card number', 'mit cpr er 4571 0000 0000 0000 tak', 'card'],
  ['a card number with hyphens', 'mit cpr er 4571-0000-0000-0000 tak', 'card'],
  ['a card number in one', 'mit cpr er 4571000000000000 tak', 'card'],
  ['a card number of fourteen digits', 'mit cpr er 45710000000000 tak', 'card'],
  ['a card number of nineteen digits', 'mit cpr er 4571000000000000000 tak', 'card'],
])('%s is hidden, and nothing around it', (_what, text, kind) => {
  expect(maskSecrets(text)).toEqual({ text: 'mit cpr er [skjult] tak', found: kind });
});

test.each([
  ['a clock time', 'åbner det kl. 21.30 eller 9:00'],
  ['a date', 'er der åbent 24.12.2026'],
  ['a short number', 'skal jeg ringe 112, 114 eller 116 111'],
  ['an amount', 'jeg har 1250 kr og 10000 i gæld'],
  ['an age', 'hun er 17 år'],
  ['ten digits that are no day', 'sag 4501901234'],
  ['ten digits that are no month', 'sag 0113901234'],
  ['seven digits', 'sag 2012345'],
  ['nine digits', 'sag 201234567'],
  ['eight digits that begin with 1', 'sag 12345678'],
  ['a time of four parts', 'kl 20:12 34 56'],
  ['the word at', 'meet me at noon dot'],
  ['dates in a row', '01.12 og 02.12 og 03.12'],
  ['a name with a dot', 'se aalborg.dk'],
  ['a word with a sign in it', 'kan i mødes @ parken'],
])('%s is left as it is', (_what, text) => {
  expect(maskSecrets(text)).toEqual({ text, found: null });
});

test('several in one text are all hidden', () => {
  expect(maskSecrets('010190-1234 og 20123456').text).toBe('[skjult] og [skjult]');
});
