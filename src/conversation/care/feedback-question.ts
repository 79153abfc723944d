// "Fik du hjælp?": asked once a week at most, by day, and never of somebody who was in danger.
import type { Conversation, HandOff } from '../../storage/records.ts';
import type { Memory } from '../memory.ts';

/** Time to have come where they were going. Minutes. */
const minutesAfterClosing = 30;
/** Copenhagen wall time. */
const from = 9;
const until = 20;
const daysBetween = 7;
/** Their J or N is understood for so long. Hours. */
const hoursToAnswer = 12;
const minutesToExpiry = 10;

export interface Asking {
  sendAt: Temporal.Instant;
  expiresAt: Temporal.Instant;
  answerBy: Temporal.Instant;
}

export interface Closed {
  conversation: Conversation;
  memory: Memory;
  handOff: HandOff;
  at: Temporal.Instant;
}

/** When to ask; null where it is not asked. On the web nobody is there any more to ask. */
export function whenToAsk({ conversation, memory, handOff, at }: Closed): Asking | null {
  const wasInDanger = memory.danger !== null || handOff.reason === 'danger' || handOff.kinds.length > 0;
  if (conversation.channel !== 'sms' || conversation.stopped || memory.wantsSilence || wasInDanger) return null;
  if (memory.feedback !== null && wasAskedThisWeek(memory.feedback.sendAt, at)) return null;
  const sendAt = byDay(at.add({ minutes: minutesAfterClosing }));
  return {
    sendAt,
    expiresAt: sendAt.add({ minutes: minutesToExpiry }),
    answerBy: sendAt.add({ hours: hoursToAnswer }),
  };
}

const wasAskedThisWeek = (sendAt: string, at: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at, Temporal.Instant.from(sendAt).add({ hours: 24 * daysBetween })) < 0;

function byDay(at: Temporal.Instant): Temporal.Instant {
  const local = at.toZonedDateTimeISO('Europe/Copenhagen');
  if (local.hour >= from && local.hour < until) return at;
  const morning = local.withPlainTime({ hour: from });
  return (local.hour < from ? morning : morning.add({ days: 1 })).toInstant();
}
