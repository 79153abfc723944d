// The ladder: who is told that somebody waits, and when the next ones are, so that nobody waits in silence.
import type { Content, Duty } from '../knowledge/content-schema.ts';
import { openingAt } from '../knowledge/opening-hours.ts';
import type { HandOff, Outgoing } from '../storage/records.ts';

type Rung = Duty['rungs'][number];
const rungs: readonly Rung[] = [1, 2, 3];
const lastRung = 3;

/** Minutes from one rung to the next. Danger: at once, after 3, after 8; who asked for a human: at once, after 15, after 45. */
const minutesAfter: Record<HandOff['reason'], Record<1 | 2, number>> = {
  danger: { 1: 3, 2: 5 },
  asked_for_human: { 1: 15, 2: 30 },
};
/** While a colleague has a danger in hand, another danger goes on to the next rung so soon. Minutes. */
const minutesWhileBusy = 1;
/** "I am on my way" holds the ladder for so long. Minutes. */
const minutesHeld = 5;

type Rings = NonNullable<Outgoing['rings']>;

/** Where the ladder stands, and whom to tell now. */
export interface OnRung {
  rung: number;
  nextRungAt: Temporal.Instant | null;
  rings: Rings[];
}

export type Waits = Pick<HandOff, 'reason' | 'state' | 'rung' | 'nextRungAt' | 'heldUntil' | 'heldBy'>;

export interface Around {
  duty: Content['duty'];
  now: Temporal.Instant;
  /** A colleague has a danger in hand at this moment. */
  busy: boolean;
}

/** The lowest rung that has somebody on duty is told at once; with nobody there, the ladder waits for who comes next. */
export function firstRung(reason: HandOff['reason'], { duty, now }: Pick<Around, 'duty' | 'now'>): OnRung {
  const rung = rungs.find((one) => onDuty(one, duty, now).length > 0);
  if (rung === undefined) return { rung: 0, nextRungAt: nextDutyAt(duty, now), rings: [] };
  return standOn(rung, reason, { duty, now });
}

/** What is to be told now; null while the ladder stands still. At its end it stays there, and the line says whom to ring. */
export function nextRung(waits: Waits, around: Around): OnRung | null {
  if (waits.state !== 'open' || !isDue(waits, around)) return null;
  if (waits.rung === 0) return firstRung(waits.reason, around);
  const rung = rungs.find((one) => one > waits.rung) ?? lastRung;
  return standOn(rung, waits.reason, around);
}

/** Whether nobody has answered who was told before: then the citizen hears so. */
export const leavesSilence = (before: Pick<Waits, 'rung'>, after: OnRung): boolean =>
  before.rung > 0 && after.rung > before.rung;

/** A colleague is on the way: for a while nobody else is told, and nobody is promised anything. */
export function hold<Held extends Waits>(handOff: Held, by: HandOff['heldBy'], now: Temporal.Instant): Held {
  const heldUntil = now.add({ minutes: minutesHeld });
  const { nextRungAt } = handOff;
  const isLater = nextRungAt !== null && Temporal.Instant.compare(nextRungAt, heldUntil) > 0;
  return { ...handOff, heldUntil, heldBy: by, nextRungAt: isLater ? nextRungAt : heldUntil };
}

/** Whoever was told cannot: the next ones are told now. Behind the last ones there is nobody. */
export function letGo<Held extends Waits>(handOff: Held, now: Temporal.Instant): Held {
  return { ...handOff, heldUntil: null, heldBy: null, nextRungAt: handOff.rung >= lastRung ? null : now };
}

/** Nobody is told any more. */
export const endLadder = { nextRungAt: null, heldUntil: null, heldBy: null } as const;

/** Whom a colleague rings when the ladder is at its end: those told last, else whoever has a phone. */
export function whomToRing(duty: Content['duty'], now: Temporal.Instant): { team: string; phone: string }[] {
  const withPhone = (teams: readonly Duty[]) =>
    teams.flatMap(({ team, phone }) => (phone === null ? [] : [{ team, phone }]));
  const last = withPhone(onDuty(lastRung, duty, now));
  return last.length > 0 ? last : withPhone(duty);
}

function standOn(rung: Rung, reason: HandOff['reason'], { duty, now }: Pick<Around, 'duty' | 'now'>): OnRung {
  const nextRungAt = rung === lastRung ? null : now.add({ minutes: minutesAfter[reason][rung] });
  return { rung, nextRungAt, rings: onDuty(rung, duty, now).flatMap(ringsOf) };
}

function isDue({ reason, rung, nextRungAt, heldUntil }: Waits, { busy, now }: Around): boolean {
  if (nextRungAt === null || isBefore(now, heldUntil)) return false;
  const isHurried = busy && reason === 'danger' && rung === 1;
  const minutesEarlier = isHurried ? minutesAfter.danger[1] - minutesWhileBusy : 0;
  return !isBefore(now, nextRungAt.subtract({ minutes: minutesEarlier }));
}

const isBefore = (now: Temporal.Instant, at: Temporal.Instant | null): boolean =>
  at !== null && Temporal.Instant.compare(now, at) < 0;

function onDuty(rung: Rung, duty: Content['duty'], now: Temporal.Instant): Duty[] {
  const at = now.toZonedDateTimeISO('Europe/Copenhagen');
  return duty.filter((team) => team.rungs.includes(rung) && openingAt(team, at).state === 'open');
}

function nextDutyAt(duty: Content['duty'], now: Temporal.Instant): Temporal.Instant | null {
  const at = now.toZonedDateTimeISO('Europe/Copenhagen');
  const comings = duty.flatMap((team) => {
    const opening = openingAt(team, at);
    return opening.state !== 'open' && opening.opensAt ? [opening.opensAt.toInstant()] : [];
  });
  return comings.toSorted(Temporal.Instant.compare)[0] ?? null;
}

const routes = { sms: 'staff_sms', mail: 'staff_mail', teams: 'teams' } as const;

function ringsOf({ reach }: Duty): Rings[] {
  return reach.flatMap((one): Rings[] => {
    if (one.way === 'console') return [];
    return [{ route: routes[one.way], to: one.to }];
  });
}
