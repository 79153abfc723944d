import { describe, expect, test } from '@jest/globals';
import Holidays from 'date-holidays';
import { epochDay, zonedAt } from '../../../src/knowledge/copenhagen-time.ts';
import { namedDay, publicHolidaysOf } from '../../../src/knowledge/hours/holidays.ts';
import { wallTime } from '../../support/copenhagen.ts';

const years = Array.from({ length: 12 }, (_, index) => 2024 + index);
const asDate = (day: number) => wallTime(zonedAt(day * 1440)).slice(0, 10);

describe('public holidays', () => {
  test.each(years)('of %i are the ten that an independent source names', (year) => {
    const theirs = new Holidays('DK').getHolidays(year).filter(({ type }) => type === 'public');
    const ours = [...publicHolidaysOf(year).keys()].map(asDate);
    expect(ours.sort()).toEqual(theirs.map(({ date }) => date.slice(0, 10)).sort());
    expect(ours).toHaveLength(10);
  });

  test('Store Bededag, the fourth Friday after Easter, is none', () => {
    expect(namedDay(epochDay(2024, 4, 26))).toBeUndefined();
  });
});

describe('special days', () => {
  test('24 December is no public holiday, 25 December is no special day', () => {
    expect(namedDay(epochDay(2026, 12, 24))).toEqual({ publicHoliday: null, specialDay: 'christmas_eve' });
    expect(namedDay(epochDay(2026, 12, 25))).toEqual({ publicHoliday: 'christmas_day', specialDay: null });
  });

  test('5 June is special every year, and in 2028 a public holiday too', () => {
    expect(namedDay(epochDay(2027, 6, 5))).toEqual({ publicHoliday: null, specialDay: 'constitution_day' });
    expect(namedDay(epochDay(2028, 6, 5))).toEqual({ publicHoliday: 'whit_monday', specialDay: 'constitution_day' });
  });
});
