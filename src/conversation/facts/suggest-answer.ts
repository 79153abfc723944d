// What Ly would answer now, for a colleague to send: the same facts and the same sentences as the citizen would get by asking.
import type { ToSay, WriteReply } from '../../answers/to-say.ts';
import type { Meaning, Understand } from '../../understanding/meaning.ts';
import type { Channel, Language, UrgentKind } from '../../vocabulary.ts';
import { recall } from '../memory.ts';
import type { Situation } from '../step.ts';
import { findFacts } from './find-facts.ts';
import type { Knowledge } from './find-facts.ts';
import { dangerLines, talkLines } from './lines.ts';

interface Asking {
  language: Language | null;
  channel: Channel;
  /** What the lines are to be for; null for a talk. */
  urgent: UrgentKind | null;
  at: Temporal.Instant;
}

/** `open_now`: warm rooms that are open. `lines`: numbers that answer at this hour. Null where there is nothing to say. */
export type SuggestAnswer = (what: 'open_now' | 'lines', asking: Asking) => string | null;

interface SuggestParts {
  knowledge: Knowledge;
  understand: Understand;
  writeReply: WriteReply;
}

export function createSuggestAnswer({ knowledge, understand, writeReply }: SuggestParts): SuggestAnswer {
  const nothingAsked = understand('');
  return function suggestAnswer(what, { language, channel, urgent, at }) {
    const now = at.toZonedDateTimeISO('Europe/Copenhagen');
    const toSay =
      what === 'open_now'
        ? findFacts({ do: 'answer_needs', needs: ['open_now'], cold: false }, anybodyAt(at, nothingAsked), knowledge)
        : linesToSay(urgent, now, knowledge);
    if (toSay.length === 0) return null;
    return writeReply(toSay, { language: language ?? 'da', channel, at: now, isFirst: false }).text;
  };
}

function linesToSay(urgent: UrgentKind | null, now: Temporal.ZonedDateTime, { content }: Knowledge): ToSay[] {
  const lines = urgent === null ? talkLines(content, now) : dangerLines(urgent, content, now);
  return lines.length === 0 ? [] : [{ say: 'lines', lines }];
}

/** Somebody of whom nothing is known. */
function anybodyAt(at: Temporal.Instant, meaning: Meaning): Situation {
  const nowhere = { channel: 'web', address: '' } as const;
  return {
    incoming: { ...nowhere, providerId: null, text: '', media: 0, requestId: '', at },
    conversation: { ...nowhere, ...nobody },
    ...{ memory: recall({}, at), meaning, isFirst: false, openHandOff: undefined, openAlarm: false },
    earlier: [],
    now: at.toZonedDateTimeISO('Europe/Copenhagen'),
  };
}

const nobody = {
  ...{ id: '', version: 1, language: null, stopped: false, memory: {}, lastHeardAt: null },
  holder: 'bot' as const,
};
