import { describe, expect, test } from '@jest/globals';
import type { HoursException, Schedule } from '../../../src/knowledge/content-schema.ts';
import { buildException, buildSchedule } from '../../support/build-place.ts';
import { asked, because, on } from '../../support/hours-asked.ts';

const daily = [buildSchedule()];
const nightly = [buildSchedule({ opens: '21:00', closes: '07:00' })];
const hours = (schedules: Schedule[], ...exceptions: Partial<HoursException>[]) => ({
  schedules,
  exceptions: exceptions.map(buildException),
});

describe('closed for some days', () => {
  const closed = hours(daily, { from: '2026-12-02', to: '2026-12-03' });

  test.each([
    ['on its first day it is closed', '2026-12-02T10:00', 'closed, opens 2026-12-04T09:00'],
    ['on its last day too', '2026-12-03T14:59', 'closed, opens 2026-12-04T09:00'],
    ['it ends by itself', '2026-12-04T09:00', 'open until 2026-12-04T15:00'],
    ['the day before knows of it', '2026-12-01T15:00', 'closed, opens 2026-12-04T09:00'],
  ])('%s', (_sentence, at, expected) => expect(asked(closed, at)).toBe(expected));

  test('it is the reason while the door would be open or would still have opened, not in the evening', () => {
    expect(because(closed, '2026-12-02T10:00')).toBe('exception');
    expect(because(closed, '2026-12-02T07:00')).toBe('exception');
    expect(because(closed, '2026-12-02T20:00')).toBe('regular_hours');
  });

  test('a day closes the night that starts on it, not the one that runs into it', () => {
    const nights = hours(nightly, { from: '2026-12-02', to: '2026-12-02' });
    expect(asked(nights, '2026-12-02T03:00')).toBe('open until 2026-12-02T07:00');
    expect(asked(nights, '2026-12-02T22:00')).toBe('closed, opens 2026-12-03T21:00');
    expect(asked(nights, '2026-12-03T03:00')).toBe('closed, opens 2026-12-03T21:00');
  });

  test('it makes an uncertain day certain', () => {
    const holiday = hours([buildSchedule({ publicHolidays: 'unknown' })], { from: '2026-12-25', to: '2026-12-25' });
    expect(asked(holiday, '2026-12-25T10:00')).toContain('closed');
    expect(asked(holiday, '2026-12-26T10:00')).toContain('unknown');
  });

  test('a house whose hours nobody knows is closed for those days and unknown again after', () => {
    const unknown = hours([], { from: '2026-12-02', to: '2026-12-02' });
    expect(asked(unknown, '2026-12-02T10:00')).toBe('closed');
    expect(asked(unknown, '2026-12-03T10:00')).toBe('unknown');
  });
});

describe('closed from one clock to another', () => {
  const repair = hours(daily, { from: '2026-12-02T11:00', to: '2026-12-02T13:00' });

  test.each([
    ['before it is open until it begins', '2026-12-02T10:59', 'open until 2026-12-02T11:00'],
    ['meanwhile it is closed until it ends', '2026-12-02T11:00', 'closed, opens 2026-12-02T13:00'],
    ['after it is open as ever', '2026-12-02T13:00', 'open until 2026-12-02T15:00'],
  ])('%s', (_sentence, at, expected) => expect(asked(repair, at)).toBe(expected));

  test('it cuts into a night that began the day before', () => {
    const nights = hours(nightly, { from: '2026-12-02T02:00', to: '2026-12-02T23:59' });
    expect(asked(nights, '2026-12-02T01:00')).toBe('open until 2026-12-02T02:00');
    expect(asked(nights, '2026-12-02T22:00')).toBe('closed, opens 2026-12-03T00:00');
  });

  test('from a clock to a day it lasts through the night of that day', () => {
    const nights = hours(nightly, { from: '2026-12-02T02:00', to: '2026-12-02' });
    expect(asked(nights, '2026-12-02T22:00')).toBe('closed, opens 2026-12-03T21:00');
  });

  test('an instant in universal time is an hour later on the wall in winter', () => {
    const early = hours(daily, { from: '2026-12-02T10:00:00Z', to: '2026-12-02T12:00:00Z' });
    expect(asked(early, '2026-12-02T10:30')).toBe('open until 2026-12-02T11:00');
  });

  test('nobody can be let in after it when the last entry fell into it', () => {
    const late = hours([buildSchedule({ lastEntry: '12:00' })], { from: '2026-12-02T11:00', to: '2026-12-02T13:00' });
    expect(asked(late, '2026-12-02T10:00')).toBe('open until 2026-12-02T11:00');
    expect(asked(late, '2026-12-02T13:30')).toBe('closed, opens 2026-12-03T09:00');
  });
});

describe('other hours', () => {
  const short = hours(daily, { hours: [{ opens: '10:00', closes: '12:00' }] });

  test('they stand instead of the usual ones', () => {
    expect(asked(short, '2026-12-02T09:30')).toBe('closed, opens 2026-12-02T10:00');
    expect(because(short, '2026-12-02T09:30')).toBe('exception');
    expect(asked(short, '2026-12-02T10:00')).toBe('open until 2026-12-02T12:00');
    expect(because(short, '2026-12-02T10:00')).toBe('exception');
    expect(on(short, '2026-12-02')).toEqual(['2026-12-02T10:00/2026-12-02T12:00']);
  });

  test('the day after has the usual ones', () => {
    expect(on(short, '2026-12-03')).toEqual(['2026-12-03T09:00/2026-12-03T15:00']);
  });

  test('they may last over midnight, and hold every day of the exception', () => {
    const nights = hours(daily, { to: '2026-12-03', hours: [{ opens: '20:00', closes: '02:00' }] });
    expect(asked(nights, '2026-12-04T01:00')).toBe('open until 2026-12-04T02:00');
    expect(asked(nights, '2026-12-05T01:00')).toBe('closed, opens 2026-12-05T09:00');
  });

  test('a bound with a clock cuts them', () => {
    const cut = hours(daily, {
      from: '2026-12-02T11:00',
      to: '2026-12-02T14:00',
      hours: [{ opens: '10:00', closes: '20:00' }],
    });
    expect(on(cut, '2026-12-02')).toEqual(['2026-12-02T09:00/2026-12-02T15:00']);
    expect(because(cut, '2026-12-02T12:00')).toBe('exception');
    expect(because(cut, '2026-12-02T14:30')).toBe('regular_hours');
  });

  test('they are known also for a house whose usual hours are not', () => {
    const festive = hours([], { hours: [{ opens: '12:00', closes: '16:00' }] });
    expect(asked(festive, '2026-12-02T13:00')).toBe('open until 2026-12-02T16:00');
    expect(asked(festive, '2026-12-02T17:00')).toBe('closed');
    expect(asked(festive, '2026-12-01T13:00')).toBe('unknown, opens 2026-12-02T12:00');
  });
});

describe('two exceptions for the same day', () => {
  const closed = { setOn: '2026-11-20' };
  const openAnyway = { setOn: '2026-11-21', hours: [{ opens: '10:00', closes: '12:00' }] };

  test('the one set later corrects the earlier, whatever their order', () => {
    expect(on(hours(daily, closed, openAnyway), '2026-12-02')).toEqual(['2026-12-02T10:00/2026-12-02T12:00']);
    expect(on(hours(daily, openAnyway, closed), '2026-12-02')).toEqual(['2026-12-02T10:00/2026-12-02T12:00']);
  });

  test('set on the same day, the last in the list counts', () => {
    expect(on(hours(daily, openAnyway, { ...closed, setOn: '2026-11-21' }), '2026-12-02')).toEqual([]);
  });
});
