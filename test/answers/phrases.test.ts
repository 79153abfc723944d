// The sentences themselves: all there in three languages, in letters that an SMS has, in words that scare nobody off.
import { describe, expect, test } from '@jest/globals';
import { checkPhrases } from '../../src/answers/check-phrases.ts';
import { createAnswers } from '../../src/answers/create-answers.ts';
import { flatten, openPhraseBook } from '../../src/answers/phrase-book.ts';
import type { PhraseDocuments } from '../../src/answers/phrase-book.ts';
import { fitsGsm7, forbiddenIn, hasLink, questionsIn } from '../support/plain-language.ts';
import { shippedPhrases } from '../support/said.ts';

const shipped = shippedPhrases();
const sentences = (['da', 'kl', 'en'] as const).flatMap((language) =>
  [...flatten(shipped.languages[language])].map(([key, text]) => ({ where: `${language} ${key}`, text })),
);

/** Sentences of a plainly unreal book. */
function book(
  facts: Partial<PhraseDocuments['languages']> = {},
  approvals: PhraseDocuments['approvals'] = { 'test.hello': draft },
): PhraseDocuments {
  return {
    languages: { da: hello('Hej {{name}}.'), kl: hello('Aluu {{name}}.'), en: hello('Hello {{name}}.'), ...facts },
    approvals,
  };
}
const hello = (text: string) => ({ test: { hello: text } });
const draft = { da: 'draft', kl: 'draft', en: 'draft' } as const;

describe('the shipped sentences', () => {
  test('are complete, and each has its state', () => {
    expect(checkPhrases(shipped)).toEqual([]);
  });

  test.each([
    ['have only letters of one SMS alphabet', (text: string) => !fitsGsm7(text.replaceAll(/[{}\u0000]/g, ''))],
    ['have no link', hasLink],
    ['have no word of the office and no mark that shouts', (text: string) => forbiddenIn(text).length > 0],
    ['ask one question at most', (text: string) => questionsIn(text) > 1],
  ])('%s', (_, isWrong) => {
    expect(sentences.filter(({ text }) => isWrong(text)).map(({ where }) => where)).toEqual([]);
  });
});

describe('sentences that cannot be used are found', () => {
  test.each([
    ['a missing one', book({ en: {} }), 'en: "test.hello" is missing'],
    ['an empty one', book({ da: hello('') }), 'da: "test.hello" is empty'],
    [
      'a curly quote',
      book({ da: hello('Hej \u201d{{name}}\u201d.') }),
      'da: "test.hello" has a letter that SMS does not have',
    ],
    [
      'a value that Danish does not have',
      book({ en: hello('Hello {{team}}.') }),
      'en: "test.hello" needs {{team}}, which Danish does not',
    ],
    ['a sentence without a state', book({}, {}), 'approvals: "test.hello" has no state'],
    [
      'a state without a sentence',
      book({}, { 'test.hello': draft, 'test.gone': draft }),
      'approvals: "test.gone" is no sentence',
    ],
    [
      'English that falls back',
      book({ en: { test: { hello: { fallback: 'da' } } } }),
      'en: "test.hello" cannot fall back: every sentence is needed in Danish and English',
    ],
  ])('%s', (_, documents, problem) => {
    expect(checkPhrases(documents)).toContain(problem);
  });
});

describe('sentences that stop the start', () => {
  test('danger, commands and what is open must be said in Greenlandic itself', () => {
    const fallback = { fallback: 'da' };
    const kl = {
      danger: { call_112: fallback },
      plain: { stop: fallback, angry: fallback },
      places: { item: fallback },
    };
    const texts = { danger: { call_112: 'x' }, plain: { stop: 'x', angry: 'x' }, places: { item: 'x' } };
    const problems = checkPhrases({ languages: { da: texts, kl, en: texts }, approvals: {} });
    expect(problems.filter((problem) => problem.startsWith('kl'))).toEqual([
      'kl: "danger.call_112" must be said in Greenlandic',
      'kl: "plain.stop" must be said in Greenlandic',
      'kl: "places.item" must be said in Greenlandic',
    ]);
  });

  test('and stop the start with the whole list', () => {
    const start = () =>
      createAnswers({ phrases: book({ en: {}, da: hello('') }), drafts: true, yearToSay: () => null });
    expect(start).toThrow(/^locales\/ cannot be used:\nda: "test.hello" is empty\n(.*\n)*en: "test.hello" is missing$/);
  });
});

describe('the phrase book', () => {
  const approved = { by: 'Testlæser', on: '2026-11-25', text: 'Aluu {{name}}.' };
  const reviewed = { 'test.hello': { ...draft, kl: approved } };
  const say = (documents: PhraseDocuments, drafts: boolean) =>
    openPhraseBook(documents, drafts).phrase('kl', 'test.hello', { name: 'Bo' });

  test('sends Greenlandic drafts when it may, and Danish when it may not', () => {
    expect(say(book(), true)).toBe('Aluu Bo.');
    expect(say(book(), false)).toBe('Hej Bo.');
  });

  test('with drafts off an approved sentence is sent, and one changed after its approval is not', () => {
    expect(say(book({}, reviewed), false)).toBe('Aluu Bo.');
    expect(say(book({ kl: hello('Aluu aluu {{name}}.') }, reviewed), false)).toBe('Hej Bo.');
  });

  test('puts names in as they are, without HTML', () => {
    expect(openPhraseBook(book(), true).phrase('da', 'test.hello', { name: 'A & B' })).toBe('Hej A & B.');
  });

  test('throws for a sentence that is missing, and for a value that is', () => {
    expect(() => openPhraseBook(book(), true).phrase('da', 'test.gone')).toThrow(
      'phrase "test.gone" is missing in locales/da',
    );
    expect(() => openPhraseBook(book(), true).phrase('da', 'test.hello')).toThrow('needs the value name');
  });
});
