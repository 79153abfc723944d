import { describe, expect, test } from '@jest/globals';
import type { Filter, ThreeValued } from '../../../src/vocabulary.ts';
import { buildPlace } from '../../support/build-place.ts';
import type { PlaceFacts } from '../../support/build-place.ts';
import { find } from '../../support/find-query.ts';

/** "fits", "unknown", or "dropped". */
function fate(place: PlaceFacts, filter: Filter): string {
  const [found] = find([buildPlace(place)], { filters: [filter] });
  if (!found) return 'dropped';
  return found.unknownFilters.length > 0 ? 'unknown' : 'fits';
}

type Rule = 'dogs' | 'womenOnly' | 'free' | 'wheelchair' | 'intoxicated' | 'couples' | 'children' | 'anonymous';
const byRule: [Filter, Rule][] = [
  ['dog', 'dogs'],
  ['women', 'womenOnly'],
  ['free', 'free'],
  ['wheelchair', 'wheelchair'],
  ['intoxicated_ok', 'intoxicated'],
  ['couples', 'couples'],
  ['children', 'children'],
  ['anonymous', 'anonymous'],
];
const answers: [ThreeValued, string, string][] = [
  ['yes', 'fits', 'dropped'],
  ['no', 'dropped', 'fits'],
  ['unknown', 'unknown', 'unknown'],
];

describe.each(answers)('where a rule says %s', (answer, asAsked, opposite) => {
  test.each(byRule)('the wish %s (%s) follows it', (filter, rule) => {
    expect(fate({ rules: { [rule]: answer } }, filter)).toBe(asAsked);
  });

  test('no CPR and sober are its opposite', () => {
    expect(fate({ rules: { cprRequired: answer } }, 'no_cpr')).toBe(opposite);
    expect(fate({ rules: { alcohol: answer } }, 'sober')).toBe(opposite);
  });
});

describe('languages', () => {
  test.each([
    ['greenlandic', 'kl'],
    ['english', 'en'],
  ] as const)('%s is known where it is listed and unknown where not, never a no', (filter, language) => {
    expect(fate({ languages: ['da', language] }, filter)).toBe('fits');
    expect(fate({ languages: ['da'] }, filter)).toBe('unknown');
  });
});

describe('for the young', () => {
  test.each<[string, PlaceFacts, string]>([
    ['an upper age of thirty fits', { rules: { maxAge: 30 } }, 'fits'],
    ['a house of that kind fits', { kinds: ['warm_room', 'youth'] }, 'fits'],
    ['an upper age above thirty says nothing', { rules: { maxAge: 65 } }, 'unknown'],
    ['no ages say nothing', {}, 'unknown'],
    ['from thirty on is none', { rules: { minAge: 30 } }, 'dropped'],
  ])('%s', (_sentence, place, expected) => expect(fate(place, 'youth')).toBe(expected));
});

describe('age', () => {
  const found = (minAge: number | null, maxAge: number | null, age: 'under18' | '18-29') =>
    find([buildPlace({ rules: { minAge, maxAge } })], { age }).length;

  test('under 18 is not sent where one must be 18', () => {
    expect(found(18, null, 'under18')).toBe(0);
    expect(found(16, null, 'under18')).toBe(1);
    expect(found(null, null, 'under18')).toBe(1);
  });

  test('18 to 29 is not sent where one must be 30 or under 18', () => {
    expect(found(30, null, '18-29')).toBe(0);
    expect(found(null, 17, '18-29')).toBe(0);
    expect(found(25, 40, '18-29')).toBe(1);
  });
});

test('of several wishes one known not to fit drops the place, and the unknown are marked', () => {
  const place = buildPlace({ rules: { dogs: 'yes', free: 'no' } });
  expect(find([place], { filters: ['dog', 'wheelchair'] })[0]!.unknownFilters).toEqual(['wheelchair']);
  expect(find([place], { filters: ['dog', 'free'] })).toEqual([]);
});
