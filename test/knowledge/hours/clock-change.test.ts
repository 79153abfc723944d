// 25 October 2026: 03:00 becomes 02:00. 28 March 2027: 02:00 becomes 03:00.
import { describe, expect, test } from '@jest/globals';
import { openingAt, periodsOn } from '../../../src/knowledge/opening-hours.ts';
import type { Opening } from '../../../src/knowledge/opening.ts';
import { buildSchedule } from '../../support/build-place.ts';
import { copenhagen } from '../../support/copenhagen.ts';
import { asked } from '../../support/hours-asked.ts';

const nightRoom = { schedules: [buildSchedule({ opens: '21:00', closes: '07:00' })] };
const from = (opens: string, closes: string) => ({ schedules: [buildSchedule({ opens, closes })] });

function hoursOpen(date: string): number {
  const [night] = periodsOn(nightRoom, Temporal.PlainDate.from(date)) as Exclude<
    ReturnType<typeof periodsOn>,
    'unknown'
  >;
  return night!.from.until(night!.to).total('hours');
}

function turnsAt(opening: Opening): string | undefined {
  return (opening.state === 'open' ? opening.until : opening.opensAt)?.toInstant().toString();
}

describe('a night room from 21 to 7', () => {
  test.each([
    ['the night summer time ends is open eleven hours', '2026-10-24', 11],
    ['the night summer time begins is open nine hours', '2027-03-27', 9],
    ['any other night is open ten hours', '2026-11-24', 10],
  ])('%s', (_sentence, date, expected) => expect(hoursOpen(date)).toBe(expected));

  test.each(['2026-10-25T02:30+02:00', '2026-10-25T02:30+01:00', '2026-10-25T06:59+01:00'])(
    'is open at %s until seven, winter time',
    (at) => expect(turnsAt(openingAt(nightRoom, copenhagen(at)))).toBe('2026-10-25T06:00:00Z'),
  );

  test.each(['2027-03-28T01:59+01:00', '2027-03-28T03:00+02:00'])('is open at %s until seven, summer time', (at) =>
    expect(turnsAt(openingAt(nightRoom, copenhagen(at)))).toBe('2027-03-28T05:00:00Z'),
  );
});

describe('the hour that comes twice', () => {
  test('what opens at 02:30 opens the first time, and stays open through the second', () => {
    expect(turnsAt(openingAt(from('02:30', '05:00'), copenhagen('2026-10-25T01:00')))).toBe('2026-10-25T00:30:00Z');
    expect(asked(from('02:30', '05:00'), '2026-10-25T02:15+01:00')).toBe('open until 2026-10-25T05:00');
  });

  test('what closes at 02:30 closes the first time, and does not open again', () => {
    expect(turnsAt(openingAt(from('01:00', '02:30'), copenhagen('2026-10-25T02:00+02:00')))).toBe(
      '2026-10-25T00:30:00Z',
    );
    expect(asked(from('01:00', '02:30'), '2026-10-25T02:15+01:00')).toBe('closed, opens 2026-10-26T01:00');
  });
});

describe('the hour that is missing', () => {
  test('what opens at 02:30 opens when the clock has jumped over it', () => {
    expect(asked(from('02:30', '05:00'), '2027-03-28T01:59')).toBe('closed, opens 2027-03-28T03:00');
    expect(asked(from('02:30', '05:00'), '2027-03-28T03:00')).toBe('open until 2027-03-28T05:00');
  });

  test('what closes at 02:30 closes when the clock jumps over it', () => {
    expect(asked(from('01:00', '02:30'), '2027-03-28T01:59')).toBe('open until 2027-03-28T03:00');
    expect(asked(from('01:00', '02:30'), '2027-03-28T03:00')).toBe('closed, opens 2027-03-29T01:00');
  });

  test('what would open and close within it does not open that night', () => {
    expect(asked(from('02:15', '02:45'), '2027-03-28T01:00')).toBe('closed, opens 2027-03-29T02:15');
    expect(asked(from('02:15', '02:45'), '2027-03-27T01:00')).toBe('closed, opens 2027-03-27T02:15');
  });
});
