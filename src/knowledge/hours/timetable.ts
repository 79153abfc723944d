// All stretches of time that a place's schedules and exceptions give for one purpose, day by day.
import type { HoursException, Schedule } from '../content-schema.ts';
import { minutesADay, readClock, readDate, readDateTime, shownMinute } from '../copenhagen-time.ts';
import type { EpochDay, WallMinute } from '../copenhagen-time.ts';
import type { Because } from '../opening.ts';
import { readSchedule, standingOn } from './schedule-day.ts';
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
function boundsOf(exception: HoursException) {
  const { from, to } = exception;
  return {
    firstDay: from.length > 10 ? -Infinity : readDate(from),
    lastDay: to.length > 10 ? Infinity : readDate(to),
    from: from.length > 10 ? readDateTime(from) : -Infinity,
    // 23:59 is how forms write the end of a day.
    to: to.length > 10 ? endOfDayIfLastMinute(readDateTime(to)) : Infinity,
    firstHoursDay: readDate(from.slice(0, 10)),
    lastHoursDay: readDate(to.slice(0, 10)),
  };
}

function endOfDayIfLastMinute(minute: WallMinute): WallMinute {
  return (minute + 1) % minutesADay === 0 ? minute + 1 : minute;
}

function withException(exception: HoursException, day: EpochDay, stretches: Stretch[]): Stretch[] {
  const bounds = boundsOf(exception);
  const left =
    day < bounds.firstDay || day > bounds.lastDay
      ? stretches
      : stretches.flatMap((one) => cut(one, bounds.from, bounds.to));
  if (exception.hours === 'closed' || day < bounds.firstHoursDay || day > bounds.lastHoursDay) return left;
  const byException: Because = 'exception';
  const added = exception.hours.map((hours) => {
    const opens = readClock(hours.opens);
    const closes = readClock(hours.closes);
    const whole = stretch(
      day,
      { opens, closes: closes > opens ? closes : closes + minutesADay },
      { is: 'certain', because: byException },
    );
    return clip(whole, bounds.from, bounds.to);
  });
  return [...left, ...added];
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
