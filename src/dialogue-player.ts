// Plays a whole conversation through the real turn with a frozen clock: what `dialogue` prints and transcripts check.
import { z } from 'zod';
import type { StaffAct } from './conversation/staff-acts.ts';
import type { StaffTurn } from './conversation/staff-turn.ts';
import type { Incoming } from './conversation/step.ts';
import type { TurnOutcome } from './conversation/turn.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { TurnToSave } from './storage/records.ts';

const staffEvents = {
  staff_takes: 'take',
  staff_replies: 'reply',
  staff_hands_back: 'hand_back',
  staff_closes: 'close',
} as const satisfies Record<string, StaffAct>;

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
  const where = { channel, address: `dialogue-${id}` };
  const played: PlayedTurn[] = [];
  let at = Temporal.PlainDateTime.from(clock)
    .toZonedDateTime('Europe/Copenhagen', { disambiguation: 'earlier' })
    .toInstant();
  for (const turn of turns) {
    const { waits, ...entry } = await playTurn(turn, { where: { ...where, at }, before: played.at(-1) }, ly);
    at = at.add({ minutes: minutesOf(turn) ?? 1 });
    // What Ly waited with, such as the question after words that were not finished, came before the next entry.
    const late = waits.length > 0 ? await ly.sendDue(at) : [];
    const replies = late.filter((sent) => waits.includes(sent.id)).map(({ text }) => text);
    played.push({ ...entry, replies: [...entry.replies, ...replies] });
  }
  return played;
}

/** `waits`: ids of what goes out later. */
type Entry = PlayedTurn & { waits: string[] };
type Where = Pick<Incoming, 'channel' | 'address' | 'at'>;

async function playTurn(
  turn: string | Event,
  { where, before }: { where: Where; before: PlayedTurn | undefined },
  ly: Rehearsal,
): Promise<Entry> {
  if (typeof turn === 'string') return heard(await ly.say({ text: turn, ...where }));
  if (minutesOf(turn) !== undefined) return nothingSaid(before);
  return acted(await act(turn, where, ly), before);
}

function minutesOf(turn: string | Event): number | undefined {
  const minutes = typeof turn === 'string' ? null : /^minutes:(\d+)$/.exec(turn.event);
  return minutes ? Number(minutes[1]) : undefined;
}

/** After violence a colleague makes sure who reads before they write. */
async function act({ event: name, text }: Event, where: Where, ly: Rehearsal): Promise<StaffTurn> {
  const action = { ...where, by: colleague, text: text ?? '(svar fra en kollega)', requestId: 'dialogue' };
  const done = await ly.takeStaffTurn({ ...action, act: staffEvents[name as keyof typeof staffEvents] });
  if (done.outcome !== 'not_safe_yet') return done;
  await ly.takeStaffTurn({ ...action, act: 'safe_to_write' });
  return ly.takeStaffTurn({ ...action, act: 'reply' });
}

const colleague = { id: 'dialogue', name: 'En kollega', shownAs: '' };

function heard({ saved, situation }: TurnOutcome): Entry {
  const { needs, urgent, language } = situation.meaning;
  return { ...state(saved), language, need: needs.length > 1 ? needs : (needs[0] ?? null), urgent };
}

/** What a colleague may not do changes nothing. */
function acted(turn: StaffTurn, before: PlayedTurn | undefined): Entry {
  if (turn.outcome !== 'done') return nothingSaid(before);
  return { ...state(turn.saved), language: null, need: null, urgent: null };
}

function nothingSaid(before: PlayedTurn | undefined): Entry {
  const { conversation, stopped } = before ?? { conversation: 'bot' as const, stopped: false };
  const said = { replies: [], waits: [], staffNotified: false };
  return { ...said, language: null, need: null, urgent: null, conversation, stopped };
}

function state({ conversation, outgoing, erase }: TurnToSave): Omit<Entry, 'language' | 'need' | 'urgent'> {
  const { holder, stopped } = conversation;
  const texts = outgoing.filter(({ kind }) => kind !== 'staff_notice');
  return {
    replies: texts.filter(({ sendAt }) => !sendAt).map(({ text }) => text),
    waits: texts.filter(({ sendAt }) => sendAt).map(({ id }) => id),
    conversation: erase !== 'nothing' ? 'deleted' : holder === 'bot' && stopped ? 'stopped' : holder,
    stopped,
    staffNotified: outgoing.some(({ kind }) => kind === 'staff_notice'),
  };
}
