// From what the turn decided to say to one message that fits.
import type { Language } from '../vocabulary.ts';
import { BrokenPhrases, checkPhrases } from './check-phrases.ts';
import { compose } from './compose.ts';
import { fit, withoutLimit } from './fit.ts';
import type { Room } from './fit.ts';
import type { YearToSay } from './pen.ts';
import { openPhraseBook } from './phrase-book.ts';
import type { PhraseBook, PhraseDocuments, Values } from './phrase-book.ts';
import type { WriteReply } from './to-say.ts';

export interface AnswersParts {
  phrases: PhraseDocuments;
  /** Whether Greenlandic that no native reader has approved is sent. */
  drafts: boolean;
  yearToSay: YearToSay;
}

export interface Answers {
  writeReply: WriteReply;
  /** One sentence by its key, for the pages. Throws when it is missing. */
  phrase: (language: Language, key: string, values?: Values) => string;
  /** Whether that sentence is in the language itself: else it comes in Danish. */
  speaks: (language: Language, key: string) => boolean;
  /** Sentences for colleagues to send, each as it stands in its language. */
  written: PhraseBook['written'];
  keysUnder: PhraseBook['keysUnder'];
}

const segments = { usual: 2, firstEverOrDanger: 3 };

/** @throws BrokenPhrases with every problem of the sentences. */
export function createAnswers({ phrases, drafts, yearToSay }: AnswersParts): Answers {
  const problems = checkPhrases(phrases);
  if (problems.length > 0) throw new BrokenPhrases(problems);
  const book = openPhraseBook(phrases, drafts);
  return {
    phrase: book.phrase,
    speaks: book.speaks,
    written: book.written,
    keysUnder: book.keysUnder,
    writeReply(toSay, voice) {
      const write = (room: Room) => compose(toSay, { book, yearToSay, voice, room });
      if (voice.channel === 'web') return withoutLimit(write);
      const isDanger = toSay.some(({ say }) => say.startsWith('danger'));
      return fit(write, isDanger || voice.isFirst ? segments.firstEverOrDanger : segments.usual);
    },
  };
}
