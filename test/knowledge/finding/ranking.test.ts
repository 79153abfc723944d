import { describe, expect, test } from '@jest/globals';
import type { Place } from '../../../src/knowledge/content-schema.ts';
import { buildPlace, buildSchedule } from '../../support/build-place.ts';
import type { PlaceFacts } from '../../support/build-place.ts';
import { find, ids } from '../../support/find-query.ts';
import type { Wish } from '../../support/find-query.ts';

/** Ids that would come the other way round by name, so that only the rule can have put them in order. */
const first = (facts: PlaceFacts) => buildPlace({ id: 'z-first', ...facts });
const second = (facts: PlaceFacts) => buildPlace({ id: 'a-second', ...facts });
const from = (opens: string, closes: string) => ({ schedules: [buildSchedule({ opens, closes })] });
const order = (places: Place[], wish?: Wish) => ids(find(places, wish));
const inOrder = ['z-first', 'a-second'];

const budolfi = { latitude: 57.0482, longitude: 9.9193 };
const near = budolfi;
const metersAway = (meters: number, accuracyMeters = 50) => ({
  position: {
    latitude: budolfi.latitude + meters / 111_195,
    longitude: budolfi.longitude,
    accuracyMeters,
    source: 'test',
  },
});
const open = from('09:00', '18:00');

describe('how it stands at noon', () => {
  test.each([
    ['open for long comes before opening within the hour', from('09:00', '12:45'), from('13:00', '18:00')],
    ['opening within the hour comes before closing within 45 minutes', from('13:00', '18:00'), from('09:00', '12:44')],
    ['closing soon comes before opening later', from('09:00', '12:44'), from('13:01', '18:00')],
    ['the next to open comes first', from('14:00', '18:00'), from('15:00', '18:00')],
    ['opening later comes before nobody knows', from('20:00', '22:00'), { schedules: [] }],
  ])('%s', (_sentence, better, worse) => {
    expect(order([second(worse), first(better)])).toEqual(inOrder);
  });

  test('nobody knows comes before closed with no opening known', () => {
    const neverAgain = { schedules: [buildSchedule({ validTo: '2026-06-30' })] };
    expect(order([second(neverAgain), first({})])).toEqual(inOrder);
  });

  test('the last entry counts as closing', () => {
    const lastEntrySoon = { schedules: [buildSchedule({ closes: '18:00', lastEntry: '12:30' })] };
    expect(order([second(lastEntrySoon), first(from('13:00', '18:00'))])).toEqual(inOrder);
    const lastEntryLater = { schedules: [buildSchedule({ closes: '18:00', lastEntry: '12:45' })] };
    expect(order([first(lastEntryLater), second(from('13:00', '18:00'))])).toEqual(inOrder);
  });

  test('an open door of a worse group does not come before a closed one of a better', () => {
    const library = second({ ...open, kinds: ['library'] });
    expect(order([library, first({})], { groups: [['warm_room'], ['library']] })).toEqual(inOrder);
  });
});

describe('nearer first, in bands', () => {
  test.each([
    ['within 800 m comes before within 2 km', 790, 810],
    ['within 2 km comes before more', 1990, 2010],
  ])('%s', (_sentence, nearer, further) => {
    const places = [second({ ...open, ...metersAway(further) }), first({ ...open, ...metersAway(nearer) })];
    expect(order(places, { near })).toEqual(inOrder);
  });

  test('within one band the distance does not count', () => {
    const places = [first({ ...open, ...metersAway(700) }), second({ ...open, ...metersAway(100) })];
    expect(order(places, { near, turn: 1 })).toEqual(inOrder);
    expect(order(places, { near, turn: 0 })).toEqual(['a-second', 'z-first']);
  });

  test('an open door far away comes before a near one that opens later', () => {
    const places = [second({ ...from('14:00', '18:00'), ...metersAway(100) }), first({ ...open, ...metersAway(3000) })];
    expect(order(places, { near })).toEqual(inOrder);
  });
});

describe('nobody is sent more than 2.5 km at night while anything is nearer', () => {
  const far = { ...from('20:00', '08:00'), ...metersAway(2600) };
  const lessFar = { ...from('20:00', '08:00'), ...metersAway(2400) };
  const closing = { ...from('20:00', '22:30'), ...metersAway(100) };
  const opening = { ...from('06:30', '09:00'), ...metersAway(100) };

  test('from 22 a near door that soon closes comes before a far one, before 22 it does not', () => {
    expect(order([second(far), first(closing)], { near, at: '2026-11-25T22:00' })).toEqual(inOrder);
    expect(order([second(closing), first(far)], { near, at: '2026-11-25T21:59' })).toEqual(inOrder);
  });

  test('until 6 a near door that soon opens comes before a far one, from 6 it does not', () => {
    expect(order([second(far), first(opening)], { near, at: '2026-11-26T05:59' })).toEqual(inOrder);
    expect(order([second(opening), first(far)], { near, at: '2026-11-26T06:00' })).toEqual(inOrder);
  });

  test('a door within 2.5 km comes before a near one that soon closes', () => {
    expect(order([second(closing), first(lessFar)], { near, at: '2026-11-25T22:00' })).toEqual(inOrder);
  });

  test('where the far door is the only open one, it is still told', () => {
    expect(order([first(far)], { near, at: '2026-11-25T23:00' })).toEqual(['z-first']);
  });
});

describe('what else decides', () => {
  const phones: Place['phones'] = [{ number: '+4520123456', asOf: null, confidence: 'medium' }];

  test('confirmed within 180 days comes before older', () => {
    const confirmed = (on: string) => ({ ...open, assured: { on, by: 'test' } });
    expect(order([second(confirmed('2026-05-28')), first(confirmed('2026-05-29'))])).toEqual(inOrder);
    expect(order([second(open), first(confirmed('2026-11-01'))])).toEqual(inOrder);
  });

  test('confirmed comes before reachable by phone', () => {
    const confirmed = { ...open, assured: { on: '2026-11-01', by: 'test' } };
    expect(order([second({ ...open, phones }), first(confirmed)])).toEqual(inOrder);
  });

  test('reachable by phone comes before not, and a doubtful number does not count', () => {
    const doubtful = phones.map((phone) => ({ ...phone, confidence: 'low' as const }));
    expect(order([second(open), first({ ...open, phones })])).toEqual(inOrder);
    expect(order([second({ ...open, phones: doubtful }), first({ ...open, phones })])).toEqual(inOrder);
  });

  test('known to fit comes before nobody knows', () => {
    const places = [second(open), first({ ...open, rules: { dogs: 'yes' } })];
    expect(order(places, { filters: ['dog'] })).toEqual(inOrder);
    expect(order(places)).toEqual(['a-second', 'z-first']);
  });

  test('equal ones take turns by day, and only among themselves', () => {
    const equals = ['a', 'b', 'c'].map((id) => buildPlace({ id, ...open }));
    const places = [...equals, buildPlace({ id: 'closed', ...from('20:00', '22:00') })];
    expect([0, 1, 2, 3].map((turn) => order(places, { turn }).join(' '))).toEqual([
      'a b c closed',
      'b c a closed',
      'c a b closed',
      'a b c closed',
    ]);
  });
});

describe('near', () => {
  const isNear = (place: PlaceFacts) => find([buildPlace(place)], { near })[0]!.isNear;

  test('is what a tired person can walk to in a quarter of an hour', () => {
    expect(isNear(metersAway(990))).toBe(true);
    expect(isNear(metersAway(1010))).toBe(false);
  });

  test('is unknown where nobody knows one of the positions', () => {
    expect(isNear({})).toBeNull();
    expect(find([buildPlace(metersAway(500))])[0]!.isNear).toBeNull();
  });
});
