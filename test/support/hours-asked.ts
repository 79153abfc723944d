// Questions to opening hours as a table asks them: a clock in, words out.
import { openingAt, periodsOn } from '../../src/knowledge/opening-hours.ts';
import type { Hours } from '../../src/knowledge/hours/timetable.ts';
import { copenhagen, inWords, periodsInWords } from './copenhagen.ts';

export function asked(hours: Hours, at: string, purpose?: string): string {
  return inWords(openingAt(hours, copenhagen(at), purpose));
}

export function because(hours: Hours, at: string, purpose?: string): string {
  return openingAt(hours, copenhagen(at), purpose).because;
}

export function on(hours: Hours, date: string, purpose?: string): string[] | 'unknown' {
  return periodsInWords(periodsOn(hours, Temporal.PlainDate.from(date), purpose));
}
