// Clock and day as people say them: "til 15", "kl. 21", "i morgen kl. 7.30", "på fredag kl. 9".
import type { Opening } from '../knowledge/opening.ts';
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

/** "til 15", "hele døgnet". `style`: in a list, or after a number as "til kl. 7". */
export function untilWords(opening: OpenDoor, pen: Pen, style: 'until' | 'until_o_clock' = 'until'): string {
  if (opening.until === null || opening.because === 'around_the_clock') return pen.say('words.round_the_clock');
  const closes = clock(opening.until, pen.language, true);
  const isFar = opening.until.since(pen.voice.at).total('hours') > 24;
  if (isFar) return pen.say('words.until_far', { when: atWords(opening.until, pen) });
  return pen.say(`words.${style}`, { clock: closes });
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

/** A day as `dayWords`; more days as "lørdag-søndag". */
export function spanWords(from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime, pen: Pen): string {
  const last = to.subtract({ minutes: 1 });
  if (from.until(to).total('hours') <= 26 || daysAhead(last, pen) >= 7) return dayWords(from, pen);
  const name = (time: Temporal.ZonedDateTime) => pen.say(`words.day_names.${time.dayOfWeek}`);
  return pen.say('words.days', { first: name(from), last: name(last) });
}

function daysAhead(time: Temporal.ZonedDateTime, pen: Pen): number {
  return pen.voice.at.toPlainDate().until(time.toPlainDate()).total('days');
}

function weekdayOf(time: Temporal.ZonedDateTime, pen: Pen): string {
  return pen.say(`words.weekdays.${time.dayOfWeek}`);
}

function dateOf(time: Temporal.ZonedDateTime, pen: Pen) {
  return { day: time.day, month: pen.say(`words.months.${time.month}`) };
}
