// Places to go: other days and hours, hours of different age, hours nobody knows.
import { describe, expect, test } from '@jest/globals';
import type { Found } from '../../src/knowledge/found.ts';
import { openingAt, periodsOn } from '../../src/knowledge/opening-hours.ts';
import { buildPlace, buildSchedule } from '../support/build-place.ts';
import type { PlaceFacts } from '../support/build-place.ts';
import { copenhagen } from '../support/copenhagen.ts';
import { placesAt, said } from '../support/said.ts';

const wednesday = '2026-11-25T13:00';

/** A place with a street and hours of 2020, as found on a clock. */
function found(facts: PlaceFacts = {}, clock = wednesday): Found {
  const at = copenhagen(clock);
  const address = { street: 'Testgade', postcode: '9000', city: 'Aalborg', asOf: '2020', confidence: 'high' } as const;
  const place = buildPlace({ address, schedules: [buildSchedule({ asOf: '2020' })], ...facts });
  const periods = periodsOn(place, at.toPlainDate());
  return {
    place,
    group: 1,
    opening: openingAt(place, at),
    periods: periods === 'unknown' ? [] : periods,
    isNear: null,
    unknownFilters: [],
  };
}
const phone = (number: string) => [{ number, asOf: '2020', confidence: 'high' as const }];
const open = (...places: Found[]) => placesAt(wednesday, [], { places });
const assured = { on: '2026-11-01', by: 'test' };
const other = { id: 'andet', name: 'Andet Testhus', shortName: 'Andet Testhus' };

describe('how old the hours are', () => {
  test('fresh hours are said plainly, without a year and without LÅST', () => {
    expect(said(open(found({ assured })), { at: wednesday })).toBe('Åbent nu: Testhuset, Testgade, til 15.');
  });

  test('hours of one year carry it once', () => {
    expect(said(open(found(), found(other)), { at: wednesday })).toBe(
      'Åbent nu: Testhuset, Testgade, til 15. Andet Testhus, Testgade, til 15. Tiderne er fra 2020. Er døren låst, så skriv LÅST.',
    );
  });

  test('where they differ, each place carries its own', () => {
    const newer = found({ ...other, schedules: [buildSchedule({ asOf: '2023-05' })] });
    expect(said(open(found(), newer), { at: wednesday })).toBe(
      'Åbent nu: Testhuset, Testgade, til 15 (2020). Andet Testhus, Testgade, til 15 (2023). Er døren låst, så skriv LÅST.',
    );
    expect(said(open(found(), found({ ...other, assured })), { at: wednesday })).toBe(
      'Åbent nu: Testhuset, Testgade, til 15 (2020). Andet Testhus, Testgade, til 15. Er døren låst, så skriv LÅST.',
    );
  });

  test('an old hour with a number is rung first, and then the door needs no LÅST', () => {
    expect(said(open(found({ phones: phone('+4530893347') })), { at: wednesday })).toBe(
      'Åbent nu: Testhuset, Testgade, til 15, ring først: 30 89 33 47. Tiden er fra 2020.',
    );
  });

  test('a number nobody trusts is not said', () => {
    const phones = [{ ...phone('+4530893347')[0]!, confidence: 'low' as const }];
    expect(said(open(found({ phones })), { at: wednesday })).not.toContain('30 89');
  });
});

describe('where', () => {
  test('no door is known where they are: that first, then the doors there are', () => {
    const text = said({ ...open(found({ assured })), farFrom: 'Testbyen' }, { at: wednesday });
    expect(text).toBe('Jeg kender intet åbent tæt på Testbyen. Åbent nu: Testhuset, Testgade, til 15.');
  });

  test('where nothing is open anywhere, only that is said', () => {
    expect(said({ ...open(), farFrom: 'Testbyen' }, { at: wednesday })).not.toContain('Testbyen');
  });
});

describe('clocks', () => {
  test('half hours, the end of the day, and a door that never closes', () => {
    const until = (closes: string) =>
      said(open(found({ assured, schedules: [buildSchedule({ closes })] })), { at: wednesday });
    expect(until('15:30')).toBe('Åbent nu: Testhuset, Testgade, til 15.30.');
    expect(until('00:00')).toBe('Åbent nu: Testhuset, Testgade, til 24.');
    const always = buildSchedule({ opens: '00:00', closes: '24:00' });
    expect(said(open(found({ assured, schedules: [always] })), { at: wednesday })).toBe(
      'Åbent nu: Testhuset, Testgade, hele døgnet.',
    );
  });

  test('the last entry is said with the end', () => {
    const schedules = [buildSchedule({ lastEntry: '14:30' })];
    expect(said(open(found({ assured, schedules })), { at: wednesday })).toBe(
      'Åbent nu: Testhuset, Testgade, til 15, kom før kl. 14.30.',
    );
  });

  test('what opens within the hour comes second, what opens later does not', () => {
    const next = (opens: string) => {
      const later = found({ ...other, assured, schedules: [buildSchedule({ opens, closes: '20:00' })] });
      return said({ ...open(found({ assured })), next: later }, { at: wednesday });
    };
    expect(next('14:00')).toBe('Åbent nu: Testhuset, Testgade, til 15. Andet Testhus, Testgade, åbner kl. 14.');
    expect(next('14:01')).toBe('Åbent nu: Testhuset, Testgade, til 15.');
  });
});

describe('other days', () => {
  test('tomorrow: the hours of the day', () => {
    const from = copenhagen('2026-11-26T00:00');
    const asked = { is: 'span', at: from, from, to: from.add({ days: 1 }) } as const;
    const places = [found({}, '2026-11-26T13:00'), found(other, '2026-11-26T13:00')];
    expect(said({ ...open(...places), asked }, { at: wednesday })).toBe(
      'I morgen: Testhuset, Testgade, 9-15. Andet Testhus, Testgade, 9-15. Tiderne er fra 2020.',
    );
    expect(said({ ...open(...places), asked, need: 'food' }, { at: wednesday })).toContain('Mad i morgen: Testhuset');
  });

  test.each([
    ['2026-11-25T18:00', 'I aften:'],
    ['2026-11-25T22:00', 'I nat:'],
    ['2026-11-27T00:00', 'På fredag:'],
    ['2026-12-24T00:00', 'Den 24. december:'],
  ])('a span from %s is called "%s"', (clock, words) => {
    const from = copenhagen(clock);
    const asked = { is: 'span', at: from, from, to: from.add({ hours: 6 }) } as const;
    expect(said({ ...open(found({}, clock)), asked }, { at: wednesday })).toMatch(new RegExp(`^${words} `));
  });
});

describe('spans and moments', () => {
  test('some days in one span: each period with its day, unless the hours are the same', () => {
    const weekend = (sundays: PlaceFacts) => {
      const from = copenhagen('2026-11-28T00:00');
      const asked = { is: 'span', at: from, from, to: from.add({ days: 2 }) } as const;
      const [saturday, sunday] = [found({ assured }, '2026-11-28T13:00'), found(sundays, '2026-11-29T13:00')];
      const both = { ...saturday, periods: [...saturday.periods, ...sunday.periods] };
      return said({ ...open(both), asked }, { at: wednesday });
    };
    expect(weekend({})).toBe('Lørdag-søndag: Testhuset, Testgade, 9-15.');
    expect(weekend({ schedules: [buildSchedule({ closes: '13:00' })] })).toBe(
      'Lørdag-søndag: Testhuset, Testgade, lørdag 9-15, søndag 9-13.',
    );
    expect(weekend({ schedules: [] })).toBe('Lørdag-søndag: Testhuset, Testgade, lørdag 9-15.');
  });

  test('a moment later today', () => {
    const at = copenhagen('2026-11-25T14:30');
    const asked = { is: 'moment', at } as const;
    expect(said({ ...open(found({ assured })), asked }, { at: wednesday })).toBe(
      'Kl. 14.30: Testhuset, Testgade, til 15.',
    );
  });
});

describe('hours nobody knows', () => {
  test('a place without hours is never called open, and is rung where there is a number', () => {
    expect(said(open(found({ schedules: [] })), { at: wednesday })).toBe(
      'Testhuset, Testgade. Jeg kender ikke tiderne.',
    );
    expect(said(open(found({ schedules: [], phones: phone('+4530893347') })), { at: wednesday })).toBe(
      'Testhuset, Testgade, ring først: 30 89 33 47. Jeg kender ikke tiderne.',
    );
  });

  test('it is not listed beside one that is open', () => {
    const text = said(open(found({ assured }), found({ ...other, schedules: [] })), { at: wednesday });
    expect(text).toBe('Åbent nu: Testhuset, Testgade, til 15. Skriv MERE for flere.');
  });

  test('hours that no source dates have no year, and still the way on of old ones', () => {
    const undated = { schedules: [buildSchedule({ asOf: null })] };
    expect(said(open(found(undated)), { at: wednesday })).toBe(
      'Åbent nu: Testhuset, Testgade, til 15. Er døren låst, så skriv LÅST.',
    );
  });
});
