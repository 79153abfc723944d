// Clocks and answers of opening hours, short enough to stand in a table.
import type { Opening, OpenPeriod } from '../../src/knowledge/opening.ts';

/** "2026-11-25T13:00", or with an offset where that wall time comes twice: "2026-10-25T02:30+01:00". */
export function copenhagen(wallTime: string): Temporal.ZonedDateTime {
  return Temporal.ZonedDateTime.from(`${wallTime}[Europe/Copenhagen]`);
}

export function wallTime(at: Temporal.ZonedDateTime): string {
  return at.toString({ smallestUnit: 'minute', offset: 'never', timeZoneName: 'never' });
}

/** "open until 2026-11-25T15:00", "closed, opens 2026-11-26T09:00", "unknown". */
export function inWords(opening: Opening): string {
  if (opening.state !== 'open') {
    return opening.opensAt ? `${opening.state}, opens ${wallTime(opening.opensAt)}` : opening.state;
  }
  const until = opening.until ? `open until ${wallTime(opening.until)}` : 'open round the clock';
  return opening.lastEntryAt ? `${until}, come before ${wallTime(opening.lastEntryAt)}` : until;
}

/** ["2026-11-25T09:00/2026-11-25T15:00"] */
export function periodsInWords(periods: readonly OpenPeriod[] | 'unknown'): string[] | 'unknown' {
  return periods === 'unknown' ? periods : periods.map(({ from, to }) => `${wallTime(from)}/${wallTime(to)}`);
}
