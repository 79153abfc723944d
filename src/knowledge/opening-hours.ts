// Whether a door is open, until when, and when it opens next: the one answer for SMS, web, console and poster.
import { dayOf, epochDay, minutesADay, wallMinuteOf, zonedAt } from './copenhagen-time.ts';
import type { WallMinute } from './copenhagen-time.ts';
import { readTimetable, stretchesStartingOn } from './hours/timetable.ts';
import type { Hours, Stretch, Timetable } from './hours/timetable.ts';
import type { Because, Opening, OpenPeriod } from './opening.ts';

const daysAhead = 14;

interface Interval {
  from: WallMinute;
  to: WallMinute;
}

/**
 * How a door stands at an instant, for somebody who arrives then: after the last entry it counts as closed.
 * Looks a fortnight ahead. Unknown is never closed: where an uncertain schedule covers the instant and no certain one
 * does, or where no hours are known for the purpose, the state is unknown.
 */
export function openingAt(hours: Hours, at: Temporal.ZonedDateTime, purpose = 'open'): Opening {
  const now = wallMinuteOf(at);
  const known = lastAsked.get(hours)?.get(purpose);
  if (known?.now === now) return known.opening;
  const opening = readOpening(readTimetable(hours, purpose), now);
  const ofDoor = lastAsked.get(hours) ?? new Map<string, { now: WallMinute; opening: Opening }>();
  lastAsked.set(hours, ofDoor.set(purpose, { now, opening }));
  return opening;
}

/** Within a minute nothing changes, and on a busy evening everybody asks about the same doors. Hours are never changed, only replaced. */
const lastAsked = new WeakMap<Hours, Map<string, { now: WallMinute; opening: Opening }>>();

function readOpening(timetable: Timetable, now: WallMinute): Opening {
  // Nearly every door turns by tomorrow; only for the others is the fortnight worth reading.
  const soon = lookAhead(timetable, now, 1);
  const turnsAt = soon.state === 'open' ? soon.until : soon.opensAt;
  return turnsAt ? soon : lookAhead(timetable, now, daysAhead);
}

function lookAhead(timetable: Timetable, now: WallMinute, days: number): Opening {
  const stretches = stretchesAround(timetable, now, days);
  const certain = stretches.filter((stretch) => stretch.is === 'certain');
  const entries = merge(certain.map(({ from, entryUntil }) => ({ from, to: entryUntil })));
  const entry = entries.find((interval) => covers(interval, now));
  const horizon = Math.min(now + daysAhead * minutesADay, (dayOf(now) + days + 1) * minutesADay);
  if (entry) return open(certain, { now, horizon, entryUntil: entry.to });
  const next = entries.find((interval) => interval.from > now && interval.from <= horizon);
  const opensAt = next ? zonedAt(next.from) : null;
  return { ...shut(stretches, now, next?.from), opensAt };
}

/** The stretches that can cover `now` or start on the days ahead: a stretch lasts 24 hours at most. */
function stretchesAround(timetable: Timetable, now: WallMinute, days: number): Stretch[] {
  const today = dayOf(now);
  const stretches: Stretch[] = [];
  for (let day = today - 1; day <= today + days; day += 1) stretches.push(...stretchesStartingOn(timetable, day));
  return stretches;
}

function covers({ from, to }: Interval, minute: WallMinute): boolean {
  return from <= minute && minute < to;
}

/** Sorted, with what overlaps or adjoins made one. */
function merge(intervals: Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const next of intervals.filter(({ from, to }) => from < to).sort((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to);
    else merged.push({ from: next.from, to: next.to });
  }
  return merged;
}

function open(certain: Stretch[], when: { now: WallMinute; horizon: WallMinute; entryUntil: WallMinute }): Opening {
  const { now, horizon, entryUntil } = when;
  const until = merge(certain).find((interval) => covers(interval, now))!.to;
  const isRoundTheClock = until >= horizon;
  const covering = certain.find((stretch) => covers(stretch, now))!;
  return {
    state: 'open',
    until: isRoundTheClock ? null : zonedAt(until),
    lastEntryAt: entryUntil < Math.min(until, horizon) ? zonedAt(entryUntil) : null,
    because: isRoundTheClock ? 'around_the_clock' : covering.because,
  };
}

/** Nobody can come in for certain: unknown, after the last entry, or closed and why. */
function shut(
  stretches: Stretch[],
  now: WallMinute,
  nextAt: WallMinute | undefined,
): { state: 'closed' | 'unknown'; because: Because } {
  const uncertain = stretches.find(
    ({ is, from, entryUntil }) => is === 'unknown' && covers({ from, to: entryUntil }, now),
  );
  if (uncertain) return { state: 'unknown', because: uncertain.because };
  const isTooLate = stretches.some((stretch) => stretch.is !== 'off' && covers(stretch, now));
  if (isTooLate) return { state: 'closed', because: 'last_entry_passed' };
  return { state: 'closed', because: whyClosed(stretches, now, nextAt) };
}

/** What keeps the door shut that would else be open now, or would still have opened today. */
function whyClosed(stretches: Stretch[], now: WallMinute, nextAt: WallMinute | undefined): Because {
  const today = dayOf(now);
  const opensToday = nextAt !== undefined && dayOf(nextAt) === today;
  const off = stretches.filter((stretch) => stretch.is === 'off' && stretch.to > now && dayOf(stretch.from) <= today);
  const reason = off.find((stretch) => covers(stretch, now)) ?? (opensToday ? undefined : off[0]);
  return reason?.because ?? 'regular_hours';
}

/**
 * The periods that start on a day, to their end also after midnight. Unknown where only uncertain schedules speak of
 * the day, or none is known; an empty list is a day on which it is known to be closed.
 */
export function periodsOn(hours: Hours, date: Temporal.PlainDate, purpose = 'open'): OpenPeriod[] | 'unknown' {
  const day = epochDay(date.year, date.month, date.day);
  const stretches = stretchesStartingOn(readTimetable(hours, purpose), day);
  const certain = merge(stretches.filter((stretch) => stretch.is === 'certain'));
  if (certain.length === 0 && stretches.some((stretch) => stretch.is === 'unknown')) return 'unknown';
  return certain.map(asPeriod);
}

function asPeriod({ from, to }: Interval): OpenPeriod {
  return { from: zonedAt(from), to: zonedAt(to) };
}

/**
 * The certain periods that reach into a span, at their full length. When the span is made of whole days, a period
 * counts to the day it starts on: the night room that is open until seven tomorrow morning belongs to tonight.
 */
export function periodsWithin(
  hours: Hours,
  span: { from: Temporal.ZonedDateTime; to: Temporal.ZonedDateTime },
  purpose = 'open',
): OpenPeriod[] {
  const from = wallMinuteOf(span.from);
  const to = wallMinuteOf(span.to);
  const isWholeDays = from % minutesADay === 0 && to % minutesADay === 0;
  const timetable = readTimetable(hours, purpose);
  const found: Interval[] = [];
  for (let day = dayOf(from) - 1; day <= dayOf(to); day += 1) {
    const certain = merge(stretchesStartingOn(timetable, day).filter(({ is }) => is === 'certain'));
    found.push(...certain.filter((one) => one.from < to && (isWholeDays ? one.from >= from : one.to > from)));
  }
  return merge(found).map(asPeriod);
}
