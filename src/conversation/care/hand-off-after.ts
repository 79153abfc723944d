// What a citizen's turn does to the hand-off: opens it, or adds to the one that is open. One alarm a conversation.
import type { WrittenReply } from '../../answers/to-say.ts';
import type { Content } from '../../knowledge/content-schema.ts';
import { isPractice } from '../../storage/hand-offs/practice.ts';
import type { HandOff, Outgoing } from '../../storage/records.ts';
import type { UrgentKind } from '../../vocabulary.ts';
import { firstRung } from '../escalation.ts';
import type { OnRung } from '../escalation.ts';
import { isDangerQuestion, isHeldByOthers } from '../memory.ts';
import type { Situation, Step } from '../step.ts';

export interface Heard {
  situation: Situation;
  step: Step;
  reply: WrittenReply | null;
  duty: Content['duty'];
  newId: () => string;
}

export interface HandOffAfter {
  handOff: HandOff;
  /** For the line, and on the first rung for those on duty. */
  notices: Outgoing[];
}

/** The danger this turn is about, if any: what staff are told, and how fast the reply goes out. */
export function dangerOf(step: Step): UrgentKind | null {
  return step.do === 'meet_danger' || step.do === 'take_danger_answer' ? step.kind : null;
}

/**
 * A danger, or the wish for a human, opens the hand-off or adds to the open one. A gentle question does not.
 * "No, I am not in danger" tells staff only where an alarm was open already.
 */
export function handOffAfter(heard: Heard): HandOffAfter | null {
  const { step, situation, newId } = heard;
  const { openHandOff, incoming } = situation;
  const danger = dangerOf(step);
  const calmed = step.do === 'take_danger_answer' && step.answer !== 'in_danger';
  if ((step.do !== 'hand_to_human' && danger === null) || (calmed && !openHandOff)) return null;
  const before = openHandOff ?? untouched(newId());
  const reason = danger !== null || before.reason === 'danger' ? 'danger' : 'asked_for_human';
  const isPractised = isPractice(incoming.address);
  const ladder = !isPractised && mustRing(reason, situation) ? firstRung(reason, { ...heard, now: incoming.at }) : null;
  const handOff: HandOff = {
    ...before,
    reason,
    urgent: calmed ? (before.urgent ?? danger) : (danger ?? before.urgent),
    kinds: danger === null ? before.kinds : [...new Set([...before.kinds, danger])],
    note: noteOf(step),
    safeToWrite: before.safeToWrite && !mayBeReadByOthersAgain(danger, situation),
    says: saysAfter(step, before.says),
    askedAt: heard.reply?.asks && isDangerQuestion(heard.reply.asks) ? incoming.at : before.askedAt,
    ...(ladder ? { rung: ladder.rung, nextRungAt: ladder.nextRungAt, heldUntil: null, heldBy: null } : {}),
  };
  const urgency = danger === null ? 'ordinary' : 'danger';
  return { handOff, notices: isPractised ? [] : staffNotices(ladder, { urgency, at: incoming.at, newId }) };
}

/** New violence while no colleague writes with them: who reads is to be made sure of once more. */
const mayBeReadByOthersAgain = (danger: UrgentKind | null, { conversation }: Situation): boolean =>
  danger !== null && isHeldByOthers(danger) && conversation.holder !== 'with_staff';

/** A new one, and one that has become a danger; a colleague who has it need not be told by phone. */
function mustRing(reason: HandOff['reason'], { openHandOff }: Situation): boolean {
  return openHandOff === undefined || (openHandOff.reason !== reason && openHandOff.state === 'open');
}

/** A hand-off before anything is known of it. */
export function untouched(id: string): HandOff {
  return {
    ...{ id, reason: 'asked_for_human', urgent: null, kinds: [], state: 'open', note: '', owner: null, takenAt: null },
    ...{ rung: 0, nextRungAt: null, heldUntil: null, heldBy: null, says: null, askedAt: null, called112At: null },
    safeToWrite: false,
    handedTo: [],
  };
}

/** Neutral: whoever sees a notice on a screen or a phone reads nothing about anybody. */
const noticeText = 'Ny samtale venter i Ly.';
/** By then the ladder has told others. Minutes. */
const minutesToExpiry = 60;

interface Telling {
  urgency: Outgoing['urgency'];
  at: Temporal.Instant;
  newId: () => string;
}

/** One for the line, and one for each phone and mailbox of this rung. */
export function staffNotices(ladder: OnRung | null, { urgency, at, newId }: Telling): Outgoing[] {
  const notice = { kind: 'staff_notice', urgency, text: noticeText } as const;
  const expiresAt = at.add({ minutes: minutesToExpiry });
  return [
    { ...notice, id: newId(), expiresAt: null },
    ...(ladder?.rings ?? []).map((rings) => ({ ...notice, id: newId(), expiresAt, rings })),
  ];
}

/** Who says "okay" and then is in danger again, says it no more. */
function saysAfter(step: Step, before: HandOff['says']): HandOff['says'] {
  if (step.do === 'hand_to_human') return before;
  if (step.do !== 'take_danger_answer') return null;
  if (step.answer === 'said_more') return before;
  return step.answer === 'in_danger' ? null : 'okay';
}

const answerNotes = {
  in_danger: 'siger: i fare',
  not_in_danger: 'siger: okay',
  retracted: 'siger: okay',
  said_more: 'har skrevet mere',
};

function noteOf(step: Step): string {
  if (step.do === 'take_danger_answer') return answerNotes[step.answer];
  if (step.do !== 'meet_danger') return 'vil tale med et menneske';
  return `skriver om ${step.about === 'other' ? 'en anden' : 'sig selv'}${step.immediate ? ', lige nu' : ''}`;
}
