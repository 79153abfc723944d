// Clock and day as people say them: "til 15", "kl. 21", "i morgen kl. 7.30", "på fredag kl. 9".
import type { Opening, OpenPeriod } from '../knowledge/opening.ts';
import type { Language } from '../vocabulary.ts';
import type { Pen } from './pen.ts';

/** "15", "15.30"; Greenlandic always with minutes, English with a colon. Midnight at the end of a day is 24. */
export function clock(time: { hour: number; minute: number }, language: Language, end = false): string {
  const hour = String(end && time.hour === 0 && time.minute === 0 ? 24 : time.hour);
  const minute = String(time.minute).padStart(2, '0');
  if (language === 'kl') return `${hour}.${minute}`;
  if (time.minute === 0) return hour;
  return language === 'en' ? `${hour}:${minute}` : `${hour}.${minute}`;
}

type OpenDoor = Extract<Opening, { state: 'open' }>;

interface Until {
  /** In a list, or after a number as "til kl. 7". */
  style?: 'until' | 'until_o_clock';
  /** The moment that is spoken of: now, unless another was asked about. */
  since?: Temporal.ZonedDateTime;
}

/** "til 15", "til 5 i nat", "til mandag kl. 8", "hele døgnet". */
export function untilWords(opening: OpenDoor, pen: Pen, { style = 'until', since = pen.voice.at }: Until = {}): string {
  const { until } = opening;
  if (until === null || opening.because === 'around_the_clock') return pen.say('words.round_the_clock');
  const values = { clock: clock(until, pen.language, true) };
  const days = daysBetween(since, until);
  if (days <= 0 || isThisNight(since, until)) return pen.say(`words.${style}`, values);
  if (days === 1) return pen.say(until.hour < morning ? 'words.until_night' : 'words.until_tomorrow', values);
  if (days < 7) return pen.say('words.until_weekday', { ...values, weekday: weekdayOf(until, pen) });
  return pen.say('words.until_date', { ...values, ...dateOf(until, pen) });
}

const morning = 6;
const noon = 12;
const evening = 18;

/** In the evening "til 7" is tomorrow's, and midnight ends the day; by day "til 5" would be heard as five in the afternoon. */
function isThisNight(since: Temporal.ZonedDateTime, until: Temporal.ZonedDateTime): boolean {
  if (daysBetween(since, until) !== 1) return false;
  return (until.hour === 0 && until.minute === 0) || (since.hour >= evening && until.hour < noon);
}

/** "kl. 21", "i morgen kl. 9", "på fredag kl. 9", "den 3. december kl. 9". */
export function atWords(time: Temporal.ZonedDateTime, pen: Pen): string {
  const values = { clock: clock(time, pen.language) };
  const days = daysAhead(time, pen);
  if (days <= 0) return pen.say('words.at', values);
  if (days === 1) return pen.say('words.at_tomorrow', values);
  if (days < 7) return pen.say('words.at_weekday', { ...values, weekday: weekdayOf(time, pen) });
  return pen.say('words.at_date', { ...values, ...dateOf(time, pen) });
}

/** As `atWords`, after "før": English says "before 9". */
export function beforeWords(time: Temporal.ZonedDateTime, pen: Pen): string {
  return daysAhead(time, pen) <= 0 ? pen.say('words.before', { clock: clock(time, pen.language) }) : atWords(time, pen);
}

/** "i dag", "i aften", "i nat", "i morgen", "på fredag", "den 3. december". */
export function dayWords(from: Temporal.ZonedDateTime, pen: Pen): string {
  const days = daysAhead(from, pen);
  if (days <= 0)
    return pen.say(from.hour >= 21 ? 'words.tonight' : from.hour >= 17 ? 'words.this_evening' : 'words.today');
  if (days === 1) return pen.say('words.tomorrow');
  if (days < 7) return pen.say('words.weekday', { weekday: weekdayOf(from, pen) });
  return pen.say('words.date', dateOf(from, pen));
}

/** A day, also the longest of the year, and an evening with its night are one. */
export const isSeveralDays = ({ from, to }: OpenPeriod): boolean => from.until(to).total('hours') > 26;

/** A day as `dayWords`; more days as "lørdag-søndag". */
export function spanWords(from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime, pen: Pen): string {
  const last = to.subtract({ minutes: 1 });
  if (!isSeveralDays({ from, to }) || daysAhead(last, pen) >= 7) return dayWords(from, pen);
  const name = (time: Temporal.ZonedDateTime) => pen.say(`words.day_names.${time.dayOfWeek}`);
  return pen.say('words.days', { first: name(from), last: name(last) });
}

const daysAhead = (time: Temporal.ZonedDateTime, pen: Pen): number => daysBetween(pen.voice.at, time);

function daysBetween(one: Temporal.ZonedDateTime, other: Temporal.ZonedDateTime): number {
  return one.toPlainDate().until(other.toPlainDate()).total('days');
}

function weekdayOf(time: Temporal.ZonedDateTime, pen: Pen): string {
  return pen.say(`words.weekdays.${time.dayOfWeek}`);
}

function dateOf(time: Temporal.ZonedDateTime, pen: Pen) {
  return { day: time.day, month: pen.say(`words.months.${time.month}`) };
}
