// Words that give a language away: listed ones of many languages, and what the examples show of the three that Ly speaks.
import type { HeardLanguage } from '../../vocabulary.ts';
import type { WordList } from '../intent-file.ts';
import { fold } from '../normalise.ts';
import type { TelltaleWords } from './hear-language.ts';

const listed = 1.5;
/** A word of many languages that none of Ly's three has is the clearest sign of all. */
const listedOther = 2.2;
const languages = ['da', 'kl', 'en', 'other'] as const;

export function learnTelltaleWords(
  examples: Iterable<{ text: string; language: HeardLanguage }>,
  lists: readonly WordList[],
): TelltaleWords {
  const counts = new Map<string, Record<HeardLanguage, number>>();
  const totals: Record<HeardLanguage, number> = { da: 1, kl: 1, en: 1, other: 1 };
  for (const { text, language } of examples) {
    for (const word of fold(text).match(/\p{L}+/gu) ?? []) {
      const count = counts.get(word) ?? { da: 0, kl: 0, en: 0, other: 0 };
      count[language] += 1;
      totals[language] += 1;
      counts.set(word, count);
    }
  }
  const telltale = new Map<string, Partial<Record<HeardLanguage, number>>>();
  for (const [word, count] of counts) telltale.set(word, weigh(count, totals));
  const byWord = Map.groupBy(listedWords(lists), ([word]) => word);
  for (const [word, entries] of byWord)
    telltale.set(
      word,
      Object.fromEntries(entries.map(([, language]) => [language, weightOf(language, entries.length)])),
    );
  return telltale;
}

const weightOf = (language: HeardLanguage, listedIn: number): number =>
  language === 'other' && listedIn === 1 ? listedOther : listed;

/** By how much the commonest language of a word beats chance, between 0 and 1; rare words say little. */
function weigh(
  count: Record<HeardLanguage, number>,
  totals: Record<HeardLanguage, number>,
): Partial<Record<HeardLanguage, number>> {
  const rates = languages.map((language) => count[language] / totals[language]);
  const sum = rates.reduce((total, rate) => total + rate, 0);
  const seen = languages.reduce((total, language) => total + count[language], 0);
  const trust = Math.min(1, seen / 4);
  return Object.fromEntries(
    languages.map((language, at) => [language, trust * Math.max(0, ((rates[at] ?? 0) / sum - 0.5) * 2)] as const),
  );
}

function* listedWords(lists: readonly WordList[]): Generator<[string, HeardLanguage]> {
  for (const list of lists.filter((one) => one.list === 'languages')) {
    for (const words of Object.values(list.words)) {
      for (const language of languages) for (const word of words[language] ?? []) yield [fold(word), language];
    }
  }
}
