// Every problem of the sentences, found before the first citizen does.
import type { Language } from '../vocabulary.ts';
import { fallbackMarker, flatten } from './phrase-book.ts';
import type { PhraseDocuments } from './phrase-book.ts';
import { toGsm7 } from './segments.ts';

/**
 * Kinds of sentences that Greenlandic must have itself: danger, commands, open and closed, nothing known, a human,
 * unknown, address and phone.
 */
const neverInDanish = [
  /^danger\./,
  /^human\./,
  /^plain\.(stop|stop_quiet|start|deleted|help_cry|nothing_more|also_in_greenlandic|presentation)$/,
  /^words\.(until|at|year|open)/,
  /^places\.(now|when|item|is_open|next|none\.|not_before|talk|hours_unknown)/,
  /^place\.(open|closed|line_|hours_unknown|is_at|address_unknown|phone|call|ask_at)/,
];

/** Sentences that cannot be used: the message lists every problem. */
export class BrokenPhrases extends Error {
  override name = 'BrokenPhrases';

  constructor(problems: readonly string[]) {
    super(`locales/ cannot be used:\n${problems.join('\n')}`);
  }
}

/** One line a problem, with language and key; empty when the sentences can be used. */
export function checkPhrases({ languages, approvals }: PhraseDocuments): string[] {
  const sentences = { da: flatten(languages.da), kl: flatten(languages.kl), en: flatten(languages.en) };
  const keys = new Set([...sentences.da.keys(), ...sentences.kl.keys(), ...sentences.en.keys()]);
  const problems = [...keys].flatMap((key) => [
    ...(['da', 'kl', 'en'] as const).flatMap((language) => checkSentence(language, key, sentences)),
    ...(key in approvals ? [] : [`approvals: "${key}" has no state`]),
  ]);
  const stale = Object.keys(approvals).filter((key) => !keys.has(key));
  return [...problems, ...stale.map((key) => `approvals: "${key}" is no sentence`)];
}

function checkSentence(language: Language, key: string, sentences: Record<Language, Map<string, string>>): string[] {
  const text = sentences[language].get(key);
  const where = `${language}: "${key}"`;
  if (text === undefined) return [`${where} is missing`];
  if (text === fallbackMarker) return checkFallback(language, key, where);
  const words = text.replaceAll(/\{\{\w+\}\}/g, '');
  return [
    ...(text === '' ? [`${where} is empty`] : []),
    ...(toGsm7(words) === words ? [] : [`${where} has a letter that SMS does not have`]),
    ...checkValues(where, text, sentences.da.get(key)),
  ];
}

function checkFallback(language: Language, key: string, where: string): string[] {
  if (language !== 'kl') return [`${where} cannot fall back: every sentence is needed in Danish and English`];
  return neverInDanish.some((kind) => kind.test(key)) ? [`${where} must be said in Greenlandic`] : [];
}

/** A value the Danish sentence does not have is never handed in; `When` is `when` at the start of a sentence. */
function checkValues(where: string, text: string, danish: string | undefined): string[] {
  const known = new Set([...valuesIn(danish ?? text), 'When']);
  return valuesIn(text)
    .filter((value) => !known.has(value))
    .map((value) => `${where} needs {{${value}}}, which Danish does not`);
}

const valuesIn = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, value = '']) => value);
