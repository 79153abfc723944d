// All stretches of time that a place's schedules and exceptions give for one purpose, day by day.
import type { HoursException, Schedule } from '../content-schema.ts';
import { dayOf, minutesADay, readClock, readDate, readDateTime, shownMinute } from '../copenhagen-time.ts';
import type { EpochDay, WallMinute } from '../copenhagen-time.ts';
import { minuteAfter, readSchedule, standingOn } from './schedule-day.ts';
import type { Rule, Standing } from './schedule-day.ts';

/** What opening hours are read from: a place, a helpline (without exceptions), a duty. */
export interface Hours {
  schedules: readonly Schedule[];
  exceptions?: readonly HoursException[] | undefined;
}

/** `from` inclusive, `to` exclusive; whoever comes must come before `entryUntil`. */
export interface Stretch extends Standing {
  from: WallMinute;
  to: WallMinute;
  entryUntil: WallMinute;
}

/** One purpose's schedules and exceptions, read once for one question. */
export interface Timetable {
  rules: Rule[];
  /** In the order they were set: a later one corrects an earlier. */
  exceptions: HoursException[];
}

export function readTimetable(hours: Hours, purpose: string): Timetable {
  return {
    rules: hours.schedules.filter((schedule) => schedule.for === purpose).map(readSchedule),
    exceptions: (hours.exceptions ?? [])
      .filter((exception) => exception.for === purpose)
      .sort((one, other) => (one.setOn < other.setOn ? -1 : one.setOn > other.setOn ? 1 : 0)),
  };
}

/**
 * Every stretch that belongs to this day because it starts on it, also those after midnight and those that are off.
 * Not sorted, not merged.
 */
export function stretchesStartingOn(timetable: Timetable, day: EpochDay): Stretch[] {
  let stretches = regularStretches(timetable.rules, day);
  for (const exception of timetable.exceptions) stretches = withException(exception, day, stretches);
  return stretches.filter((stretch) => stretch.from < stretch.to);
}

function regularStretches(rules: Rule[], day: EpochDay): Stretch[] {
  // Without hours that may be said, every minute is unknown, until an exception says more.
  if (!rules.some((rule) => rule.schedule.confidence !== 'low')) {
    return [stretch(day, { opens: 0, closes: minutesADay }, { is: 'unknown', because: 'no_hours_known' })];
  }
  const stretches: Stretch[] = [];
  for (const rule of rules) {
    const standing = standingOn(rule, day);
    if (standing) stretches.push(stretch(day, rule, standing));
  }
  return stretches;
}

function stretch(
  day: EpochDay,
  minutes: { opens: number; closes: number; entryUntil?: number },
  { is, because }: Standing,
): Stretch {
  const midnight = day * minutesADay;
  return {
    is,
    because,
    from: shownMinute(midnight + minutes.opens),
    to: shownMinute(midnight + minutes.closes),
    entryUntil: shownMinute(midnight + (minutes.entryUntil ?? minutes.closes)),
  };
}

/** A bound with a clock cuts at that minute; a bound that is a day takes whole stretches, to the day they start on. */
function boundsOf({ from, to }: HoursException) {
  const cutsFrom = hasClock(from) ? readDateTime(from) : -Infinity;
  const cutsTo = hasClock(to) ? endOfDayIfLastMinute(readDateTime(to)) : Infinity;
  return {
    cutsFrom,
    cutsTo,
    cutsDays: [hasClock(from) ? -Infinity : readDate(from), hasClock(to) ? Infinity : readDate(to)],
    hoursDays: [hasClock(from) ? dayOf(cutsFrom) : readDate(from), hasClock(to) ? dayOf(cutsTo) : readDate(to)],
  } as const;
}

function hasClock(bound: string): boolean {
  return bound.includes('T');
}

/** 23:59 is how forms write the end of a day. */
function endOfDayIfLastMinute(minute: WallMinute): WallMinute {
  return (minute + 1) % minutesADay === 0 ? minute + 1 : minute;
}

function withException(exception: HoursException, day: EpochDay, stretches: Stretch[]): Stretch[] {
  const { cutsFrom, cutsTo, cutsDays, hoursDays } = boundsOf(exception);
  const left = isWithin(cutsDays, day) ? stretches.flatMap((one) => cut(one, cutsFrom, cutsTo)) : stretches;
  if (exception.hours === 'closed' || !isWithin(hoursDays, day)) return left;
  const added = exception.hours.map((hours) => {
    const opens = readClock(hours.opens);
    const period = { opens, closes: minuteAfter(opens, hours.closes) };
    return clip(stretch(day, period, { is: 'certain', because: 'exception' }), cutsFrom, cutsTo);
  });
  return [...left, ...added];
}

function isWithin([first, last]: readonly [EpochDay, EpochDay], day: EpochDay): boolean {
  return first <= day && day <= last;
}

function clip(one: Stretch, from: WallMinute, to: WallMinute): Stretch {
  const end = Math.min(one.to, to);
  return { ...one, from: Math.max(one.from, from), to: end, entryUntil: Math.min(one.entryUntil, end) };
}

/** What is left before and after, and the middle as it stands now: off. */
function cut(one: Stretch, from: WallMinute, to: WallMinute): Stretch[] {
  if (to <= one.from || from >= one.to) return [one];
  return [
    clip(one, -Infinity, from),
    { ...clip(one, from, to), is: 'off', because: 'exception' },
    clip(one, to, Infinity),
  ].filter((part): part is Stretch => part.from < part.to);
}
