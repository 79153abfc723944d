// Holidays, special days, every other week, seasons: days on which a weekly schedule does not simply hold.
import { describe, expect, test } from '@jest/globals';
import { buildSchedule } from '../../support/build-place.ts';
import { asked, because, on } from '../../support/hours-asked.ts';

describe('public holidays', () => {
  const asUsual = { schedules: [buildSchedule()] };
  const closed = { schedules: [buildSchedule({ publicHolidays: 'closed' })] };
  const unknown = { schedules: [buildSchedule({ publicHolidays: 'unknown' })] };
  const goodFriday = '2027-03-26T10:00';

  test('where it is as usual on holidays, it is open', () => {
    expect(asked(asUsual, goodFriday)).toBe('open until 2027-03-26T15:00');
  });

  test('where it closes on holidays, it opens the first day after that is none', () => {
    expect(asked(closed, goodFriday)).toBe('closed, opens 2027-03-27T09:00');
    expect(because(closed, goodFriday)).toBe('public_holiday');
    expect(because(closed, '2027-03-27T08:00')).toBe('regular_hours');
  });

  test('where nobody knows, it is unknown while it might be open, and closed when it never is', () => {
    expect(asked(unknown, goodFriday)).toBe('unknown, opens 2027-03-27T09:00');
    expect(because(unknown, goodFriday)).toBe('public_holiday');
    expect(asked(unknown, '2027-03-26T20:00')).toBe('closed, opens 2027-03-27T09:00');
    expect(on(unknown, '2027-03-26')).toBe('unknown');
    expect(on(closed, '2027-03-26')).toEqual([]);
  });

  test('a certain period on the same day wins over an uncertain one', () => {
    const both = { schedules: [...unknown.schedules, buildSchedule({ opens: '12:00', closes: '16:00' })] };
    expect(asked(both, '2027-03-26T13:00')).toBe('open until 2027-03-26T16:00');
    expect(asked(both, goodFriday)).toBe('unknown, opens 2027-03-26T12:00');
    expect(on(both, '2027-03-26')).toEqual(['2027-03-26T12:00/2027-03-26T16:00']);
  });
});

describe('nights and former holidays', () => {
  const closed = { schedules: [buildSchedule({ publicHolidays: 'closed' })] };

  test('the night before a holiday goes on into it, and the night of the holiday does not begin', () => {
    const nights = { schedules: [buildSchedule({ opens: '21:00', closes: '07:00', publicHolidays: 'closed' })] };
    expect(asked(nights, '2027-03-25T03:00')).toBe('open until 2027-03-25T07:00');
    expect(asked(nights, '2027-03-25T22:00')).toBe('closed, opens 2027-03-27T21:00');
  });

  test('the day that was Store Bededag until 2023 is a Friday like others', () => {
    expect(asked(closed, '2027-04-23T10:00')).toBe('open until 2027-04-23T15:00');
  });
});

describe('hours on public holidays only', () => {
  const doctor = {
    schedules: [
      buildSchedule({ opens: '16:00', closes: '08:00' }),
      buildSchedule({ days: ['sat', 'sun'], opens: '00:00', closes: '24:00' }),
      buildSchedule({ opens: '00:00', closes: '24:00', publicHolidaysOnly: true }),
    ],
  };

  test.each([
    ['a weekday at noon is closed', '2026-12-22T12:00', 'closed, opens 2026-12-22T16:00'],
    ['Christmas Day at noon is open, to the first weekday after', '2026-12-25T12:00', 'open until 2026-12-28T08:00'],
    ['Whit Monday at noon is open, to Tuesday morning', '2027-05-17T12:00', 'open until 2027-05-18T08:00'],
    ['an ordinary Monday at noon is not', '2027-05-24T12:00', 'closed, opens 2027-05-24T16:00'],
    ['Christmas Eve is no public holiday', '2026-12-24T12:00', 'closed, opens 2026-12-24T16:00'],
  ])('%s', (_sentence, at, expected) => expect(asked(doctor, at)).toBe(expected));
});

describe('24 December, 31 December and 5 June', () => {
  const days = ['2026-12-24T10:00', '2026-12-31T10:00', '2027-06-05T10:00'];

  test.each(days)('are as usual where holidays are: %s', (at) => {
    expect(asked({ schedules: [buildSchedule()] }, at)).toContain('open until');
  });

  test.each(days)('are unknown where the place closes on holidays and says no more: %s', (at) => {
    const hours = { schedules: [buildSchedule({ publicHolidays: 'closed' })] };
    expect(asked(hours, at)).toContain('unknown');
    expect(because(hours, at)).toBe('special_day');
  });

  test('each has its own rule', () => {
    const specialDays = { christmas_eve: 'closed', new_years_eve: 'as_usual' } as const;
    const hours = { schedules: [buildSchedule({ publicHolidays: 'closed', specialDays })] };
    expect(asked(hours, '2026-12-24T10:00')).toBe('closed, opens 2026-12-27T09:00');
    expect(asked(hours, '2026-12-31T10:00')).toBe('open until 2026-12-31T15:00');
    expect(asked(hours, '2027-06-05T10:00')).toBe('unknown, opens 2027-06-06T09:00');
  });

  test('5 June 2028 is Whit Monday too, and the stricter rule holds', () => {
    const open = buildSchedule({ publicHolidays: 'closed', specialDays: { constitution_day: 'as_usual' } });
    expect(because({ schedules: [open] }, '2028-06-05T10:00')).toBe('public_holiday');
    const shut = buildSchedule({ publicHolidays: 'as_usual', specialDays: { constitution_day: 'closed' } });
    expect(because({ schedules: [shut] }, '2028-06-05T10:00')).toBe('special_day');
  });
});

describe('every other week', () => {
  const sundays = buildSchedule({ days: ['sun'], everyWeeks: 2, startingOn: '2026-11-01' });
  const known = { schedules: [sundays] };
  const unknown = { schedules: [{ ...sundays, startingOn: null }] };

  test.each([
    ['its weeks are counted from a date', '2026-11-29T10:00', 'open until 2026-11-29T15:00'],
    ['the week between it is closed', '2026-11-22T10:00', 'closed, opens 2026-11-29T09:00'],
    ['2026 has 53 weeks and the count goes on', '2026-12-27T10:00', 'open until 2026-12-27T15:00'],
    ['so the first Sunday of 2027 is between', '2027-01-03T10:00', 'closed, opens 2027-01-10T09:00'],
    ['before the first date it has not begun', '2026-10-18T10:00', 'closed, opens 2026-11-01T09:00'],
  ])('%s', (_sentence, at, expected) => expect(asked(known, at)).toBe(expected));

  test('it says why', () => {
    expect(because(known, '2026-11-29T10:00')).toBe('alternating_week');
    expect(because(known, '2026-11-22T10:00')).toBe('alternating_week');
    expect(because(known, '2026-11-23T10:00')).toBe('regular_hours');
  });

  test('the weekend of one week counts together, from the day it starts on', () => {
    const weekends = { schedules: [{ ...sundays, days: ['sat' as const, 'sun' as const], startingOn: '2026-11-07' }] };
    expect(asked(weekends, '2026-11-22T10:00')).toBe('open until 2026-11-22T15:00');
    expect(asked(weekends, '2026-11-21T10:00')).toBe('open until 2026-11-21T15:00');
    expect(asked(weekends, '2026-11-15T10:00')).toBe('closed, opens 2026-11-21T09:00');
  });

  test('without a date it is unknown on its weekday and closed on the others', () => {
    expect(asked(unknown, '2026-11-29T10:00')).toBe('unknown');
    expect(because(unknown, '2026-11-29T10:00')).toBe('alternating_week_unknown');
    expect(asked(unknown, '2026-11-30T10:00')).toBe('closed');
    expect(on(unknown, '2026-11-29')).toBe('unknown');
    expect(on(unknown, '2026-11-30')).toEqual([]);
  });
});

describe('seasons', () => {
  const winter = { schedules: [buildSchedule({ validFrom: '2026-11-01', validTo: '2027-03-31' })] };

  test('on its first and its last day it holds', () => {
    expect(asked(winter, '2026-11-01T10:00')).toBe('open until 2026-11-01T15:00');
    expect(asked(winter, '2027-03-31T10:00')).toBe('open until 2027-03-31T15:00');
  });

  test('the day before and the day after it does not', () => {
    expect(asked(winter, '2026-10-31T10:00')).toBe('closed, opens 2026-11-01T09:00');
    expect(asked(winter, '2027-04-01T10:00')).toBe('closed');
    expect(because(winter, '2027-04-01T10:00')).toBe('season');
  });

  test('the last night goes on into the morning after', () => {
    const nights = { schedules: [{ ...winter.schedules[0]!, opens: '21:00', closes: '07:00' }] };
    expect(asked(nights, '2027-04-01T03:00')).toBe('open until 2027-04-01T07:00');
    expect(asked(nights, '2027-04-01T22:00')).toBe('closed');
  });
});

describe('hours of low confidence', () => {
  const doubtful = buildSchedule({ opens: '12:00', closes: '18:00', confidence: 'low' });

  test('alone they are no hours at all: every minute is unknown', () => {
    expect(asked({ schedules: [doubtful] }, '2026-11-25T13:00')).toBe('unknown');
    expect(asked({ schedules: [doubtful] }, '2026-11-25T20:00')).toBe('unknown');
  });

  test('beside better ones they make a closed door unknown, and an open one stays open', () => {
    const both = { schedules: [buildSchedule(), doubtful] };
    expect(asked(both, '2026-11-25T16:00')).toBe('unknown, opens 2026-11-26T09:00');
    expect(asked(both, '2026-11-25T13:00')).toBe('open until 2026-11-25T15:00');
    expect(asked(both, '2026-11-25T19:00')).toBe('closed, opens 2026-11-26T09:00');
  });
});
