// An independent implementation of opening hours to measure ours against: the npm package opening_hours.
import OpeningHours from 'opening_hours';
import type { Schedule } from '../../src/knowledge/content-schema.ts';
import { openingAt } from '../../src/knowledge/opening-hours.ts';
import { copenhagen } from './copenhagen.ts';

/** Instants in milliseconds: from inclusive, to exclusive. */
interface OpenInterval {
  from: number;
  to: number;
}

/** The oracle reads clocks in the time zone of the process. Returns what it was. */
export function setProcessTimeZone(name: string | undefined): string | undefined {
  const before = process.env.TZ;
  if (name === undefined) delete process.env.TZ;
  else process.env.TZ = name;
  return before;
}

const aalborg = { lat: 57.05, lon: 9.92, address: { country_code: 'dk', state: '' } };

/** From the last day of 2025 into January 2028, so that every night and the fortnight after 2027 are whole. */
export function openIntervals(expression: string): OpenInterval[] {
  const oracle = new OpeningHours(expression, aalborg as never);
  const merged: OpenInterval[] = [];
  for (const [start, end] of oracle.getOpenIntervals(new Date(2025, 11, 31), new Date(2028, 0, 20))) {
    const last = merged.at(-1);
    if (last && start.getTime() <= last.to) last.to = Math.max(last.to, end.getTime());
    else merged.push({ from: start.getTime(), to: end.getTime() });
  }
  return merged;
}

/** Our schedules in the oracle's language; all of them close on public holidays, or none. */
export function asExpression(schedules: readonly Schedule[]): string {
  const rules = schedules.flatMap((schedule) => spans(schedule).map((span) => `${span} ${weekly(schedule)}`.trim()));
  const closesOnHolidays = schedules.some(({ publicHolidays }) => publicHolidays === 'closed');
  return rules.join(', ') + (closesOnHolidays ? '; PH off' : '');
}

function weekly({ days, opens, closes }: Schedule): string {
  const names = days.map((day) => day.charAt(0).toUpperCase() + day.charAt(1));
  return `${names.join(',')} ${opens}-${closes}`;
}

/** 2026 has 53 ISO weeks, so odd weeks are followed by even ones; 1 to 3 January 2027 still lie in week 53. */
export const everyOtherWeek = {
  '2025-12-29': [
    '2026 week 1-53/2',
    '2027 Jan 01-2027 Jan 03',
    '2027 week 2-52/2',
    '2028 Jan 01-2028 Jan 02',
    '2028 week 2-52/2',
  ],
  '2026-01-05': ['2026 week 2-52/2', '2027 week 1-51/2', '2028 week 1-51/2'],
};

function spans({ startingOn, validFrom, validTo }: Schedule): string[] {
  if (startingOn) return everyOtherWeek[startingOn as keyof typeof everyOtherWeek];
  return validFrom && validTo ? [`${dateOf(validFrom)}-${dateOf(validTo)}`] : [''];
}

function dateOf(date: string): string {
  const { year, month, day } = Temporal.PlainDate.from(date);
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `${year} ${names[month - 1]} ${String(day).padStart(2, '0')}`;
}

const minute = 60_000;
const fortnight = 14 * 1440 * minute;
/** The fortnight is counted on the wall clock, which may be an hour off. */
const hour = 60 * minute;
export const firstMinute = copenhagen('2026-01-02T00:00').epochMilliseconds;
export const lastMinute = copenhagen('2027-12-31T23:59').epochMilliseconds;

export function* everyMinute(): Generator<number> {
  for (let at = firstMinute; at <= lastMinute; at += minute) yield at;
}

/** Every opening and closing, the minutes around it, and in each day one minute that differs from day to day. */
export function tellingMinutes(intervals: readonly OpenInterval[]): number[] {
  const turns = intervals.flatMap(({ from, to }) => [from, to]);
  const around = turns.flatMap((turn) => [turn - minute, turn, turn + minute]);
  for (let at = firstMinute; at <= lastMinute; at += 1511 * minute) around.push(at);
  return around.filter((at) => at >= firstMinute && at <= lastMinute).sort((one, other) => one - other);
}

/** The instants at which our answer (open or not, and when that turns next) differs from the oracle's. */
export function differences(
  schedules: readonly Schedule[],
  intervals: readonly OpenInterval[],
  minutes: Iterable<number>,
): Set<number> {
  const different = new Set<number>();
  let index = 0;
  for (const at of minutes) {
    while (index < intervals.length && intervals[index]!.to <= at) index += 1;
    const interval = intervals[index];
    const theirs = interval !== undefined && interval.from <= at;
    const found = differenceAt(schedules, at, { isOpen: theirs, turnsAt: theirs ? interval.to : interval?.from });
    if (found !== undefined) different.add(found);
  }
  return different;
}

interface Answer {
  isOpen: boolean;
  turnsAt: number | undefined;
}

function differenceAt(schedules: readonly Schedule[], at: number, theirs: Answer): number | undefined {
  const opening = openingAt(
    { schedules },
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Copenhagen'),
  );
  const isOpen = opening.state === 'open';
  if (isOpen !== theirs.isOpen) return at;
  const turnsAt = (opening.state === 'open' ? opening.until : opening.opensAt)?.epochMilliseconds;
  if (turnsAt === theirs.turnsAt) return undefined;
  // Where the next turn lies about a fortnight ahead or further, only one of the two may name it.
  const next = Math.min(turnsAt ?? Infinity, theirs.turnsAt ?? Infinity);
  return next >= at + fortnight - hour ? undefined : next;
}
