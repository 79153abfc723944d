// Puts what is said in one message in order: the parts, what belongs at the end, the question, and who is speaking.
import type { PhraseBook } from './phrase-book.ts';
import type { Room } from './fit.ts';
import { takePen } from './pen.ts';
import type { Pen, PenParts, Written, YearToSay } from './pen.ts';
import { yearsOnce } from './say-year.ts';
import { toGsm7 } from './segments.ts';
import type { ToSay, Voice, WrittenReply } from './to-say.ts';
import { writeDangerAnswer, writeDangerQuestion } from './danger/write-danger-answer.ts';
import { writeDanger } from './danger/write-danger.ts';
import { writePlace } from './places/write-place.ts';
import { writePlaces } from './places/write-places.ts';
import { writeGuide } from './plain/write-guide.ts';
import { writeLines, writeNobodyYet } from './danger/write-nobody-yet.ts';
import { writeHuman, writeNotUnderstood } from './plain/write-human.ts';
import { writePlain, writeQuestionAgain, writeSecretHidden } from './plain/write-plain.ts';
import { writeStanding } from './plain/write-standing.ts';

export interface Composing {
  book: PhraseBook;
  yearToSay: YearToSay;
  voice: Voice;
  room: Room;
}

export function compose(toSay: readonly ToSay[], composing: Composing): WrittenReply {
  const written = writeParts(toSay, composing);
  const parts = written.map(({ said }) => said);
  const sentences = [
    ...(written.some(({ fellBack }) => fellBack) ? inGreenlandicToo(composing) : []),
    ...parts.flatMap((part) => part.sentences),
    ...parts.flatMap((part) => part.last ?? []),
    ...presentation(parts, composing),
  ];
  return {
    text: toGsm7(
      yearsOnce([...new Set(sentences)])
        .map(withCapital)
        .join(' '),
    ),
    named: [...new Set(parts.flatMap((part) => part.named ?? []))],
    asks: parts.map((part) => part.asks ?? null).find((asks) => asks !== null) ?? null,
  };
}

const withCapital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

function writeParts(toSay: readonly ToSay[], composing: Composing) {
  const [first] = toSay;
  const afterLocked = first?.say === 'plain' && first.key === 'locked';
  return toSay.map((part) => writeInLanguage(part, { ...composing, shares: toSay.length > 1, afterLocked }));
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

/** Before an answer in Danish one Greenlandic line, where it fits: they are heard in their own language. */
function inGreenlandicToo({ book, room }: Composing): string[] {
  const key = 'plain.also_in_greenlandic';
  return room.presentation && book.speaks('kl', key) ? [book.phrase('kl', key)] : [];
}

/** Who Ly is, the first time and last of all. */
function presentation(parts: readonly Written[], { book, voice, room }: Composing): string[] {
  const isSaid = parts.some(({ presents }) => presents === 'itself');
  if (!voice.isFirst || !room.presentation || isSaid) return [];
  const isShort = parts.some(({ presents }) => presents === 'briefly');
  return [book.phrase(voice.language, isShort ? 'plain.presentation_short' : 'plain.presentation')];
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
    case 'question_again':
      return writeQuestionAgain(toSay, pen);
    case 'human':
      return writeHuman(toSay, pen);
    case 'nobody_yet':
      return writeNobodyYet(toSay, pen);
    case 'lines':
      return writeLines(toSay, pen);
    case 'standing':
      return writeStanding(toSay, pen);
    case 'secret_hidden':
      return writeSecretHidden(toSay, pen);
  }
}
