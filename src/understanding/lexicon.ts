// Everything that intents/ and content teach about words, made ready once: what a text is read with.
import type { HeardLanguage } from '../vocabulary.ts';
import type { KnownName } from './meaning.ts';
import type { DangerIntent, Examples, HarmlessIntent, Intent, NeedIntent, SomeWords, WordList } from './intent-file.ts';
import { cleanText, comparable, fold } from './normalise.ts';
import { PhraseIndex } from './words/phrase-patterns.ts';
import type { Match } from './words/phrase-patterns.ts';
import { createSpelling } from './words/spelling.ts';
import { readTokens } from './words/tokens.ts';
import type { Token } from './words/tokens.ts';

/** What a found phrase speaks for: the list it is from ("need", "danger", "filters" ...) and the entry in it. */
interface Sense {
  list: string;
  name: string;
}
export type Found = Match<Sense>;

/** One text, read. */
export interface Reading {
  text: string;
  language: HeardLanguage | null;
  tokens: readonly Token[];
  /** What was found of one list, in the order of the text. */
  found(list: string): readonly Found[];
}

export interface Lexicon {
  /** `language`: where it is known already; else it is heard. */
  read(text: string, language?: HeardLanguage): Reading;
}

/** One example text with its labels and its writer. */
export interface Example {
  text: string;
  language: 'da' | 'kl' | 'en' | 'other';
  by: string;
}

export const isNeed = (intent: Intent): intent is NeedIntent => 'need' in intent && intent.need !== 'urgent';
export const isDanger = (intent: Intent): intent is DangerIntent => 'urgent' in intent;
export const isHarmless = (intent: Intent): intent is HarmlessIntent => 'looksDangerous' in intent;
export const isList = (intent: Intent): intent is WordList => 'list' in intent;

export interface LexiconParts {
  intents: readonly Intent[];
  names: readonly KnownName[];
  hear: (text: string) => HeardLanguage | null;
}

export function createLexicon({ intents, names, hear }: LexiconParts): Lexicon {
  const lists = intents.filter(isList);
  const index = new PhraseIndex<Sense>(groupsOf(lists));
  for (const [sense, phrase] of sensesOf(intents)) index.add(sense, phrase);
  names.forEach((name, at) => {
    for (const called of waysToCall(name)) index.add({ list: 'name', name: String(at) }, called);
  });
  const danish = shortFormsOf(lists, 'da');
  const english = shortFormsOf(lists, 'en');
  const correct = createSpelling({ targets: index.wholeWords(), right: wordsOfExamples(intents) });
  return {
    read: (text, language) => {
      const heard = language ?? hear(text);
      const tokens = readTokens(text, heard === 'en' || heard === 'other' ? english : danish, correct);
      const byList = Map.groupBy(index.search(tokens), (match) => match.label.list);
      return { text: cleanText(text), language: heard, tokens, found: (list) => byList.get(list) ?? [] };
    },
  };
}

function* sensesOf(intents: readonly Intent[]): Generator<[Sense, string]> {
  for (const intent of intents) {
    if (isList(intent)) {
      if (intent.list === 'groups' || intent.list === 'spelling') continue;
      for (const [name, words] of Object.entries(intent.words)) yield* withSense({ list: intent.list, name }, words);
    } else if (isHarmless(intent)) yield* withSense({ list: 'harmless', name: 'harmless' }, intent.words);
    else if (isDanger(intent)) {
      yield* withSense({ list: 'danger', name: intent.urgent }, intent.words);
      yield* withSense({ list: 'plain', name: intent.urgent }, intent.plain ?? {});
      yield* withSense({ list: 'ask', name: intent.urgent }, intent.ask ?? {});
      yield* withSense({ list: 'maybe', name: intent.urgent }, intent.maybe);
    } else if (isNeed(intent)) {
      yield* withSense({ list: 'need', name: intent.need }, intent.words);
      yield* withSense({ list: 'hint', name: intent.need }, intent.hints ?? {});
    }
  }
}

function* withSense(sense: Sense, words: SomeWords): Generator<[Sense, string]> {
  for (const phrase of phrasesIn(words)) yield [sense, phrase];
}

const phrasesIn = (words: SomeWords): string[] => Object.values(words).flatMap((phrases) => phrases ?? []);

function groupsOf(lists: readonly WordList[]): Map<string, string[]> {
  const groups = lists.filter((list) => list.list === 'groups');
  return new Map(
    groups.flatMap((list) => Object.entries(list.words).map(([name, words]) => [name, phrasesIn(words)] as const)),
  );
}

/** "hvad": ["hva", "hvaf"] → hva → hvad, hvaf → hvad. One language's short form is another's word: "it" is Jutlandic for "ikke". */
function shortFormsOf(lists: readonly WordList[], language: 'da' | 'en'): Map<string, string> {
  const forms = new Map<string, string>();
  for (const list of lists.filter((entry) => entry.list === 'spelling')) {
    for (const [meant, words] of Object.entries(list.words)) {
      for (const short of words[language] ?? []) forms.set(fold(short), fold(meant));
    }
  }
  return forms;
}

/** Every example of an intent, with its writer. */
export function* examplesIn(examples: Examples): Generator<Example & { needs?: NeedIntent['need'][] }> {
  for (const [language, voices] of Object.entries(examples) as [Example['language'], Examples['da']][]) {
    for (const { by, texts } of voices) {
      for (const one of texts) yield typeof one === 'string' ? { text: one, language, by } : { ...one, language, by };
    }
  }
}

export function* allExamples(intents: readonly Intent[]): Generator<Example> {
  for (const intent of intents) {
    if (!isList(intent)) yield* examplesIn(intent.examples);
    if (isDanger(intent)) yield* examplesIn(intent.maybeExamples);
  }
}

/** Words that several examples use are right, whatever they resemble. */
function wordsOfExamples(intents: readonly Intent[]): string[] {
  const counts = new Map<string, number>();
  for (const { text } of allExamples(intents)) {
    for (const word of new Set(fold(text).match(/\p{L}+/gu) ?? [])) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= 4).map(([word]) => comparable(word));
}

/** "Medborgerhuset / Hovedbiblioteket" is called by each of its parts; what stands in brackets is no part of a name. */
function waysToCall(name: KnownName): string[] {
  const parts = [name.name, ...name.aka].flatMap((called) => {
    const bare = called.replace(/\(.*?\)/g, ' ');
    return [bare, ...bare.split('/')];
  });
  const plain = parts.map((part) =>
    part
      .replace(/[^\p{L}\p{N}§ ]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return [...new Set(plain.filter((part) => part.length >= 2).flatMap(withEndings))];
}

/** A long name of one word is known with endings too: "parasollens", "Korshærimi". */
function withEndings(called: string): string[] {
  return /^\p{L}{6,}$/u.test(called) ? [called, `${called}*`] : [called];
}
