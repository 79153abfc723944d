// What no oracle can express (exceptions, last entry, uncertain days): every answer must agree with the next ones.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { HoursException, Schedule } from '../../../src/knowledge/content-schema.ts';
import type { Hours } from '../../../src/knowledge/hours/timetable.ts';
import { openingAt, periodsOn } from '../../../src/knowledge/opening-hours.ts';
import { buildException, buildSchedule } from '../../support/build-place.ts';
import { copenhagen } from '../../support/copenhagen.ts';

const clock = (quarters: number) =>
  `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`;
const anyClock = fc.nat(95).map(clock);
const anyRule = fc.constantFrom('as_usual' as const, 'closed' as const, 'unknown' as const);

const anySchedule = fc
  .record({
    days: fc.subarray(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, { minLength: 2 }),
    opens: anyClock,
    closes: anyClock,
    publicHolidays: anyRule,
    confidence: fc.constantFrom('high' as const, 'high' as const, 'low' as const),
    more: fc.constantFrom<Partial<Schedule>>(
      {},
      { lastEntry: '13:00' },
      { everyWeeks: 2, startingOn: null },
      { everyWeeks: 3, startingOn: '2026-10-05' },
      { publicHolidaysOnly: true },
    ),
  })
  .map(({ days, more, ...facts }) => buildSchedule({ days: [...days], ...facts, ...more }));

const from = copenhagen('2026-12-20T00:00');
const anyBound = fc
  .record({ day: fc.nat(13), clock: fc.option(anyClock) })
  .map(({ day, clock }) => from.add({ days: day }).toPlainDate().toString() + (clock ? `T${clock}` : ''));

const anyException = fc
  .record({
    bounds: fc.tuple(anyBound, anyBound).filter(([one, other]) => one.slice(0, 10) !== other.slice(0, 10)),
    hours: fc.option(fc.record({ opens: anyClock, closes: anyClock })),
  })
  .map(({ bounds, hours }): HoursException => {
    const [first, last] = bounds.sort() as [string, string];
    return buildException({ from: first, to: last, hours: hours ? [hours] : 'closed' });
  });

const anyHours: fc.Arbitrary<Hours> = fc.record({
  schedules: fc.array(anySchedule, { minLength: 1, maxLength: 4 }),
  exceptions: fc.array(anyException, { maxLength: 3 }),
});
/** Around Christmas and New Year, and around the night that lacks an hour. */
const anyMoment = fc
  .record({ start: fc.constantFrom(from, copenhagen('2027-03-24T00:00')), minutes: fc.nat(14 * 1440) })
  .map(({ start, minutes }) => start.add({ minutes }));

const stateAt = (hours: Hours, at: Temporal.ZonedDateTime) => openingAt(hours, at).state;

describe('for any hours, at any moment', () => {
  test('an open door is open to the minute before it closes or lets nobody in, and not longer', () => {
    fc.assert(
      fc.property(anyHours, anyMoment, (hours, at) => {
        const opening = openingAt(hours, at);
        if (opening.state !== 'open') return;
        const end = opening.lastEntryAt ?? opening.until;
        if (end === null) return;
        expect(stateAt(hours, end.subtract({ minutes: 1 }))).toBe('open');
        expect(stateAt(hours, end)).not.toBe('open');
      }),
      { numRuns: 1500 },
    );
  });

  test('a door that is not open opens when it says, and not a minute before', () => {
    fc.assert(
      fc.property(anyHours, anyMoment, (hours, at) => {
        const opening = openingAt(hours, at);
        if (opening.state === 'open' || opening.opensAt === null) return;
        expect(stateAt(hours, opening.opensAt)).toBe('open');
        expect(stateAt(hours, opening.opensAt.subtract({ minutes: 1 }))).not.toBe('open');
      }),
      { numRuns: 1500 },
    );
  });

  test('within the periods of its day it is open, or its last entry has passed', () => {
    fc.assert(
      fc.property(anyHours, anyMoment, (hours, at) => {
        const periods = periodsOn(hours, at.toPlainDate());
        for (const period of periods === 'unknown' ? [] : periods) {
          const last = openingAt(hours, period.to.subtract({ minutes: 1 }));
          expect(last.state === 'closed' ? last.because : last.state).toMatch(/^(open|unknown|last_entry_passed)$/);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
