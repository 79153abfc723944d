// The hours of a day ("9-15", "lørdag 9-15, søndag 9-15") and of a usual week ("mandag-onsdag 10-19, torsdag 10-16").
import type { Helpline, Place, Schedule } from '../knowledge/content-schema.ts';
import type { OpenPeriod } from '../knowledge/opening.ts';
import type { Pen } from './pen.ts';
import { clock, isSeveralDays } from './say-clock.ts';

/** `asked`: the days that the message names. Hours that are the same on each of them are said once. */
export function sayPeriods(periods: readonly OpenPeriod[], pen: Pen, asked?: OpenPeriod): string {
  const byDay = Map.groupBy(periods, ({ from }) => from.toPlainDate().toString());
  const isOfDays = asked !== undefined && isSeveralDays(asked);
  const hours = [...byDay.values()].map((ofDay) => ofDay.map((period) => sayPeriod(period, false, pen)).join(', '));
  const isAlike = isOfDays && byDay.size === countDays(asked) && new Set(hours).size === 1;
  if (isAlike) return hours[0] ?? '';
  return periods.map((period) => sayPeriod(period, isOfDays || byDay.size > 1, pen)).join(', ');
}

function countDays({ from, to }: OpenPeriod): number {
  const last = to.subtract({ minutes: 1 });
  return from.toPlainDate().until(last.toPlainDate()).total('days') + 1;
}

function sayPeriod({ from, to }: OpenPeriod, withDay: boolean, pen: Pen): string {
  if (from.until(to).total('hours') >= 24) return pen.say('words.round_the_clock');
  const values = { opens: clock(from, pen.language), closes: clock(to, pen.language, true) };
  if (!withDay) return pen.say('words.period', values);
  return pen.say('words.period_on', { ...values, weekday: pen.say(`words.weekdays.${from.dayOfWeek}`) });
}

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Null where no hours may be said, where they are the same at every hour, or do not fit the pattern of one week. */
export function sayWeek(place: Place, pen: Pen): string | null {
  const schedules = place.schedules.filter(
    (one) => one.for === 'open' && one.confidence !== 'low' && one.publicHolidaysOnly !== true,
  );
  const isAlways = schedules.some(
    (one) => one.opens === '00:00' && one.closes === '24:00' && one.days.length === week.length,
  );
  const isPlain = schedules.every((one) => isEveryWeekOrOther(one, pen) && !one.validFrom && !one.validTo);
  if (schedules.length === 0 || !isPlain || isAlways || place.exceptions.length > 0) return null;
  const inOrder = schedules.toSorted((one, other) => firstDay(one) - firstDay(other));
  return pen.say('words.week', { hours: inOrder.map((one) => saySchedule(one, pen)).join(', ') });
}

/** "18" and "7" where it is open at the same hours every day of every week; null otherwise. */
export function dailyHours(entry: Place | Helpline, pen: Pen): { opens: string; closes: string } | null {
  const [only, ...others] = entry.schedules.filter(
    (one) => one.for === 'open' && one.confidence !== 'low' && one.publicHolidaysOnly !== true,
  );
  const isDaily = only?.days.length === week.length && !only.everyWeeks && !only.validFrom && !only.validTo;
  if (only === undefined || others.length > 0 || !isDaily) return null;
  return {
    opens: clock(hourAndMinute(only.opens), pen.language),
    closes: clock(hourAndMinute(only.closes), pen.language),
  };
}

/** Every other week can be said for one day. */
function isEveryWeekOrOther({ everyWeeks, days }: Schedule, pen: Pen): boolean {
  return everyWeeks === undefined || (everyWeeks === 2 && days.length === 1 && pen.speaks('words.every_other'));
}

const firstDay = ({ days }: Schedule): number => week.findIndex((day) => days.includes(day));

function saySchedule({ days, opens, closes, everyWeeks }: Schedule, pen: Pen): string {
  const hours = {
    opens: clock(hourAndMinute(opens), pen.language),
    closes: clock(hourAndMinute(closes), pen.language),
  };
  const day =
    everyWeeks === undefined ? sayDays(days, pen) : pen.say('words.every_other', { days: sayDays(days, pen) });
  return `${day} ${pen.say('words.period', hours)}`;
}

function hourAndMinute(time: string) {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return { hour, minute };
}

function sayDays(days: Schedule['days'], pen: Pen): string {
  if (days.length === week.length) return pen.say('words.every_day');
  return runsOf(days)
    .map(([first = 0, ...rest]) => {
      const last = rest.at(-1);
      return last === undefined
        ? dayName(first, pen)
        : pen.say('words.days', { first: dayName(first, pen), last: dayName(last, pen) });
    })
    .join(', ');
}

/** Days in a row belong together: Monday to Wednesday, and Friday. */
function runsOf(days: Schedule['days']): number[][] {
  const runs: number[][] = [];
  for (const [index, day] of week.entries()) {
    if (!days.includes(day)) continue;
    const last = runs.at(-1);
    if (last?.at(-1) === index - 1) last.push(index);
    else runs.push([index]);
  }
  return runs;
}

const dayName = (index: number, pen: Pen): string => pen.say(`words.day_names.${index + 1}`);
