// A call that costs nothing, since nobody answers it, is all some can afford: it is answered by SMS with what is open now.
import type { TurnToSave } from '../storage/records.ts';
import type { Language } from '../vocabulary.ts';
import { findFacts } from './facts/find-facts.ts';
import { calledRecently, isHeldByOthers, othersMayHoldThePhone } from './memory.ts';
import { recordTurn } from './record-turn.ts';
import type { Situation, Step } from './step.ts';
import { readSituation } from './turn.ts';
import type { TurnParts } from './turn.ts';

interface MissedCall {
  /** E.164. */
  address: string;
  requestId: string;
  at: Temporal.Instant;
}

/** What was saved; null where they are not written to. */
export type AnswerMissedCall = (call: MissedCall) => Promise<TurnToSave | null>;

/** They did not ask for words: after so long these are dropped. */
const minutesToExpiry = 10;
const mostTries = 10;

export function createAnswerMissedCall(parts: TurnParts): AnswerMissedCall {
  return async function answerMissedCall(call) {
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const turn = turnFor(await readCall(call, parts), parts);
      if (turn === null || (await parts.storage.saveTurn(turn)) === 'saved') return turn;
    }
    throw new Error(`the conversation changed ${mostTries} times while one call was answered`);
  };
}

/** A call says nothing, and nothing of what was said before belongs to it. */
async function readCall({ address, requestId, at }: MissedCall, parts: TurnParts): Promise<Situation> {
  const incoming = { channel: 'sms', address, providerId: null, text: '', media: 0, requestId, at } as const;
  return { ...(await readSituation(incoming, parts)), meaning: parts.understand('') };
}

const step: Step = { do: 'answer_needs', needs: ['open_now'], cold: false };

function turnFor(situation: Situation, parts: TurnParts): TurnToSave | null {
  if (isNotToBeWrittenTo(situation)) return null;
  const { conversation, incoming, memory, now, isFirst } = situation;
  const language = languageOf(situation);
  const toSay = findFacts(step, situation, parts.knowledge);
  const reply = parts.writeReply(toSay, { language, channel: 'sms', at: now, isFirst });
  const turn = recordTurn({ situation, step, toSay, reply, language, ...parts });
  const expiresAt = incoming.at.add({ minutes: minutesToExpiry });
  const { lastHeardAt } = conversation;
  return {
    ...turn,
    heard: null,
    conversation: {
      ...turn.conversation,
      lastHeardAt,
      memory: { ...turn.conversation.memory, exchange: memory.exchange, calledAt: incoming.at.toString() },
    },
    outgoing: turn.outgoing.map((outgoing) => ({ ...outgoing, expiresAt })),
  };
}

/** Once an hour; never after STOP, never after violence, since others may hold the phone, and not between a colleague and a citizen. */
function isNotToBeWrittenTo({ conversation, memory, openHandOff, incoming }: Situation): boolean {
  return (
    conversation.stopped ||
    conversation.holder === 'with_staff' ||
    othersMayHoldThePhone(memory) ||
    // Memory has the last danger only.
    (openHandOff?.kinds.some(isHeldByOthers) ?? false) ||
    calledRecently(memory, incoming.at)
  );
}

/** Who has not written yet, and rings from Greenland, hears Greenlandic. */
function languageOf({ memory, conversation, incoming }: Situation): Language {
  return memory.language ?? conversation.language ?? (incoming.address.startsWith('+299') ? 'kl' : 'da');
}
