// The way phrases are written in intents/, and what they find.
import { describe, expect, test } from '@jest/globals';
import { PhraseIndex } from '../../../src/understanding/words/phrase-patterns.ts';
import { readTokens } from '../../../src/understanding/words/tokens.ts';

const groups = new Map([['ikke', ['ikke', 'aldrig']]]);

function finds(phrase: string, text: string): boolean {
  const index = new PhraseIndex<string>(groups);
  index.add('found', phrase);
  return index.search(readTokens(text, new Map(), (form) => form)).length > 0;
}

describe('a phrase', () => {
  const cases: [phrase: string, fits: string, not: string][] = [
    ['toilet', 'er der et toilet', 'er der toiletpapir'],
    ['varme*', 'en varmestue', 'natvarmen'],
    ['*varme*', 'natvarmen', 'var mere'],
    ['*stue', 'en varmestue', 'varmestuen'],
    ['smidt ud', 'blev smidt ud', 'smidt helt ud'],
    ['smidt .. ud', 'smidt helt ud', 'smidt hen over alt muligt og ud'],
    ['smidt ... ud', 'smidt hen over alt muligt og ud', 'ud og smidt'],
    ['må|kan jeg', 'kan jeg komme', 'vil jeg komme'],
    ['sted at? sove', 'et sted sove', 'sted og sove'],
    ['{ikke} leve', 'vil aldrig leve', 'vil gerne leve'],
    ['^stop$', 'STOP', 'stop bussen'],
    ['^og hvad', 'og hvad så', 'ja og hvad så'],
    ['food', 'some food', 'min fod'],
    ['sygeplejerske', 'en sygeplejersske', 'sygemelding'],
    ['qimmeq*', 'qimeqarpunga', 'qimitt'],
  ];
  test.each(cases)('%s is found in "%s" and not in "%s"', (phrase, fits, not) => {
    expect([finds(phrase, fits), finds(phrase, not)]).toEqual([true, false]);
  });

  test('does not reach over the end of a sentence', () => {
    expect([finds('vil .. dø', 'jeg vil bare dø'), finds('vil .. dø', 'jeg vil. dø')]).toEqual([true, true]);
    expect(finds('vil .. dø', 'jeg vil hjem. han er ved at dø')).toBe(false);
  });

  test('with a group nobody defined is refused with its name', () => {
    expect(() => new PhraseIndex<string>(groups).add('x', '{ukendt} ord')).toThrow('{ukendt}');
  });
});

test('a match says where it stands and how many words it names', () => {
  const index = new PhraseIndex<string>();
  index.add('bed', 'sted at sove');
  const [match] = index.search(readTokens('er der et sted at sove', new Map(), (form) => form));
  expect(match).toMatchObject({ label: 'bed', from: 3, to: 5, words: 3 });
});
