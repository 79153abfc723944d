// Rooms and houses that are more or less than an open door: a talk, a bed, a library; and several answers in one message.
import { describe, expect, test } from '@jest/globals';
import { copenhagen } from '../support/copenhagen.ts';
import { contactAt, foundAt, placesAt, replyTo, said } from '../support/said.ts';

const wednesday = '2026-11-25T13:00';

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
});

describe('a bed for another night', () => {
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
    expect(
      said([placesAt(at, ['kk-varmestue-dag'], { need: 'food' }), { say: 'secret_hidden', kind: 'cpr' }], { at }),
    ).toBe(
      'Mad nu: Korshærens varmestue, Søndergade, til 15 (2020). Jeg ved ikke, hvad maden koster. Jeg har skjult dit CPR-nummer. Du skal ikke sende det her.',
    );
  });

  test('on the web MERE is always offered when there is more, by SMS only where it is free', () => {
    const more = placesAt(wednesday, ['kk-varmestue-dag', 'parasollen'], { hasMore: true });
    expect(said(more, { at: wednesday, channel: 'web' })).toContain('Skriv MERE for flere.');
    expect(said(more, { at: wednesday })).not.toContain('MERE');
  });
});
