// The usual hours of a week: "mandag-onsdag 10-19, torsdag 10-16", "alle dage 9-15".
import type { Place, Schedule } from '../knowledge/content-schema.ts';
import type { Language } from '../vocabulary.ts';
import type { Pen } from './pen.ts';

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Null where no hours may be said, or where they do not fit the pattern of one week. */
export function sayWeek(place: Place, pen: Pen): string | null {
  const schedules = place.schedules.filter(
    (one) => one.for === 'open' && one.confidence !== 'low' && !one.publicHolidaysOnly,
  );
  const isPlain = schedules.every((one) => one.everyWeeks === undefined && !one.validFrom && !one.validTo);
  if (schedules.length === 0 || !isPlain || place.exceptions.length > 0) return null;
  const words = schedules.toSorted((one, other) => firstDay(one) - firstDay(other)).map((one) => saySchedule(one, pen));
  return pen.say('words.week', { hours: capital(words.join(', ')) });
}

const firstDay = ({ days }: Schedule): number => week.findIndex((day) => days.includes(day));

function saySchedule({ days, opens, closes }: Schedule, pen: Pen): string {
  if (opens === '00:00' && closes === '24:00' && days.length === 7) return pen.say('words.round_the_clock');
  const hours = pen.say('words.period', { opens: wall(opens, pen.language), closes: wall(closes, pen.language) });
  return `${sayDays(days, pen)} ${hours}`;
}

function sayDays(days: Schedule['days'], pen: Pen): string {
  if (days.length === 7) return pen.say('words.every_day');
  const runs: number[][] = [];
  for (const [index, day] of week.entries()) {
    if (!days.includes(day)) continue;
    if (runs.at(-1)?.at(-1) === index - 1) runs.at(-1)?.push(index);
    else runs.push([index]);
  }
  const name = (index = 0) => pen.say(`words.day_names.${index + 1}`);
  return runs
    .map((run) =>
      run.length === 1 ? name(run[0]) : pen.say('words.days', { first: name(run[0]), last: name(run.at(-1)) }),
    )
    .join(', ');
}

/** "09:00" as people say it. */
function wall(time: string, language: Language): string {
  const [hour = '', minute = ''] = time.split(':');
  const short = String(Number(hour));
  if (language === 'kl') return `${short}.${minute}`;
  if (minute === '00') return short;
  return language === 'en' ? `${short}:${minute}` : `${short}.${minute}`;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
