import { describe, expect, test } from '@jest/globals';
import { freshness, isSayable, mayBeSaid, yearToSay } from '../../src/knowledge/freshness.ts';

const today = Temporal.PlainDate.from('2026-11-25');
const daysAgo = (days: number) => ({ on: today.subtract({ days }).toString(), by: 'Testhuset' });

describe('what may be said', () => {
  const trusted = { status: 'active', confidence: 'medium' } as const;

  test('an active entry with medium confidence may be said', () => {
    expect(isSayable(trusted)).toBe(true);
  });

  test.each(['unconfirmed', 'possibly_moved', 'temporarily_closed', 'closed'])(
    'an entry that is %s is never said',
    (status) => {
      expect(isSayable({ status, confidence: 'high' })).toBe(false);
    },
  );

  test('an entry with low confidence is never said', () => {
    expect(isSayable({ status: 'active', confidence: 'low' })).toBe(false);
  });

  test('a fact is said only where both it and its entry are trusted', () => {
    expect(mayBeSaid({ confidence: 'medium' }, trusted)).toBe(true);
    expect(mayBeSaid({ confidence: 'low' }, trusted)).toBe(false);
    expect(mayBeSaid({ confidence: 'high' }, { status: 'unconfirmed', confidence: 'high' })).toBe(false);
  });
});

describe('how fresh a confirmation is', () => {
  test.each([
    [0, 'fresh'],
    [90, 'fresh'],
    [91, 'ageing'],
    [180, 'ageing'],
    [181, 'old'],
  ])('confirmed %i days ago it is %s', (days, expected) => {
    expect(freshness(daysAgo(days), today)).toBe(expected);
  });

  test('what nobody has confirmed is old', () => {
    expect(freshness(null, today)).toBe('old');
  });
});

describe('the year a fact is said with', () => {
  test('a fact nobody confirmed is said with the year of its source, however exact that is', () => {
    expect(yearToSay('2020-06-04', null, today)).toBe(2020);
    expect(yearToSay('2021', null, today)).toBe(2021);
  });

  test('a fact confirmed within 180 days is said plainly', () => {
    expect(yearToSay('2020-06-04', daysAgo(180), today)).toBeNull();
  });

  test('an old confirmation is the year, since it is newer than the source', () => {
    expect(yearToSay('2020-06-04', daysAgo(400), today)).toBe(2025);
    expect(yearToSay(null, daysAgo(400), today)).toBe(2025);
  });

  test('a fact that no source dates gets no year', () => {
    expect(yearToSay(null, null, today)).toBeNull();
  });
});
