// What a colleague does in a conversation, saved the same way as a citizen's turn: all of it in one transaction, or nothing.
import { toGsm7 } from '../answers/segments.ts';
import type { Content } from '../knowledge/content-schema.ts';
import { isPractice } from '../storage/hand-offs/practice.ts';
import type { Conversation, Outgoing, TurnToSave } from '../storage/records.ts';
import { whenToAsk } from './care/feedback-question.ts';
import type { Asking } from './care/feedback-question.ts';
import { staffNotices } from './care/hand-off-after.ts';
import { mayWriteUnasked } from './care/unasked.ts';
import { nextRung } from './escalation.ts';
import { recall } from './memory.ts';
import { decideAct } from './staff-acts.ts';
import type { Acted, Change, Found, Refusal } from './staff-acts.ts';
import type { TurnParts, TurnStorage } from './turn.ts';

/** Which conversation: by its id, as pages know it, or by where the citizen is. */
type ConversationRef = { conversationId: string } | Pick<Conversation, 'channel' | 'address'>;

type StaffAction = Acted &
  ConversationRef & {
    requestId: string;
    /** Of the form it came with: sent twice, what it says is said once. It becomes the id of the reply or the note. */
    formId?: string | undefined;
  };

export type StaffTurn =
  | { outcome: 'done'; saved: TurnToSave }
  | Refusal
  /** The form came before, and what it said is written. */
  | { outcome: 'done_before' }
  /** There is no such conversation any more. */
  | { outcome: 'gone' };

export type TakeStaffTurn = (action: StaffAction) => Promise<StaffTurn>;

export interface StaffTurnParts extends TurnParts {
  storage: TurnStorage & {
    conversationById(id: string): Promise<Conversation | undefined>;
    isWritten(id: string): Promise<boolean>;
  };
}

/** What Ly says for a colleague was not asked for: after so long it is dropped. */
const minutesToExpiry = 10;
const mostTries = 10;

/** Of several at once exactly one is saved first; the others read again, and see who has it. */
export function createStaffTurn(parts: StaffTurnParts): TakeStaffTurn {
  return async function takeStaffTurn(action) {
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const found = await find(action, parts);
      if (found === undefined) return { outcome: 'gone' };
      if (action.formId !== undefined && (await parts.storage.isWritten(action.formId)))
        return { outcome: 'done_before' };
      const change = decideAct(action, found);
      if ('outcome' in change) return change;
      const saved = turnOf(change, { action, found, parts });
      if ((await parts.storage.saveTurn(saved)) === 'saved') return { outcome: 'done', saved };
    }
    throw new Error(`the conversation changed ${mostTries} times while a colleague acted`);
  };
}

async function find(action: StaffAction, { storage, newId }: StaffTurnParts): Promise<Found | undefined> {
  const conversation = await ('conversationId' in action
    ? storage.conversationById(action.conversationId)
    : storage.findConversation(action.channel, action.address));
  if (conversation === undefined) return undefined;
  // Read after the version: a hand-off that changed in between makes the save a conflict.
  const handOff = await storage.openHandOff(conversation.id);
  return { conversation, memory: recall(conversation.memory, action.at), handOff, newId };
}

interface Acting {
  action: StaffAction;
  found: Found;
  parts: StaffTurnParts;
}

function turnOf(change: Change, acting: Acting): TurnToSave {
  const { action, found, parts } = acting;
  const { conversation } = found;
  const { handOff, notices } = climbed(change, acting);
  const feedback = feedbackQuestion(change, acting);
  return {
    conversation: {
      ...conversation,
      holder: change.holder ?? conversation.holder,
      memory: feedback
        ? { ...conversation.memory, question: null, feedback: feedback.remembered }
        : conversation.memory,
    },
    readVersion: conversation.version,
    heard: null,
    outgoing: [...said(change, acting), ...(feedback ? [feedback.outgoing] : []), ...notices],
    handOff,
    ...(change.note === undefined
      ? {}
      : { note: { id: action.formId ?? parts.newId(), by: colleague(action), text: change.note, at: action.at } }),
    done: { id: parts.newId(), by: colleague(action), action: action.act, detail: change.detail ?? '' },
    counts: isPractice(conversation.address)
      ? []
      : [...(change.counts ?? []), ...(feedback ? (['asked_whether_helped'] as const) : [])],
    reports: [],
    erase: 'nothing',
    requestId: action.requestId,
    at: action.at,
  };
}

const colleague = ({ by: { id, name } }: StaffAction) => ({ id, name });

/** "I cannot": the next ones are told in the same transaction. */
function climbed(change: Change, { action: { at }, found, parts: { knowledge, newId } }: Acting) {
  const { duty }: Pick<Content, 'duty'> = knowledge.content;
  const { handOff } = change;
  const rings = change.climbs === true && !isPractice(found.conversation.address);
  const ladder = handOff && rings ? nextRung(handOff, { duty, now: at, busy: false }) : null;
  if (handOff === null || ladder === null) return { handOff, notices: [] };
  const urgency = handOff.reason === 'danger' ? 'danger' : 'ordinary';
  return {
    handOff: { ...handOff, rung: ladder.rung, nextRungAt: ladder.nextRungAt },
    notices: staffNotices(ladder, { urgency, at, newId }),
  };
}

/** What Ly says goes only where it may be written unasked; what a colleague writes has been allowed before. */
function said({ tells, reply }: Change, { action, found, parts }: Acting): Outgoing[] {
  const { channel } = found.conversation;
  const expiresAt = action.at.add({ minutes: minutesToExpiry });
  const toSay = tells && mayWriteUnasked(found) ? [{ say: 'plain' as const, ...tells }] : [];
  const ly: Outgoing[] = toSay.map((one) => ({
    id: parts.newId(),
    ...{ kind: 'reply', urgency: 'ordinary', expiresAt },
    text: parts.writeReply([one], voiceTo(found.conversation, action.at)).text,
  }));
  if (reply === undefined) return ly;
  const text = channel === 'sms' ? toGsm7(reply) : reply;
  return [...ly, { id: action.formId ?? parts.newId(), kind: 'staff_reply', urgency: 'danger', text, expiresAt: null }];
}

function feedbackQuestion({ asksForFeedback, handOff }: Change, { action, found, parts }: Acting) {
  if (!asksForFeedback || handOff === null) return null;
  const asking: Asking | null = whenToAsk({ ...found, handOff, at: action.at });
  if (asking === null) return null;
  const { sendAt, expiresAt, answerBy } = asking;
  const { text } = parts.writeReply([{ say: 'plain', key: 'got_help' }], voiceTo(found.conversation, sendAt));
  const id = parts.newId();
  const outgoing: Outgoing = { id, kind: 'reply', urgency: 'ordinary', text, sendAt, expiresAt };
  return { outgoing, remembered: { question: id, sendAt: sendAt.toString(), answerBy: answerBy.toString() } };
}

function voiceTo({ language, channel }: Conversation, at: Temporal.Instant) {
  return {
    language: language ?? 'da',
    channel,
    at: at.toZonedDateTimeISO('Europe/Copenhagen'),
    isFirst: false,
  } as const;
}
