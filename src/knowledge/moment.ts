// From the words for a time ("tomorrow+part:morning") to the moment or the span they mean, Copenhagen wall time.
import type { Weekday } from '../vocabulary.ts';
import type { Asked } from './found.ts';
import { copenhagen } from './copenhagen-time.ts';
import { nextHoliday } from './hours/holidays.ts';
import type { HolidayToken } from './hours/holidays.ts';

type Zoned = Temporal.ZonedDateTime;
type Day = Temporal.PlainDate;

/** From and to in hours of the day; past 24 is the morning after. */
const parts = {
  morning: [6, 10],
  day: [10, 17],
  afternoon: [12, 18],
  evening: [17, 23],
  night: [22, 31],
  tonight: [17, 31],
} as const;
type Part = keyof typeof parts;

const weekdays: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

interface Words {
  now: boolean;
  /** today, tomorrow, weekend, weekday:fri, holiday:easter */
  day: string | null;
  time: string | null;
  part: Part | null;
}

/**
 * What `Meaning.when` asks about. Null and "now" are now, and so is what has already passed ("this morning", asked at
 * noon). A time without a day is the next one; a weekday is the next such day, today among them.
 */
export function resolveAsked(when: string | null, now: Zoned): Asked {
  const local = now.withTimeZone(copenhagen);
  const words = readWords(when);
  const isNow: Asked = { is: 'now', at: local };
  if (words.now) return isNow;
  if (words.time) return nextMoment(words.time, words, local) ?? isNow;
  if (words.part) return nextPart(words.part, words, local) ?? isNow;
  if (words.day) return wholeDays(words.day, local);
  return isNow;
}

function readWords(when: string | null): Words {
  const words: Words = { now: false, day: null, time: null, part: null };
  for (const token of when?.split('+') ?? []) {
    if (token === 'now') words.now = true;
    else if (token === 'tonight') words.part ??= 'tonight';
    else if (token.startsWith('time:')) words.time = token.slice('time:'.length);
    else if (token.startsWith('part:')) words.part = token.slice('part:'.length) as Part;
    else if (token !== '') words.day = token;
  }
  return words;
}

function nextMoment(time: string, { day }: Words, now: Zoned): Asked | undefined {
  const minute = now.round({ smallestUnit: 'minute', roundingMode: 'floor' });
  return daysToTry(day, now)
    .map((date): Asked => ({ is: 'moment', at: at(date, Temporal.PlainTime.from(time)) }))
    .find((asked) => !isBefore(asked.at, minute));
}

/** The part that runs now or comes next. */
function nextPart(part: Part, { day }: Words, now: Zoned): Asked | undefined {
  const [starts, ends] = parts[part];
  return daysToTry(day, now)
    .map((date) => ({ from: atHour(date, starts), to: atHour(date, ends) }))
    .filter(({ to }) => isBefore(now, to))
    .map(({ from, to }) => span(from, to, now))[0];
}

function wholeDays(day: string, now: Zoned): Asked {
  const days = daysNamed(day, now.toPlainDate());
  return span(atHour(days[0]!, 0), atHour(days.at(-1)!, 24), now);
}

function span(from: Zoned, to: Zoned, now: Zoned): Asked {
  const start = isBefore(from, now) ? now : from;
  return { is: 'span', at: start, from: start, to };
}

/** The days on which a time or a part may be meant, soonest first. The day before comes in since its night runs on. */
function daysToTry(day: string | null, now: Zoned): Day[] {
  const today = now.toPlainDate();
  if (day === null) return [-1, 0, 1].map((days) => today.add({ days }));
  if (day === 'today') return [-1, 0].map((days) => today.add({ days }));
  const named = daysNamed(day, today);
  if (!day.startsWith('weekday:')) return named;
  return [-1, 0, 1].map((weeks) => named[0]!.add({ weeks }));
}

function daysNamed(day: string, today: Day): Day[] {
  const [kind, name] = day.split(':');
  if (kind === 'tomorrow') return [today.add({ days: 1 })];
  if (kind === 'weekend') return weekend(today);
  if (kind === 'weekday') return [nextWeekday(weekdays.indexOf(name as Weekday), today)];
  if (kind === 'holiday') return nextHoliday(name as HolidayToken, today);
  return [today];
}

function weekend(today: Day): Day[] {
  if (today.dayOfWeek === 7) return [today];
  const saturday = nextWeekday(weekdays.indexOf('sat'), today);
  return [saturday, saturday.add({ days: 1 })];
}

function nextWeekday(index: number, today: Day): Day {
  return today.add({ days: (index + 1 - today.dayOfWeek + 7) % 7 });
}

function atHour(date: Day, hour: number): Zoned {
  const day = hour >= 24 ? date.add({ days: 1 }) : date;
  return at(day, new Temporal.PlainTime(hour % 24));
}

function at(date: Day, plainTime: Temporal.PlainTime): Zoned {
  return date.toZonedDateTime({ timeZone: copenhagen, plainTime });
}

function isBefore(one: Zoned, other: Zoned): boolean {
  return Temporal.ZonedDateTime.compare(one, other) < 0;
}
