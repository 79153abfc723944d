// A message as the page speaks it: each passage in its language, so that it is read aloud right, and each number to dial.
import type { HeardLanguage, Language } from '../../vocabulary.ts';

export interface TextPart {
  text: string;
  /** The number to dial, for the parts that are one. */
  dial: string | null;
}

export interface Passage {
  /** Null where it is the page's own, or nobody knows. */
  language: Language | null;
  parts: TextPart[];
}

/** Which language a text is written in. */
export type HearLanguage = (text: string) => HeardLanguage;

/** Too little to hear a language in: it goes with the sentence before. */
const tellingLetters = 30;

/** Answers may change language in the middle: a Greenlandic line, and Danish where Greenlandic has no sentence yet. */
export function splitPassages(text: string, pageLanguage: Language, hearLanguage: HearLanguage): Passage[] {
  const passages: { language: Language | null; text: string }[] = [];
  for (const sentence of sentencesOf(text)) {
    const last = passages.at(-1);
    const language = heardApart(sentence, pageLanguage, hearLanguage);
    if (last && (last.language === language || sentence.length < tellingLetters)) last.text += sentence;
    else passages.push({ language, text: sentence });
  }
  return passages.map((passage) => ({ language: passage.language, parts: splitNumbers(passage.text) }));
}

/** With the space after each, so that put together they are the text again. */
const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?]\s+)(?=\p{Lu})/u);

function heardApart(text: string, pageLanguage: Language, hearLanguage: HearLanguage): Language | null {
  const heard = hearLanguage(text);
  return heard === 'other' || heard === pageLanguage ? null : heard;
}

/** 112, 114, 1888, 116 111, 98 12 32 92, +299 80 11 80: as Ly writes them, and nothing that is a clock or a year. */
const number = /(?<![\d.:])(\+299 \d{2} \d{2} \d{2}|\d{2} \d{2} \d{2} \d{2}|116 ?\d{3}|112|114|1888)(?![\d.:]*\d)/g;

export function splitNumbers(text: string): TextPart[] {
  return text
    .split(number)
    .map((part, index) => ({ text: part, dial: index % 2 === 1 ? part.replaceAll(' ', '') : null }))
    .filter((part) => part.text !== '');
}
