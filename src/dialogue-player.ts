// Plays a whole conversation through the real turn with a frozen clock: what `dialogue` prints and transcripts check.
import { z } from 'zod';
import type { StaffAction } from './conversation/staff-turn.ts';
import type { TurnOutcome } from './conversation/turn.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { TurnToSave } from './storage/records.ts';

const staffEvents = {
  staff_takes: 'take',
  staff_replies: 'reply',
  staff_hands_back: 'hand_back',
  staff_closes: 'close',
} as const satisfies Record<string, StaffAction['act']>;

const event = z.strictObject({
  event: z.union(
    [z.enum(Object.keys(staffEvents) as (keyof typeof staffEvents)[]), z.string().regex(/^minutes:\d{1,5}$/)],
    {
      error: 'an event is staff_takes, staff_replies, staff_hands_back, staff_closes or minutes:30',
    },
  ),
  /** What staff write; a placeholder when left out. */
  text: z.string().optional(),
});

export const dialogue = z.object({
  id: z.union([z.string(), z.number()]),
  /** Copenhagen wall time of the first turn. */
  clock: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'clock is Copenhagen wall time, such as 2026-01-16T20:40'),
  channel: z.enum(['sms', 'web']).default('sms'),
  turns: z.array(z.union([z.string(), event])).min(1),
});
export type Dialogue = z.infer<typeof dialogue>;
type Event = z.infer<typeof event>;

export interface PlayedTurn {
  /** Every text to the citizen since the entry before. */
  replies: string[];
  language: string | null;
  need: string | string[] | null;
  urgent: string | null;
  conversation: 'bot' | 'waiting' | 'with_staff' | 'stopped' | 'deleted';
  stopped: boolean;
  /** A notice to staff was put into the outbox in this turn. */
  staffNotified: boolean;
}

/** One entry out per entry in, one minute apart. Each dialogue is a citizen never seen before. */
export async function playDialogue({ id, clock, channel, turns }: Dialogue, ly: Rehearsal): Promise<PlayedTurn[]> {
  const address = `dialogue-${id}`;
  const played: PlayedTurn[] = [];
  let at = Temporal.PlainDateTime.from(clock)
    .toZonedDateTime('Europe/Copenhagen', { disambiguation: 'earlier' })
    .toInstant();
  for (const turn of turns) {
    const minutes = typeof turn === 'string' ? null : /^minutes:(\d+)$/.exec(turn.event)?.[1];
    if (typeof turn === 'string') played.push(heard(await ly.say({ text: turn, at, channel, address })));
    else if (minutes) played.push(nothingSaid(played.at(-1)));
    else played.push(acted(await ly.takeStaffTurn(staffAction(turn, { channel, address, at }))));
    at = at.add({ minutes: minutes ? Number(minutes) : 1 });
  }
  return played;
}

function staffAction(
  { event: name, text }: Event,
  where: Pick<StaffAction, 'channel' | 'address' | 'at'>,
): StaffAction {
  const act = staffEvents[name as keyof typeof staffEvents];
  return { ...where, act, text: text ?? '(svar fra en kollega)', requestId: 'dialogue' };
}

function heard({ saved, situation }: TurnOutcome): PlayedTurn {
  const { needs, urgent, language } = situation.meaning;
  return { ...state(saved), language, need: needs.length > 1 ? needs : (needs[0] ?? null), urgent };
}

const acted = (saved: TurnToSave): PlayedTurn => ({ ...state(saved), language: null, need: null, urgent: null });

function nothingSaid(before: PlayedTurn | undefined): PlayedTurn {
  const { conversation, stopped } = before ?? { conversation: 'bot' as const, stopped: false };
  return { replies: [], language: null, need: null, urgent: null, conversation, stopped, staffNotified: false };
}

function state({
  conversation,
  outgoing,
  erase,
}: TurnToSave): Pick<PlayedTurn, 'replies' | 'conversation' | 'stopped' | 'staffNotified'> {
  const { holder, stopped } = conversation;
  return {
    replies: outgoing.filter(({ kind }) => kind !== 'staff_notice').map(({ text }) => text),
    conversation: erase !== 'nothing' ? 'deleted' : holder === 'bot' && stopped ? 'stopped' : holder,
    stopped,
    staffNotified: outgoing.some(({ kind }) => kind === 'staff_notice'),
  };
}
