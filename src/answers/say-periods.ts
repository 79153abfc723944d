// The hours of a day or of some days: "9-15", "7.30-11.30 og 17-21", "lørdag 9-15, søndag 9-15".
import type { OpenPeriod } from '../knowledge/opening.ts';
import type { Pen } from './pen.ts';
import { clock } from './say-clock.ts';

export function sayPeriods(periods: readonly OpenPeriod[], pen: Pen): string {
  const days = new Set(periods.map(({ from }) => from.toPlainDate().toString()));
  return periods.map((period) => sayPeriod(period, days.size > 1, pen)).join(', ');
}

function sayPeriod({ from, to }: OpenPeriod, withDay: boolean, pen: Pen): string {
  if (to.since(from).total('hours') >= 23 && from.hour === 0) return pen.say('words.round_the_clock');
  const values = { opens: clock(from, pen.language), closes: clock(to, pen.language, true) };
  return withDay
    ? pen.say('words.period_on', { ...values, weekday: pen.say(`words.weekdays.${from.dayOfWeek}`) })
    : pen.say('words.period', values);
}
