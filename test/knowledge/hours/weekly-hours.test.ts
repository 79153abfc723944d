import { describe, expect, test } from '@jest/globals';
import { openingAt } from '../../../src/knowledge/opening-hours.ts';
import type { Hours } from '../../../src/knowledge/hours/timetable.ts';
import { buildException, buildSchedule } from '../../support/build-place.ts';
import { copenhagen, inWords } from '../../support/copenhagen.ts';
import { asked, because, on } from '../../support/hours-asked.ts';

const weekdays = buildSchedule({ days: ['mon', 'tue', 'wed', 'thu', 'fri'] });
const dayRoom: Hours = { schedules: [weekdays] };
const nightRoom: Hours = { schedules: [buildSchedule({ opens: '21:00', closes: '07:00' })] };
const allDay = buildSchedule({ opens: '00:00', closes: '24:00' });

describe('one period a day', () => {
  test.each([
    ['is open from the minute it opens', '2026-11-25T09:00', 'open until 2026-11-25T15:00'],
    ['is closed the minute before', '2026-11-25T08:59', 'closed, opens 2026-11-25T09:00'],
    ['is open in its last minute', '2026-11-25T14:59', 'open until 2026-11-25T15:00'],
    ['is open in the last second of that minute', '2026-11-25T14:59:59', 'open until 2026-11-25T15:00'],
    ['is closed from the minute it closes', '2026-11-25T15:00', 'closed, opens 2026-11-26T09:00'],
    ['opens after the weekend', '2026-11-27T15:00', 'closed, opens 2026-11-30T09:00'],
  ])('%s', (_sentence, at, expected) => expect(asked(dayRoom, at)).toBe(expected));

  test('an instant in another time zone is read as what the clock shows in Copenhagen', () => {
    const inNuuk = copenhagen('2026-11-25T13:00').withTimeZone('America/Nuuk');
    expect(inWords(openingAt(dayRoom, inNuuk))).toBe('open until 2026-11-25T15:00');
  });
});

describe('several periods a day', () => {
  const twice: Hours = { schedules: [weekdays, buildSchedule({ opens: '17:00', closes: '20:00' })] };

  test.each([
    ['between them it is closed until the second', '2026-11-25T16:00', 'closed, opens 2026-11-25T17:00'],
    ['in the second it is open to its end', '2026-11-25T17:30', 'open until 2026-11-25T20:00'],
    ['a day with only the second opens with it', '2026-11-28T10:00', 'closed, opens 2026-11-28T17:00'],
  ])('%s', (_sentence, at, expected) => expect(asked(twice, at)).toBe(expected));

  test('periods that adjoin are one', () => {
    const adjoining = { schedules: [weekdays, buildSchedule({ opens: '15:00', closes: '18:00' })] };
    expect(asked(adjoining, '2026-11-25T10:00')).toBe('open until 2026-11-25T18:00');
    expect(on(adjoining, '2026-11-25')).toEqual(['2026-11-25T09:00/2026-11-25T18:00']);
  });

  test('periods with a minute between them are two', () => {
    const apart = { schedules: [weekdays, buildSchedule({ opens: '15:01', closes: '18:00' })] };
    expect(asked(apart, '2026-11-25T10:00')).toBe('open until 2026-11-25T15:00');
    expect(on(apart, '2026-11-25')).toHaveLength(2);
  });
});

describe('over midnight', () => {
  const fridayNight: Hours = { schedules: [buildSchedule({ days: ['fri'], opens: '21:00', closes: '07:00' })] };

  test.each([
    ['before midnight it is open to the morning', '2026-11-25T23:00', 'open until 2026-11-26T07:00'],
    ['after midnight it is still open', '2026-11-26T03:10', 'open until 2026-11-26T07:00'],
    ['in the morning it closes', '2026-11-26T07:00', 'closed, opens 2026-11-26T21:00'],
    ['over New Year it is open too', '2027-01-01T00:30', 'open until 2027-01-01T07:00'],
  ])('%s', (_sentence, at, expected) => expect(asked(nightRoom, at)).toBe(expected));

  test('the night after Friday is Friday night, the night after Saturday is not', () => {
    expect(asked(fridayNight, '2026-11-28T03:00')).toBe('open until 2026-11-28T07:00');
    expect(asked(fridayNight, '2026-11-29T03:00')).toBe('closed, opens 2026-12-04T21:00');
  });

  test('a period belongs to the day it starts on', () => {
    expect(on(fridayNight, '2026-11-27')).toEqual(['2026-11-27T21:00/2026-11-28T07:00']);
    expect(on(fridayNight, '2026-11-28')).toEqual([]);
  });
});

describe('round the clock', () => {
  test('a house that never closes has no closing time', () => {
    expect(asked({ schedules: [allDay] }, '2026-11-25T13:00')).toBe('open round the clock');
    expect(because({ schedules: [allDay] }, '2026-11-25T13:00')).toBe('around_the_clock');
  });

  test('a house open around the clock only in the weekend closes after it', () => {
    const weekend = { schedules: [{ ...allDay, days: ['sat' as const, 'sun' as const] }] };
    expect(asked(weekend, '2026-11-28T13:00')).toBe('open until 2026-11-30T00:00');
    expect(because(weekend, '2026-11-28T13:00')).toBe('regular_hours');
  });

  test('a day that ends when it began lasts 24 hours', () => {
    const fromEight = { schedules: [buildSchedule({ days: ['sat'], opens: '08:00', closes: '08:00' })] };
    expect(asked(fromEight, '2026-11-29T07:59')).toBe('open until 2026-11-29T08:00');
    expect(asked(fromEight, '2026-11-29T08:00')).toBe('closed, opens 2026-12-05T08:00');
  });
});

describe('purposes', () => {
  const meals: Hours = {
    schedules: [weekdays, buildSchedule({ for: 'meal', opens: '12:00', closes: '13:00' })],
    exceptions: [buildException({ for: 'meal', from: '2026-11-25', to: '2026-11-25' })],
  };

  test('a meal has its own hours', () => {
    expect(asked(meals, '2026-11-26T10:00', 'meal')).toBe('closed, opens 2026-11-26T12:00');
    expect(asked(meals, '2026-11-26T10:00')).toBe('open until 2026-11-26T15:00');
  });

  test('a meal that is cancelled leaves the door open', () => {
    expect(asked(meals, '2026-11-25T12:30', 'meal')).toBe('closed, opens 2026-11-26T12:00');
    expect(asked(meals, '2026-11-25T12:30')).toBe('open until 2026-11-25T15:00');
  });

  test('a visit nobody gave hours for is unknown, not closed', () => {
    expect(asked(meals, '2026-11-26T10:00', 'visit:nurse')).toBe('unknown');
    expect(because(meals, '2026-11-26T10:00', 'visit:nurse')).toBe('no_hours_known');
    expect(on(meals, '2026-11-26', 'visit:nurse')).toBe('unknown');
  });
});

describe('last entry', () => {
  const lateDoor: Hours = { schedules: [buildSchedule({ opens: '21:00', closes: '07:00', lastEntry: '00:30' })] };

  test('before it one is told until when to come', () => {
    const expected = 'open until 2026-11-26T07:00, come before 2026-11-26T00:30';
    expect(asked(lateDoor, '2026-11-25T22:00')).toBe(expected);
    expect(asked(lateDoor, '2026-11-26T00:29')).toBe(expected);
  });

  test('after it the door counts as closed until the next evening', () => {
    expect(asked(lateDoor, '2026-11-26T00:30')).toBe('closed, opens 2026-11-26T21:00');
    expect(because(lateDoor, '2026-11-26T00:30')).toBe('last_entry_passed');
  });

  test('once the night is over it is closed as ever', () => {
    expect(because(lateDoor, '2026-11-26T07:00')).toBe('regular_hours');
  });

  test('where another period of the day lets people in, nobody is too late', () => {
    const both = { schedules: [...lateDoor.schedules, buildSchedule({ opens: '00:00', closes: '02:00' })] };
    expect(asked(both, '2026-11-26T01:00')).toBe('open until 2026-11-26T07:00, come before 2026-11-26T02:00');
  });
});

describe('the fortnight ahead', () => {
  const inSpring: Hours = { schedules: [buildSchedule({ validFrom: '2027-03-15' })] };

  test('an opening within it is known', () => {
    expect(asked(inSpring, '2027-03-01T09:00')).toBe('closed, opens 2027-03-15T09:00');
  });

  test('a later one is not told', () => {
    expect(asked(inSpring, '2027-03-01T08:59')).toBe('closed');
  });
});
