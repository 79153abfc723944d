// Whether one schedule applies to one day: weekday, season, every other week, public holidays.
import type { Schedule } from '../content-schema.ts';
import { minutesADay, readClock, readDate, weekdayIndexOf } from '../copenhagen-time.ts';
import type { EpochDay } from '../copenhagen-time.ts';
import type { Because } from '../opening.ts';
import { namedDay } from './holidays.ts';
import type { NamedDay } from './holidays.ts';

/** `off`: it would apply, were it not for `because`. */
export interface Standing {
  is: 'certain' | 'unknown' | 'off';
  because: Because;
}

/** A schedule with its dates and clocks read, once a question. */
export interface Rule {
  schedule: Schedule;
  /** Minutes of the day; `closes` counts on past midnight. */
  opens: number;
  closes: number;
  entryUntil: number;
  firstDay: EpochDay;
  lastDay: EpochDay;
  /** The Monday of the week that `everyWeeks` counts from; null where nobody gave it. */
  firstWeek: EpochDay | null;
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A clock at or before the opening lies on the next day. */
export function minuteAfter(opens: number, clock: string): number {
  const minute = readClock(clock);
  return minute > opens ? minute : minute + minutesADay;
}

export function readSchedule(schedule: Schedule): Rule {
  const opens = readClock(schedule.opens);
  const closes = minuteAfter(opens, schedule.closes);
  const startingOn = schedule.startingOn ? readDate(schedule.startingOn) : null;
  const validFrom = schedule.validFrom ? readDate(schedule.validFrom) : -Infinity;
  return {
    schedule,
    opens,
    closes,
    entryUntil: schedule.lastEntry ? Math.min(minuteAfter(opens, schedule.lastEntry), closes) : closes,
    firstDay: Math.max(validFrom, startingOn ?? -Infinity),
    lastDay: schedule.validTo ? readDate(schedule.validTo) : Infinity,
    firstWeek: startingOn === null ? null : startingOn - weekdayIndexOf(startingOn),
  };
}

const certain: Standing = { is: 'certain', because: 'regular_hours' };
const certainInItsWeek: Standing = { is: 'certain', because: 'alternating_week' };
const certainOnHoliday: Standing = { is: 'certain', because: 'public_holiday' };
const outOfSeason: Standing = { is: 'off', because: 'season' };
const otherWeek: Standing = { is: 'off', because: 'alternating_week' };
const whoKnowsWhichWeek: Standing = { is: 'unknown', because: 'alternating_week_unknown' };
const doubtful: Standing = { is: 'unknown', because: 'no_hours_known' };

function inItsWeek(rule: Rule, day: EpochDay): Standing {
  const { everyWeeks } = rule.schedule;
  if (everyWeeks === undefined) return certain;
  if (rule.firstWeek === null) return whoKnowsWhichWeek;
  const weeks = Math.floor((day - rule.firstWeek) / 7);
  return weeks % everyWeeks === 0 ? certainInItsWeek : otherWeek;
}

type HolidayRule = Schedule['publicHolidays'];

function forHoliday(rule: HolidayRule, because: Because): Standing {
  if (rule === 'as_usual') return certain;
  return { is: rule === 'closed' ? 'off' : 'unknown', because };
}

function onNamedDay(schedule: Schedule, named: NamedDay): Standing {
  const { publicHolidays, specialDays } = schedule;
  const holiday = named.publicHoliday ? forHoliday(publicHolidays, 'public_holiday') : certain;
  if (!named.specialDay) return holiday;
  const leftOut = publicHolidays === 'as_usual' ? 'as_usual' : 'unknown';
  return stricter(holiday, forHoliday(specialDays?.[named.specialDay] ?? leftOut, 'special_day'));
}

const strictness = { certain: 0, unknown: 1, off: 2 };

function stricter(one: Standing, other: Standing): Standing {
  return strictness[other.is] > strictness[one.is] ? other : one;
}

/** How a schedule stands to a period starting on this day; undefined where it says nothing about such a day. */
export function standingOn(rule: Rule, day: EpochDay): Standing | undefined {
  const { schedule } = rule;
  const named = namedDay(day);
  if (!speaksOf(schedule, day, named)) return undefined;
  if (day < rule.firstDay || day > rule.lastDay) return outOfSeason;
  let standing = inItsWeek(rule, day);
  if (schedule.publicHolidaysOnly) standing = stricter(certainOnHoliday, standing);
  if (named) standing = stricter(standing, onNamedDay(schedule, named));
  return schedule.confidence === 'low' ? stricter(standing, doubtful) : standing;
}

function speaksOf(schedule: Schedule, day: EpochDay, named: NamedDay | undefined): boolean {
  if (schedule.publicHolidaysOnly) return Boolean(named?.publicHoliday);
  return schedule.days.includes(weekdays[weekdayIndexOf(day)]!);
}
