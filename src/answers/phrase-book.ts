// Every sentence Ly says, by language and key. Greenlandic that may not be said (yet) is said in Danish.
import { createInstance } from 'i18next';
import type { Language } from '../vocabulary.ts';

/** Sentences under names, as they stand in locales/. `{"fallback":"da"}` in Greenlandic: there is no sentence yet. */
export interface PhraseTree {
  [name: string]: string | PhraseTree;
}

interface Approval {
  by: string;
  on: string;
  /** The sentence as it was read: a changed one is a draft again. */
  text: string;
}

/** The files of locales/, each language's merged into one document. */
export interface PhraseDocuments {
  languages: Record<Language, PhraseTree>;
  approvals: Record<string, Record<Language, 'draft' | Approval>>;
}

export type Values = Record<string, string | number>;

export interface PhraseBook {
  /** The sentence; a Greenlandic one that may not be said comes in Danish. Throws when there is none or a value is missing. */
  phrase(language: Language, key: string, values?: Values): string;
  /** Whether Greenlandic that nobody has approved may be sent: also that of content. */
  drafts: boolean;
  /** Whether the language itself has the sentence and may use it. */
  speaks(language: Language, key: string): boolean;
  /** The sentence in that very language, whether it may be sent by itself or not; null where there is none. */
  written(language: Language, key: string): WrittenPhrase | null;
  /** Every key that begins so, in the order of the file. */
  keysUnder(start: string): string[];
}

interface WrittenPhrase {
  text: string;
  /** Whether somebody named has read it and said that it may be said. */
  isApproved: boolean;
}

/** `drafts`: whether Greenlandic sentences that no native reader has approved are sent. */
export function openPhraseBook(documents: PhraseDocuments, drafts: boolean): PhraseBook {
  const sentences = {
    da: flatten(documents.languages.da),
    kl: flatten(documents.languages.kl),
    en: flatten(documents.languages.en),
  };
  const say = createSay(sentences);

  function speaks(language: Language, key: string): boolean {
    const text = sentences[language].get(key);
    if (text === undefined || text === fallbackMarker) return false;
    return language !== 'kl' || drafts || isApproved(documents.approvals[key]?.kl, text);
  }

  function phrase(language: Language, key: string, values: Values = {}): string {
    if (language === 'kl' && sentences.kl.has(key) && !speaks('kl', key)) return say('da', key, values);
    return say(language, key, values);
  }

  function written(language: Language, key: string): WrittenPhrase | null {
    const text = sentences[language].get(key);
    if (text === undefined || text === fallbackMarker) return null;
    return { text, isApproved: isApproved(documents.approvals[key]?.[language], text) };
  }

  const keysUnder = (start: string) => [...sentences.da.keys()].filter((key) => key.startsWith(start));
  return { phrase, speaks, drafts, written, keysUnder };
}

/** Stands for `{"fallback":"da"}` among flat sentences. */
export const fallbackMarker = '\u0000da';

/** Keys with dots to sentences; the fallback marker is kept as a sentence of its own. */
export function flatten(tree: PhraseTree, above = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    const key = above + name;
    if (typeof value === 'string') flat.set(key, value);
    else if (value['fallback'] === 'da') flat.set(key, fallbackMarker);
    else for (const [below, text] of flatten(value, `${key}.`)) flat.set(below, text);
  }
  return flat;
}

function isApproved(state: 'draft' | Approval | undefined, text: string): boolean {
  return state !== undefined && state !== 'draft' && state.text === text;
}

function createSay(sentences: Record<Language, Map<string, string>>) {
  const i18n = createInstance();
  void i18n.init({
    resources: resourcesOf(sentences),
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    returnEmptyString: true,
    interpolation: { escapeValue: false },
    missingInterpolationHandler: (text: string, match: string[]) => {
      throw new Error(`phrase "${text}" needs the value ${match[1] ?? ''}`);
    },
  });
  return (language: Language, key: string, values: Values): string => {
    if (!sentences[language].has(key)) throw new Error(`phrase "${key}" is missing in locales/${language}`);
    return i18n.getFixedT(language)(key, values);
  };
}

function resourcesOf(sentences: Record<Language, Map<string, string>>) {
  const of = (language: Language) => ({ translation: Object.fromEntries(sentences[language]) });
  return { da: of('da'), kl: of('kl'), en: of('en') };
}
