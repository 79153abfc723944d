// Places to go: other days and hours, hours of different age, houses that are no open door.
import { describe, expect, test } from '@jest/globals';
import type { Found } from '../../src/knowledge/found.ts';
import { openingAt, periodsOn } from '../../src/knowledge/opening-hours.ts';
import { buildPlace, buildSchedule } from '../support/build-place.ts';
import type { PlaceFacts } from '../support/build-place.ts';
import { copenhagen } from '../support/copenhagen.ts';
import { contactAt, foundAt, placesAt, replyTo, said } from '../support/said.ts';

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
    distanceMeters: null,
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

describe('houses that are no open door', () => {
  test('a house for a talk is never listed as a place to get warm', () => {
    const at = '2026-11-28T18:00';
    const talkOnly = placesAt(at, ['kk-natvarmestue'], { places: [foundAt('sociale-skadestue', copenhagen(at))] });
    expect(said(talkOnly, { at })).toBe(
      'Jeg kender intet varmt sted, der er åbent nu. Natvarmestuen, Søndergade, åbner kl. 21 (tid fra 2020).',
    );
  });

  test('a bed: the night room, then the hostel with its number and that it is far', () => {
    const at = '2026-11-25T22:30';
    expect(replyTo(placesAt(at, ['kk-natvarmestue', 'svenstrupgaard'], { need: 'sleep' }), { at })).toEqual({
      text: 'Natvarmestuen, Søndergade, er åben til 7 (tid fra 2020). Svenstrupgård i Svenstrup, langt at gå, ring først: 98 38 25 55.',
      named: ['kk-natvarmestue', 'svenstrupgaard'],
      asks: null,
    });
  });

  test('a bed asked for by day: the night room with its hour, the hostel never as open', () => {
    const at = '2026-11-25T15:30';
    const text = said(placesAt(at, ['kk-natvarmestue', 'svenstrupgaard'], { need: 'sleep' }), { at });
    expect(text).toContain('Natvarmestuen, Søndergade, åbner kl. 21 (tid fra 2020).');
    expect(text).not.toMatch(/Svenstrupgård[^.]*(åben|til )/);
  });

  test('a bed for tonight is for the night, also where it opens in the evening that was asked about', () => {
    const from = copenhagen('2026-11-25T17:00');
    const asked = { is: 'span', at: from, from, to: from.add({ hours: 14 }) } as const;
    const hours = [{ from: copenhagen('2026-11-25T21:00'), to: copenhagen('2026-11-26T07:00') }];
    const toSay = placesAt(wednesday, [], {
      need: 'sleep',
      asked,
      places: [{ ...foundAt('kk-natvarmestue', from), periods: hours }],
    });
    expect(said(toSay, { at: wednesday })).toBe('I nat: Natvarmestuen, Søndergade, 21-7 (2020).');
  });

  test('a bed for tomorrow night is said with its day', () => {
    const from = copenhagen('2026-11-26T22:00');
    const asked = { is: 'span', at: from, from, to: from.add({ hours: 9 }) } as const;
    const room = foundAt('kk-natvarmestue', from);
    const hours = [{ from: copenhagen('2026-11-26T21:00'), to: copenhagen('2026-11-27T07:00') }];
    const toSay = placesAt(wednesday, [], { need: 'sleep', asked, places: [{ ...room, periods: hours }] });
    expect(said(toSay, { at: wednesday })).toBe('I morgen: Natvarmestuen, Søndergade, 21-7 (2020).');
  });
});

describe('a warm place that is more or less than a warm room', () => {
  test('somebody who freezes and asks for a bed hears the sign of danger first', () => {
    const at = '2026-11-25T22:30';
    expect(said(placesAt(at, ['kk-natvarmestue'], { need: 'sleep', cold: true }), { at })).toBe(
      'Er du døsig eller forvirret, så ring 112 nu. Natvarmestuen, Søndergade, er åben til 7. Tiden er fra 2020.',
    );
  });

  test('who is hungry at night hears of food', () => {
    const at = '2026-11-25T22:30';
    expect(said(placesAt(at, ['kk-natvarmestue'], { need: 'food' }), { at })).toBe(
      'Mad nu: Natvarmestuen, Søndergade, til 7. Jeg ved ikke, hvad maden koster. Tiden er fra 2020. Er døren låst, så skriv LÅST.',
    );
  });

  test('beside a library stands the warm room that opens next, also where that is later than within the hour', () => {
    const at = '2026-11-27T15:30';
    const library = foundAt('bib-hoved', copenhagen(at), { group: 2 });
    const next = foundAt('kk-natvarmestue', copenhagen(at));
    const text = (group: number) => said(placesAt(at, [], { places: [{ ...library, group }], next }), { at });
    expect(text(2)).toBe(
      'Åbent nu: Hovedbiblioteket, Rendsburggade 2, til 18, ring først: 99 31 43 00. Natvarmestuen, Søndergade, åbner kl. 21. På biblioteket må man ikke sove, være fuld eller have dyr med. Tiderne er fra 2020.',
    );
    expect(text(1)).not.toContain('Natvarmestuen');
  });

  test('a library comes with what it forbids', () => {
    expect(said(placesAt(wednesday, ['bib-hoved']), { at: wednesday })).toContain(
      'Hovedbiblioteket, Rendsburggade 2, til 19, ring først: 99 31 43 00. På biblioteket må man ikke sove, være fuld eller have dyr med.',
    );
  });
});

describe('one message', () => {
  test('two needs: one place each, and the year once', () => {
    const food = placesAt(wednesday, ['parasollen'], { need: 'food' });
    expect(said([food, placesAt(wednesday, ['kk-varmestue-dag'])], { at: wednesday })).toBe(
      'Mad nu: Café Parasollen, Boulevarden, til 19 (2020). Jeg ved ikke, hvad maden koster. Åbent nu: Korshærens varmestue, Søndergade, til 15.',
    );
  });

  test('the same sentence is not said twice', () => {
    const at = '2026-11-28T18:00';
    const talk = contactAt('sociale-skadestue', copenhagen(at));
    const none = (need: 'open_now' | 'food') => placesAt(at, [], { need, talk });
    const text = said([none('open_now'), none('food')], { at });
    expect(text.match(/Vil du tale med nogen/g)).toHaveLength(1);
  });

  test('a hidden number is spoken of once, after the answer', () => {
    const at = '2026-11-25T14:10';
    expect(said([placesAt(at, ['kk-varmestue-dag'], { need: 'food' }), { say: 'secret_number_masked' }], { at })).toBe(
      'Mad nu: Korshærens varmestue, Søndergade, til 15 (2020). Jeg ved ikke, hvad maden koster. Jeg har skjult dit CPR-nummer. Du skal ikke sende det her.',
    );
  });

  test('on the web MERE is always offered when there is more, by SMS only where it is free', () => {
    const more = placesAt(wednesday, ['kk-varmestue-dag', 'parasollen'], { hasMore: true });
    expect(said(more, { at: wednesday, channel: 'web' })).toContain('Skriv MERE for flere.');
    expect(said(more, { at: wednesday })).not.toContain('MERE');
  });
});
