// Words that give a language away: listed ones of many languages, and what the examples show of the three that Ly speaks.
import type { HeardLanguage } from '../../vocabulary.ts';
import type { WordList } from '../intent-file.ts';
import { fold } from '../normalise.ts';
import type { TelltaleWords } from './hear-language.ts';

const listed = 1.5;
/** A word of many languages that none of Ly's three has is the clearest sign of all. */
const listedOther = 2.2;
/** Danes write it too ("stop", "bad") where it is this often theirs; then it says little of another language. */
const alsoDanish = { times: 3, share: 0.15 };
/** Says that a word is Danish too, and no more than that. */
const hardly = 0.01;
const languages = ['da', 'kl', 'en', 'other'] as const;

type Weights = Partial<Record<HeardLanguage, number>>;

export function learnTelltaleWords(
  examples: Iterable<{ text: string; language: HeardLanguage }>,
  lists: readonly WordList[],
): TelltaleWords {
  const { shares, seen } = sharesIn(examples);
  const telltale = new Map<string, Weights>();
  for (const [word, share] of shares) telltale.set(word, weigh(share, seen.get(word)!));
  for (const [word, entries] of Map.groupBy(listedWords(lists), ([one]) => one)) {
    const share = shares.get(word)?.da ?? 0;
    const danish = isDanishToo(share, seen.get(word)) ? { da: Math.min(listed, listed * share * 2) } : {};
    const weights = entries.map(([, language]) => [language, weightOf(language, entries.length)] as const);
    telltale.set(word, { ...danish, ...Object.fromEntries(weights) });
  }
  return telltale;
}

const weightOf = (language: HeardLanguage, listedIn: number): number =>
  language === 'other' && listedIn === 1 ? listedOther : listed;

/** How much of a word's use falls to each language, were all written as much; and how often each wrote it. */
function sharesIn(examples: Iterable<{ text: string; language: HeardLanguage }>) {
  const seen = new Map<string, Record<HeardLanguage, number>>();
  const totals: Record<HeardLanguage, number> = { da: 1, kl: 1, en: 1, other: 1 };
  for (const { text, language } of examples) {
    for (const word of fold(text).match(/\p{L}+/gu) ?? []) {
      const count = seen.get(word) ?? { da: 0, kl: 0, en: 0, other: 0 };
      count[language] += 1;
      totals[language] += 1;
      seen.set(word, count);
    }
  }
  const shares = new Map<string, Record<HeardLanguage, number>>();
  for (const [word, count] of seen) {
    const sum = languages.reduce((total, language) => total + count[language] / totals[language], 0);
    const share = (language: HeardLanguage): number => count[language] / totals[language] / sum;
    shares.set(word, { da: share('da'), kl: share('kl'), en: share('en'), other: share('other') });
  }
  return { shares, seen };
}

/** By how much the commonest language of a word beats chance, between 0 and 1; rare words say little. */
function weigh(share: Record<HeardLanguage, number>, count: Record<HeardLanguage, number>): Weights {
  const trust = Math.min(1, languages.reduce((total, language) => total + count[language], 0) / 4);
  const weight = (language: HeardLanguage): number => trust * Math.max(0, (share[language] - 0.5) * 2);
  const danish = isDanishToo(share.da, count);
  return {
    da: Math.max(weight('da'), danish ? hardly : 0),
    // Greenlanders mix Danish words in: what Danes write themselves is no sign of Greenlandic.
    kl: count.da >= alsoDanish.times ? 0 : weight('kl'),
    en: weight('en'),
    other: weight('other'),
  };
}

const isDanishToo = (share: number, count: Record<HeardLanguage, number> | undefined): boolean =>
  count !== undefined && count.da >= alsoDanish.times && share >= alsoDanish.share;

function* listedWords(lists: readonly WordList[]): Generator<[string, HeardLanguage]> {
  for (const list of lists.filter((one) => one.list === 'languages')) {
    for (const words of Object.values(list.words)) {
      for (const language of languages) for (const word of words[language] ?? []) yield [fold(word), language];
    }
  }
}
