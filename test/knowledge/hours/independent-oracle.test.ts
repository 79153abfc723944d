// Our opening hours against an independent implementation, over every opening and closing of 2026 and 2027.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Schedule } from '../../../src/knowledge/content-schema.ts';
import { buildSchedule } from '../../support/build-place.ts';
import { copenhagen } from '../../support/copenhagen.ts';
import { asked } from '../../support/hours-asked.ts';
import type * as Oracle from '../../support/opening-hours-oracle.ts';
import { importOutsideJest } from '../../support/outside-jest.ts';

const oracle = new URL('../../support/opening-hours-oracle.ts', import.meta.url).href;
const { asExpression, differences, everyMinute, everyOtherWeek, openIntervals, setProcessTimeZone, tellingMinutes } =
  (await importOutsideJest(oracle)) as typeof Oracle;

let zoneBefore: string | undefined;
beforeAll(() => {
  zoneBefore = setProcessTimeZone('Europe/Copenhagen');
});
afterAll(() => {
  setProcessTimeZone(zoneBefore);
});

const shutOnHolidays: Partial<Schedule> = {
  publicHolidays: 'closed',
  specialDays: { christmas_eve: 'closed', new_years_eve: 'as_usual', constitution_day: 'closed' },
};

interface Difference {
  what: string;
  why: string;
  hours: Partial<Schedule>[];
  at: string;
  ours: string;
  /** The oracle's: "open until …" or "closed". */
  theirs: string;
}

/** Everything in which the two may differ. Each is shown to differ still, so that none stays here for nothing. */
const known: Difference[] = [
  {
    what: 'an opening in the hour that is missing',
    why: 'it takes the clock an hour on, to 03:30; we open when the clock has jumped past 02:30',
    hours: [{ opens: '02:30', closes: '05:00' }],
    at: '2027-03-28T03:15',
    ours: 'open until 2027-03-28T05:00',
    theirs: 'closed',
  },
  {
    what: 'a closing in the hour that is missing',
    why: 'the same, at the other end',
    hours: [{ opens: '01:00', closes: '02:30' }],
    at: '2027-03-28T03:15',
    ours: 'closed, opens 2027-03-29T01:00',
    theirs: 'open until 2027-03-28T03:30',
  },
  {
    what: 'the hour after the day that lacks one, when a night ended on that day',
    why: 'it counts 24 hours from midnight on a day of 23, and opens again on the day after',
    hours: [{ days: ['mon', 'sat'], opens: '15:00', closes: '02:00' }],
    at: '2027-03-29T00:30',
    ours: 'closed, opens 2027-03-29T15:00',
    theirs: 'open until 2027-03-29T01:00',
  },
  {
    what: 'the last hour of the day that has one more, when a night ends late on the day after',
    why: 'it counts 24 hours from midnight on a day of 25, and looks that night up an hour early',
    hours: [{ days: ['sun'], opens: '23:15', closes: '23:05' }],
    at: '2026-10-25T23:02',
    ours: 'closed, opens 2026-10-25T23:15',
    theirs: 'open until 2026-10-25T23:05',
  },
  {
    what: 'the night before a public holiday',
    why: 'its holiday rule begins at midnight; for us a night belongs to the day it starts on',
    hours: [{ ...shutOnHolidays, opens: '21:00', closes: '07:00' }],
    at: '2027-03-25T03:00',
    ours: 'open until 2027-03-25T07:00',
    theirs: 'closed',
  },
  {
    what: 'the night after a public holiday',
    why: 'the same, at the other end: the night that did not begin on the holiday is open from midnight',
    hours: [{ ...shutOnHolidays, opens: '21:00', closes: '07:00' }],
    at: '2027-03-30T03:00',
    ours: 'closed, opens 2027-03-30T21:00',
    theirs: 'open until 2027-03-30T07:00',
  },
  ...['2026-12-24', '2027-06-05'].map((date) => ({
    what: `${date}, where public holidays are closed and that day is as usual`,
    why: 'it counts 24 December and 5 June as public holidays; the law does not',
    hours: [
      {
        publicHolidays: 'closed' as const,
        specialDays: { christmas_eve: 'as_usual', constitution_day: 'as_usual' } as const,
      },
    ],
    at: `${date}T10:00`,
    ours: `open until ${date}T15:00`,
    theirs: 'closed',
  })),
];

function theirAnswer(schedules: Schedule[], at: string): string {
  const instant = copenhagen(at).epochMilliseconds;
  const interval = openIntervals(asExpression(schedules)).find(({ from, to }) => from <= instant && instant < to);
  if (!interval) return 'closed';
  const until = Temporal.Instant.fromEpochMilliseconds(interval.to).toZonedDateTimeISO('Europe/Copenhagen');
  return `open until ${until.toString({ smallestUnit: 'minute', offset: 'never', timeZoneName: 'never' })}`;
}

test('the oracle reads clocks in Copenhagen', () => {
  const noon = { from: Date.UTC(2026, 6, 1, 10), to: Date.UTC(2026, 6, 1, 11) };
  expect(openIntervals('2026 Jul 01 12:00-13:00')).toEqual([noon]);
});

describe('the known differences', () => {
  test.each(known)('$what ($why)', ({ hours, at, ours, theirs }) => {
    const schedules = hours.map(buildSchedule);
    expect({ ours: asked({ schedules }, at), theirs: theirAnswer(schedules, at) }).toEqual({ ours, theirs });
  });
});

/** The hours around the missing one and the one that comes twice, in which the first four known differences lie. */
function liesAtAClockChange(instant: number): boolean {
  const wall = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('Europe/Copenhagen').toString();
  return /^(2026-03-29|2027-03-28)T03|^(2026-03-30|2027-03-29)T00|^(2026-10-25|2027-10-31)T23/.test(wall);
}

function unexplained(schedules: Schedule[], minutes?: Iterable<number>): string[] {
  const intervals = openIntervals(asExpression(schedules));
  const different = differences(schedules, intervals, minutes ?? tellingMinutes(intervals));
  return [...different]
    .filter((instant) => !liesAtAClockChange(instant))
    .map((instant) => Temporal.Instant.fromEpochMilliseconds(instant).toString());
}

const clock = (fiveMinutes: number) =>
  `${String(Math.floor(fiveMinutes / 12)).padStart(2, '0')}:${String((fiveMinutes % 12) * 5).padStart(2, '0')}`;

const days = fc.subarray(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, { minLength: 1 });
const validity = fc.constantFrom<Partial<Schedule>>(
  {},
  {},
  { validFrom: '2026-11-01', validTo: '2027-03-31' },
  { validFrom: '2026-03-29', validTo: '2026-10-25' },
  ...Object.keys(everyOtherWeek).map((startingOn) => ({ everyWeeks: 2, startingOn })),
);

/** Of any length below 24 hours, from any five minutes of the day. */
const anySchedule = fc
  .record({ days, opens: fc.nat(287), length: fc.integer({ min: 1, max: 287 }), validity })
  .map(({ days, opens, length, validity }) => {
    const closes = (opens + length) % 288;
    return buildSchedule({
      days: [...days],
      opens: clock(opens),
      closes: closes === 0 ? '24:00' : clock(closes),
      ...validity,
    });
  });

/** Within one day, since nights beside holidays are a known difference. */
const anyDaySchedule = fc
  .record({ days, bounds: fc.uniqueArray(fc.nat(288), { minLength: 2, maxLength: 2 }), validity })
  .map(({ days, bounds, validity }) => {
    const [opens, closes] = bounds.sort((one, other) => one - other) as [number, number];
    return buildSchedule({
      days: [...days],
      opens: clock(opens),
      closes: clock(closes),
      ...validity,
      ...shutOnHolidays,
    });
  });

const severalOf = (schedule: fc.Arbitrary<Schedule>) => fc.array(schedule, { minLength: 1, maxLength: 3 });

describe('at every opening and closing of two years, and a minute before and after', () => {
  test('hours of any shape, seasons and alternating weeks agree, with when they turn next', () => {
    fc.assert(
      fc.property(severalOf(anySchedule), (schedules) => expect(unexplained(schedules)).toEqual([])),
      { numRuns: 25 },
    );
  });

  test('day hours that are closed on public holidays agree', () => {
    fc.assert(
      fc.property(severalOf(anyDaySchedule), (schedules) => expect(unexplained(schedules)).toEqual([])),
      { numRuns: 15 },
    );
  });

  test('a schedule that is a quarter of an hour off would be seen', () => {
    const intervals = openIntervals(asExpression([buildSchedule({ closes: '15:15' })]));
    expect(differences([buildSchedule()], intervals, tellingMinutes(intervals)).size).toBeGreaterThanOrEqual(700);
  });
});

test('every single minute of two years agrees, for a house with days, nights of a season and every other Sunday', () => {
  const house = [
    buildSchedule({ days: ['mon', 'tue', 'wed', 'thu', 'fri'] }),
    buildSchedule({ opens: '21:00', closes: '07:00', validFrom: '2026-11-01', validTo: '2027-03-31' }),
    buildSchedule({ days: ['sun'], opens: '10:00', closes: '14:00', everyWeeks: 2, startingOn: '2026-01-05' }),
  ];
  expect(unexplained(house, everyMinute())).toEqual([]);
});
