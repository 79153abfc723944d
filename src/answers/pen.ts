// What a writer holds: the language, the hour, and how much room there is.
import type { Place } from '../knowledge/content-schema.ts';
import type { Language, Texts } from '../vocabulary.ts';
import type { Room } from './fit.ts';
import type { PhraseBook, Values } from './phrase-book.ts';
import type { OpenQuestion, Voice } from './to-say.ts';

/** The year a fact must be said with, or null where it is fresh enough to be said plainly. */
export type YearToSay = (asOf: string | null, assured: Place['assured'], today: Temporal.PlainDate) => number | null;

export interface Pen {
  language: Language;
  voice: Voice;
  room: Room;
  /** Something else is said in the same message: one place is enough. */
  shares: boolean;
  /** The message began with "the door is locked". */
  afterLocked: boolean;
  say(key: string, values?: Values): string;
  /** A sentence that may stand in Danish within a Greenlandic answer: a sign of danger. */
  aside(key: string, values?: Values): string;
  /** Whether this language has the sentence itself. */
  speaks(key: string): boolean;
  yearToSay(asOf: string | null, assured: Place['assured']): number | null;
  /** Content's words in this language; Danish, and noted, where Greenlandic has none that may be sent. */
  read(texts: Texts): string;
  /** The same pen, in Danish. */
  inDanish(): Pen;
}

/** What one writer gives: sentences in order, those that belong at the end of the message, and what they name and ask. */
export interface Written {
  sentences: string[];
  last?: string[];
  named?: string[];
  asks?: OpenQuestion | null;
  /** Says `itself` that Ly is an automaton; or it is to be said `briefly`, without the way to a human. */
  presents?: 'itself' | 'briefly';
}

export interface PenParts {
  book: PhraseBook;
  yearToSay: YearToSay;
  voice: Voice;
  room: Room;
  shares: boolean;
  afterLocked: boolean;
  /** Called when a Greenlandic sentence had to be said in Danish. */
  onFallback: () => void;
}

export function takePen(language: Language, parts: PenParts): Pen {
  const { book, voice, room, shares, afterLocked } = parts;
  const today = voice.at.toPlainDate();
  return {
    language,
    voice,
    room,
    shares,
    afterLocked,
    say(key, values) {
      if (!book.speaks(language, key)) parts.onFallback();
      return book.phrase(language, key, values);
    },
    aside: (key, values) => book.phrase(language, key, values),
    speaks: (key) => book.speaks(language, key),
    yearToSay: (asOf, assured) => parts.yearToSay(asOf, assured, today),
    read(texts) {
      const text = language === 'kl' && !book.drafts ? undefined : texts[language];
      if (text === undefined) parts.onFallback();
      return text ?? texts.da;
    },
    inDanish: () => takePen('da', parts),
  };
}
