import { describe, expect, test } from '@jest/globals';
import { buildPlace, buildSchedule } from '../support/build-place.ts';
import { inWords, periodsInWords } from '../support/copenhagen.ts';
import { find, ids } from '../support/find-query.ts';
import type { Wish } from '../support/find-query.ts';

const daily = [buildSchedule()];
const nightly = [buildSchedule({ opens: '21:00', closes: '07:00' })];

describe('what is found', () => {
  test('places of the kinds asked for, in the order of their groups', () => {
    const places = [
      buildPlace({ id: 'library', kinds: ['library'], schedules: daily }),
      buildPlace({ id: 'closed-room', schedules: nightly }),
      buildPlace({ id: 'toilet', kinds: ['toilet'], schedules: daily }),
      buildPlace({ id: 'open-room', schedules: daily }),
    ];
    const found = find(places, { groups: [['warm_room', 'night_room'], ['library']] });
    expect(ids(found)).toEqual(['open-room', 'closed-room', 'library']);
    expect(found.map(({ group }) => group)).toEqual([1, 1, 2]);
  });

  test('a place of two groups counts in the better one', () => {
    const both = buildPlace({ kinds: ['library', 'warm_room'] });
    expect(find([both], { groups: [['warm_room'], ['library']] }).map(({ group }) => group)).toEqual([1]);
  });

  test('only places known to have what is asked for', () => {
    const places = [buildPlace({ id: 'with-bath', offers: ['shower'] }), buildPlace({ id: 'without' })];
    expect(ids(find(places, { offer: 'shower' }))).toEqual(['with-bath']);
    expect(ids(find(places))).toEqual(['with-bath', 'without']);
  });
});

describe('what may be said', () => {
  test('only places that may be said', () => {
    const places = [
      buildPlace({ id: 'said' }),
      buildPlace({ id: 'unconfirmed', status: 'unconfirmed' }),
      buildPlace({ id: 'closed', status: 'closed' }),
      buildPlace({ id: 'doubtful', confidence: 'low' }),
    ];
    expect(ids(find(places))).toEqual(['said']);
  });

  test('hours that may not be said leave the opening unknown', () => {
    const opening = (confidence: 'low' | 'medium') =>
      find([buildPlace({ schedules: [buildSchedule({ confidence })] })])[0]!.opening;
    expect(inWords(opening('low'))).toBe('unknown');
    expect(inWords(opening('medium'))).toBe('open until 2026-11-25T15:00');
  });

  test('the hours of the purpose asked for', () => {
    const meals = buildPlace({
      schedules: [...daily, buildSchedule({ for: 'meal', opens: '17:00', closes: '18:00' })],
    });
    expect(inWords(find([meals], { purpose: 'meal' })[0]!.opening)).toBe('closed, opens 2026-11-25T17:00');
    expect(inWords(find([meals])[0]!.opening)).toBe('open until 2026-11-25T15:00');
  });
});

describe('no open door to come in from the cold', () => {
  test.each(['outdoor_shelter', 'hostel'] as const)('is a place that is also called %s', (kind) => {
    const place = buildPlace({ kinds: ['warm_room', kind], schedules: daily });
    expect(find([place], { groups: [['warm_room', 'drop_in']] })).toEqual([]);
    expect(find([place], { groups: [['warm_room'], [kind]] }).map(({ group }) => group)).toEqual([2]);
  });
});

describe('a moment', () => {
  const rooms = [buildPlace({ id: 'day', schedules: daily }), buildPlace({ id: 'night', schedules: nightly })];

  test('is answered with how each door stands then, and no periods', () => {
    const found = find(rooms, { when: 'time:22:00' });
    expect(found.map(({ opening }) => inWords(opening))).toEqual([
      'open until 2026-11-26T07:00',
      'closed, opens 2026-11-26T09:00',
    ]);
    expect(found.map(({ periods }) => periods)).toEqual([[], []]);
  });
});

const places = [
  buildPlace({ id: 'unknown' }),
  buildPlace({ id: 'weekend', schedules: [buildSchedule({ days: ['sat', 'sun'] })] }),
  buildPlace({ id: 'night', schedules: nightly }),
  buildPlace({ id: 'day', schedules: daily }),
  buildPlace({ id: 'library', kinds: ['library'], schedules: [buildSchedule({ opens: '08:00' })] }),
];
const search = (when: string, at: string) =>
  find(places, { groups: [['warm_room'], ['library']], when, at }).map(({ place, periods }) => [
    place.id,
    ...periodsInWords(periods),
  ]);

describe('a span', () => {
  test('a whole day lists what starts on it, by group and then by start', () => {
    expect(search('tomorrow', '2026-11-25T13:00')).toEqual([
      ['day', '2026-11-26T09:00/2026-11-26T15:00'],
      ['night', '2026-11-26T21:00/2026-11-27T07:00'],
      ['unknown'],
      ['weekend'],
      ['library', '2026-11-26T08:00/2026-11-26T15:00'],
    ]);
  });

  test('tonight lists what reaches into it, at full length', () => {
    expect(search('tonight', '2026-11-25T13:00').slice(0, 2)).toEqual([
      ['night', '2026-11-25T21:00/2026-11-26T07:00'],
      ['unknown'],
    ]);
  });

  test('a night that runs already counts to what is left of it', () => {
    expect(search('tonight', '2026-11-26T03:00')[0]).toEqual(['night', '2026-11-25T21:00/2026-11-26T07:00']);
  });

  test('what closed before the span is not in it, what closes within it is', () => {
    expect(search('part:afternoon', '2026-11-25T08:00')[0]).toEqual(['day', '2026-11-25T09:00/2026-11-25T15:00']);
    expect(search('part:evening', '2026-11-25T08:00').map(([id, period]) => [id, period])).toContainEqual([
      'day',
      undefined,
    ]);
  });

  test('a house open round the clock is open the whole day', () => {
    const always = buildPlace({ schedules: [buildSchedule({ opens: '00:00', closes: '24:00' })] });
    const found = find([always], { when: 'weekend', at: '2026-11-25T13:00' });
    expect(periodsInWords(found[0]!.periods)).toEqual(['2026-11-28T00:00/2026-11-30T00:00']);
  });
});

describe('asked again of the same content', () => {
  const groups = [['warm_room']] as const;
  const meal = buildSchedule({ for: 'meal', opens: '17:00', closes: '18:00' });
  const places = [
    buildPlace({ id: 'one', schedules: [...daily, meal], rules: { dogs: 'no' } }),
    buildPlace({ id: 'two', schedules: [...daily, meal], rules: { minAge: 30 } }),
  ];

  test('a minute later the answer is that of the minute', () => {
    const states = ['14:59', '15:00', '14:59'].map((clock) =>
      inWords(find(places, { groups, at: `2026-11-25T${clock}` })[0]!.opening),
    );
    const open = 'open until 2026-11-25T15:00';
    expect(states).toEqual([open, 'closed, opens 2026-11-26T09:00', open]);
  });

  test('another wish has another answer, and the first one keeps its own', () => {
    const wishes: Wish[] = [{}, { filters: ['dog'] }, { age: '18-29' }, { turn: 1 }, { offer: 'shower' }, {}];
    const found = wishes.map((wish) => ids(find(places, { groups, ...wish })));
    expect(found).toEqual([['one', 'two'], ['two'], ['one'], ['two', 'one'], [], ['one', 'two']]);
  });

  test('another purpose and another day are other questions', () => {
    const opening = (wish: Wish) => inWords(find(places, { groups, ...wish })[0]!.opening);
    expect(opening({ purpose: 'meal' })).toBe('closed, opens 2026-11-25T17:00');
    expect(opening({})).toBe('open until 2026-11-25T15:00');
    const periods = (wish: Wish) => periodsInWords(find(places, { groups, ...wish })[0]!.periods);
    expect(periods({ when: 'tomorrow' })).toEqual(['2026-11-26T09:00/2026-11-26T15:00']);
    expect(periods({ when: 'weekday:fri' })).toEqual(['2026-11-27T09:00/2026-11-27T15:00']);
  });

  test('changed content is not answered from what it was', () => {
    expect(ids(find(places, { groups }))).toEqual(['one', 'two']);
    expect(ids(find(places.slice(1), { groups }))).toEqual(['two']);
  });
});
