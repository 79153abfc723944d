// Which language a text is written in: telltale words, Greenlandic word-building, letters of other alphabets.
import { franc } from 'franc-all';
import type { HeardLanguage } from '../../vocabulary.ts';
import { fold } from '../normalise.ts';
import { greenlandicScore } from './greenlandic-score.ts';

/** Per language how much a word speaks for it. */
export type TelltaleWords = ReadonlyMap<string, Partial<Record<HeardLanguage, number>>>;

const otherLetters = /[ąćęłńśźżšžčřěůďťňșțăîêûçñßüğışőűėįųūãõìòùëïÿ]/giu;
const otherScript =
  /[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Greek}\p{Script=Han}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Ethiopic}\p{Script=Georgian}\p{Script=Armenian}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const francNames: Record<string, HeardLanguage> = { dan: 'da', kal: 'kl', eng: 'en' };

export function hearLanguage(text: string, telltale: TelltaleWords): HeardLanguage | null {
  if ((text.match(otherScript)?.length ?? 0) > (text.match(/\p{Script=Latin}/gu)?.length ?? 0)) return 'other';
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length === 0) return null;
  const scores: Record<HeardLanguage, number> = { da: 0, kl: 0, en: 0, other: 0 };
  for (const word of words) {
    const known = telltale.get(fold(word));
    for (const [language, weight] of Object.entries(known ?? {}) as [HeardLanguage, number][])
      scores[language] += weight;
    const greenlandic = greenlandicScore(word);
    scores.kl += greenlandic >= clearlyGreenlandic ? greenlandic * 1.5 : greenlandic;
    if (/[æøå]/.test(word)) scores.da += 0.6;
  }
  scores.other += 1.5 * (text.match(otherLetters)?.length ?? 0);
  if (words.length <= fewWords && words.every((word) => isAlsoDanish(word, telltale))) return null;
  return clearest(scores) ?? guess(text);
}

/** One long Greenlandic word among Danish ones is a Greenlander writing. */
const clearlyGreenlandic = 1.8;

/** "ja", "stop", "tak": written in Danish, and in other languages too. They say nothing of the language of a talk. */
const fewWords = 2;
function isAlsoDanish(word: string, telltale: TelltaleWords): boolean {
  const known = telltale.get(fold(word)) ?? {};
  return (known.da ?? 0) > 0 && Math.max(known.en ?? 0, known.kl ?? 0, known.other ?? 0) > 0;
}

function clearest(scores: Record<HeardLanguage, number>): HeardLanguage | null {
  const [best, next] = (Object.entries(scores) as [HeardLanguage, number][]).sort((left, right) => right[1] - left[1]);
  if (!best || best[1] < 0.5) return null;
  return best[1] - (next?.[1] ?? 0) >= 0.25 ? best[0] : null;
}

/** Letter statistics, for text none of whose words tells. Too little text is no evidence, nor letters Greenlandic has not. */
function guess(text: string): HeardLanguage | null {
  if (text.length < 12) return null;
  const language = francNames[franc(text, { only: Object.keys(francNames), minLength: 3 })] ?? null;
  return language === 'kl' && /[bcdwxyzæøå]/i.test(text) ? null : language;
}
