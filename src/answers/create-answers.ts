// From what the turn decided to say to one message: written, put in order, made to fit.
import type { Language } from '../vocabulary.ts';
import { fit, withoutLimit } from './fit.ts';
import type { Room } from './fit.ts';
import { takePen } from './pen.ts';
import type { Pen, PenParts, Written, YearToSay } from './pen.ts';
import { openPhraseBook } from './phrase-book.ts';
import type { PhraseBook, PhraseDocuments, Values } from './phrase-book.ts';
import { toGsm7 } from './segments.ts';
import type { ToSay, Voice, WriteReply, WrittenReply } from './to-say.ts';
import { writeDangerAnswer, writeDangerQuestion } from './danger/write-danger-answer.ts';
import { writeDanger } from './danger/write-danger.ts';
import { writeGuide } from './plain/write-guide.ts';
import { writeHuman, writeNotUnderstood } from './plain/write-human.ts';
import { writePlace } from './places/write-place.ts';
import { writePlaces } from './places/write-places.ts';
import { writePlain, writeSecretNumberMasked } from './plain/write-plain.ts';

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
}

const segments = { usual: 2, firstEverOrDanger: 3 };

export function createAnswers({ phrases, drafts, yearToSay }: AnswersParts): Answers {
  const book = openPhraseBook(phrases, drafts);
  return {
    phrase: (language, key, values) => book.phrase(language, key, values),
    writeReply(toSay, voice) {
      const write = (room: Room) => compose(toSay, { book, yearToSay, voice, room });
      if (voice.channel === 'web') return withoutLimit(write);
      const isDanger = toSay.some(({ say }) => say.startsWith('danger'));
      return fit(write, isDanger || voice.isFirst ? segments.firstEverOrDanger : segments.usual);
    },
  };
}

interface Composing {
  book: PhraseBook;
  yearToSay: YearToSay;
  voice: Voice;
  room: Room;
}

function compose(toSay: readonly ToSay[], composing: Composing): WrittenReply {
  const { book } = composing;
  const [first] = toSay;
  const afterLocked = first?.say === 'plain' && first.key === 'locked';
  const parts = { ...composing, shares: toSay.length > 1, afterLocked };
  const written = toSay.map((part) => writeInLanguage(part, parts));
  const all = written.flatMap(({ said }) => said);
  const inDanish = written.some(({ fellBack }) => fellBack) && book.speaks('kl', 'plain.also_in_greenlandic');
  const sentences = [
    ...(inDanish ? [book.phrase('kl', 'plain.also_in_greenlandic')] : []),
    ...all.flatMap((part) => part.sentences),
    ...all.flatMap((part) => part.last ?? []),
    ...presentation(all, composing),
  ];
  return {
    text: toGsm7(sentences.map(withCapital).join(' ')),
    named: all.flatMap((part) => part.named ?? []),
    asks: all.map((part) => part.asks ?? null).find((asks) => asks !== null) ?? null,
  };
}

const withCapital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** Who Ly is, once, last. In danger the text says it itself. */
function presentation(all: readonly Written[], { book, voice, room }: Composing): string[] {
  const isSaid = all.some(({ presents }) => presents === true);
  return voice.isFirst && room.presentation && !isSaid ? [book.phrase(voice.language, 'plain.presentation')] : [];
}

/** In the citizen's language; where a Greenlandic sentence is missing, all of this part in Danish. */
function writeInLanguage(part: ToSay, parts: Omit<PenParts, 'onFallback'>): { said: Written; fellBack: boolean } {
  let fellBack = false;
  const onFallback = () => {
    fellBack = true;
  };
  const said = write(part, takePen(parts.voice.language, { ...parts, onFallback }));
  return fellBack ? { said: write(part, takePen('da', { ...parts, onFallback })), fellBack } : { said, fellBack };
}

function write(toSay: ToSay, pen: Pen): Written {
  switch (toSay.say) {
    case 'plain':
      return writePlain(toSay, pen);
    case 'not_understood':
      return writeNotUnderstood(toSay, pen);
    case 'places':
      return writePlaces(toSay, pen);
    case 'place':
      return writePlace(toSay, pen);
    case 'guide':
      return writeGuide(toSay, pen);
    case 'danger':
      return writeDanger(toSay, pen);
    case 'danger_question':
      return writeDangerQuestion(toSay, pen);
    case 'danger_answer':
      return writeDangerAnswer(toSay, pen);
    case 'human':
      return writeHuman(toSay, pen);
    case 'secret_number_masked':
      return writeSecretNumberMasked(pen);
  }
}
