// What a conversation remembers between two turns. Kept encrypted; forgotten when it no longer means anything.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { OpenQuestion, YesNoQuestion } from '../answers/to-say.ts';
import type { Memory as StoredMemory } from '../storage/records.ts';
import type { Age, Filter, Language, Need, UrgentKind } from '../vocabulary.ts';
import type { Limit } from './step.ts';

const instant = z.iso.datetime();
const query = z.object({
  need: z.custom<Need>(),
  when: z.string().nullable(),
  where: z.string().nullable(),
  filters: z.array(z.custom<Filter>()),
  age: z.custom<Age>().nullable(),
});

const memory = z.object({
  /** What was last asked for, so that MERE and LÅST go on from it. */
  query: query.nullable().default(null),
  /** Places already named for that query. */
  shown: z.array(z.string()).default([]),
  /** Places in the last answer, first named first. */
  named: z.array(z.string()).default([]),
  /** Doors this citizen found locked, for the rest of the day. */
  locked: z.array(z.object({ id: z.string(), until: instant })).default([]),
  question: z
    .object({
      asks: z.custom<OpenQuestion>(),
      kind: z.custom<UrgentKind>().nullable(),
      until: instant,
      /** Asked once more, after an answer that was neither yes nor no. */
      again: z.boolean().default(false),
    })
    .nullable()
    .default(null),
  danger: z.object({ kind: z.custom<UrgentKind>(), at: instant }).nullable().default(null),
  /** Asked for, and kept until another is asked for. */
  language: z.custom<Language>().nullable().default(null),
  /** Words that said nothing by themselves, kept for the next message, and the question that is asked if none comes. */
  fragment: z.object({ text: z.string(), until: instant, question: z.string() }).nullable().default(null),
  notUnderstood: z.int().default(0),
  angry: z.int().default(0),
  thankedAt: instant.nullable().default(null),
  /** When a missed call was last answered by SMS. */
  calledAt: instant.nullable().default(null),
  /** The limit they have been told of, and until when that is enough said. */
  told: z.object({ limit: z.custom<Limit>(), until: instant }).nullable().default(null),
  /** The last words and their answer, as digests, and how often in a row the two were the same. */
  exchange: z
    .object({ heard: z.string(), said: z.string(), times: z.int(), at: instant, saidAt: instant })
    .nullable()
    .default(null),
  /** STOP or SLET was the last they wrote. */
  wantsSilence: z.boolean().default(false),
  /** "Fik du hjælp?": the outgoing question, when it goes out, and until when J and N answer it. */
  feedback: z.object({ question: z.string(), sendAt: instant, answerBy: instant }).nullable().default(null),
});

export type Memory = z.infer<typeof memory>;
export type Query = z.infer<typeof query>;

/** Times after which a thing said means nothing any more. Minutes. */
const minutes = {
  question: 30,
  dangerQuestion: 120,
  danger: 60,
  afterViolence: 15,
  context: 120,
  thanks: 60,
  loop: 60,
  sameAnswer: 10,
  fragment: 2,
  call: 60,
};

/** Two machines that answer each other never tire; a person rarely asks the same a fourth time after the same answer. */
const mostSameExchanges = 3;

const dangerQuestions: readonly OpenQuestion[] = [
  'in_danger',
  'can_stay_warm',
  'does_he_answer',
  'alone',
  'can_go_to_someone',
];
/** After these others may hold the phone: nothing unasked, and the topic leaves the context soon. */
const heldByOthers: readonly UrgentKind[] = ['violence', 'sexual_assault'];
export const isHeldByOthers = (kind: UrgentKind): boolean => heldByOthers.includes(kind);

/** A memory of an older shape is dropped rather than misread: the worst that follows is a "ja til hvad?". */
export function recall(stored: StoredMemory, now: Temporal.Instant): Memory {
  const parsed = memory.safeParse(stored);
  const remembered = parsed.success ? parsed.data : memory.parse({});
  const question = remembered.question;
  return {
    ...remembered,
    question: question && isBefore(now, question.until) ? question : null,
    fragment: remembered.fragment && isBefore(now, remembered.fragment.until) ? remembered.fragment : null,
    locked: remembered.locked.filter((door) => isBefore(now, door.until)),
  };
}

export function rememberQuestion(
  asks: OpenQuestion | null,
  kind: UrgentKind | null,
  now: Temporal.Instant,
): Memory['question'] {
  if (asks === null) return null;
  const lasts = dangerQuestions.includes(asks) ? minutes.dangerQuestion : minutes.question;
  return { asks, kind, until: now.add({ minutes: lasts }).toString(), again: false };
}

/** Whether they were asked "fik du hjælp?" and have not answered. */
export const isAskedWhetherHelped = ({ feedback }: Memory, now: Temporal.Instant): boolean =>
  feedback !== null && !isBefore(now, feedback.sendAt) && isBefore(now, feedback.answerBy);

/** They write before it was asked: it is asked no more. */
export const isYetToBeAsked = ({ feedback }: Memory, now: Temporal.Instant): boolean =>
  feedback !== null && isBefore(now, feedback.sendAt);

export const isYesNoQuestion = (asks: OpenQuestion): asks is YesNoQuestion => asks !== 'free_text';

/** Whether JA or NEJ answers what was asked. */
export const asksYesOrNo = ({ question }: Memory): boolean => question !== null && isYesNoQuestion(question.asks);

/** `question`: the id of the outgoing question that comes if nothing else does. */
export function rememberFragment(text: string, question: string, now: Temporal.Instant): Memory['fragment'] {
  return { text, question, until: now.add({ minutes: minutes.fragment }).toString() };
}

export const isDangerQuestion = (asks: OpenQuestion): boolean => dangerQuestions.includes(asks);

/** The danger they wrote of within the hour, if any. */
export function recentDanger(remembered: Memory, now: Temporal.Instant): UrgentKind | null {
  const { danger } = remembered;
  return danger && isBefore(now, later(danger.at, minutes.danger)) ? danger.kind : null;
}

/** Whether others may be reading along: then the quietest words only. */
export const othersMayHoldThePhone = (remembered: Memory): boolean =>
  remembered.danger !== null && isHeldByOthers(remembered.danger.kind);

export const thankedRecently = (remembered: Memory, now: Temporal.Instant): boolean =>
  remembered.thankedAt !== null && isBefore(now, later(remembered.thankedAt, minutes.thanks));

export const calledRecently = (remembered: Memory, now: Temporal.Instant): boolean =>
  remembered.calledAt !== null && isBefore(now, later(remembered.calledAt, minutes.call));

/** How long it is enough to have said a limit once. Hours. */
const toldForHours: Record<Limit, number> = { too_fast: 1, day_full: 24, abroad: 24, abroad_full: 24 };

export const rememberTold = (limit: Limit, now: Temporal.Instant): Memory['told'] => ({
  limit,
  until: now.add({ hours: toldForHours[limit] }).toString(),
});

export const wasTold = ({ told }: Memory, limit: Limit, now: Temporal.Instant): boolean =>
  told?.limit === limit && isBefore(now, told.until);

/** The same words as the last three times, within the hour, and each time the same answer. */
export const goesInCircles = ({ exchange }: Memory, heard: string, now: Temporal.Instant): boolean =>
  exchange !== null && exchange.times >= mostSameExchanges && isSameAgain(exchange, heard, now);

/** `said` is null where Ly was silent: a circle that was broken stays remembered, so that it does not begin anew. */
export function rememberExchange(
  { exchange }: Memory,
  { heard, said }: { heard: string; said: string | null },
  now: Temporal.Instant,
): Memory['exchange'] {
  const same = exchange !== null && isSameAgain(exchange, heard, now) ? exchange : null;
  const at = now.toString();
  if (said === null) return same && { ...same, at };
  const times = same?.said === digest(said) ? same.times + 1 : 1;
  return { heard: digest(heard), said: digest(said), times, at, saidAt: at };
}

/**
 * The same answer to the same words within ten minutes costs them a message and tells them nothing. Any of `answers`, in
 * the wordings it may have had.
 */
export function wasSaidJustNow(
  { exchange }: Memory,
  { heard, answers }: { heard: string; answers: readonly (() => string | undefined)[] },
  now: Temporal.Instant,
): boolean {
  if (exchange === null || exchange.heard !== digest(heard)) return false;
  if (!isBefore(now, later(exchange.saidAt, minutes.sameAnswer))) return false;
  return answers.some((answer) => exchange.said === digest(answer() ?? ''));
}

const isSameAgain = (exchange: NonNullable<Memory['exchange']>, heard: string, now: Temporal.Instant): boolean =>
  exchange.heard === digest(heard) && isBefore(now, later(exchange.at, minutes.loop));

/** Enough to tell two texts apart, and nothing that can be read. */
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 12);

/** From when earlier messages still belong to this one: two hours, and after violence only what was said since, a quarter of an hour on. */
export function contextSince(remembered: Memory, now: Temporal.Instant): Temporal.Instant {
  const usual = now.subtract({ minutes: minutes.context });
  if (!othersMayHoldThePhone(remembered) || remembered.danger === null) return usual;
  const over = later(remembered.danger.at, minutes.afterViolence);
  return isBefore(now, over) ? usual : Temporal.Instant.from(over);
}

const later = (at: string, plusMinutes: number): string =>
  Temporal.Instant.from(at).add({ minutes: plusMinutes }).toString();
const isBefore = (now: Temporal.Instant, until: string): boolean => Temporal.Instant.compare(now, until) < 0;
