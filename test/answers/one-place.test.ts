// A question about one place: what is known, or that nobody knows and whom to ask.
import { describe, expect, test } from '@jest/globals';
import type { ToSay } from '../../src/answers/to-say.ts';
import { openingAt, periodsOn } from '../../src/knowledge/opening-hours.ts';
import type { Aspect, Filter } from '../../src/vocabulary.ts';
import { buildPlace, buildSchedule } from '../support/build-place.ts';
import type { PlaceFacts } from '../support/build-place.ts';
import { copenhagen } from '../support/copenhagen.ts';
import { contactAt, entryNamed, said } from '../support/said.ts';

type AboutPlace = Extract<ToSay, { say: 'place' }>;

const wednesday = '2026-11-25T13:00';
const address = { street: 'Testgade', postcode: '9000', city: 'Aalborg', asOf: '2020', confidence: 'high' } as const;
const assured = { on: '2026-11-01', by: 'test' };
const phones = [{ number: '+4530893347', asOf: '2020', confidence: 'high' } as const];

function about(entry: AboutPlace['entry'], aspect: Aspect, facts: Partial<AboutPlace> = {}): AboutPlace {
  const at = copenhagen(wednesday);
  const opening = openingAt(entry, at);
  return {
    say: 'place',
    entry,
    aspect,
    asked: { is: 'now', at },
    opening,
    periods: [],
    filters: [],
    ask: null,
    ...facts,
  };
}
const place = (facts: PlaceFacts = {}) => buildPlace({ address, ...facts });
const answer = (toSay: AboutPlace, channel: 'sms' | 'web' = 'sms') => said(toSay, { at: wednesday, channel });

describe('when is it open', () => {
  test('open: until when, the week where there is room, the year, and what to do at a locked door', () => {
    expect(answer(about(entryNamed('parasollen'), 'hours'), 'web')).toBe(
      'Café Parasollen, Boulevarden, er åben til 19. Mandag-onsdag 10-19, torsdag 10-16, fredag 10-14, hver anden søndag 10-14. Tiden er fra 2020. Er døren låst, så skriv LÅST.',
    );
    expect(answer(about(entryNamed('groenlandske-hus'), 'hours'))).toBe(
      'Det Grønlandske Hus, Vesterbro 79, er åbent til 15. Mandag-fredag 9-15. Tiden er fra 2020. Ring: 98 14 68 00.',
    );
  });

  test('until when by day and by night: five in the night is not five in the afternoon', () => {
    const until = (clock: string, closes: string) => {
      const at = copenhagen(clock);
      const opening = {
        state: 'open',
        until: copenhagen(closes),
        lastEntryAt: null,
        because: 'regular_hours',
      } as const;
      return said(about(place({ assured }), 'hours', { asked: { is: 'now', at }, opening }), { at: clock });
    };
    const begins = 'Testhuset, Testgade, er åbent til';
    expect(until('2026-11-25T13:00', '2026-11-26T00:00')).toContain(`${begins} 24.`);
    expect(until('2026-11-25T13:00', '2026-11-26T05:00')).toContain(`${begins} 5 i nat.`);
    expect(until('2026-11-25T13:00', '2026-11-26T08:00')).toContain(`${begins} i morgen kl. 8.`);
    expect(until('2026-11-25T22:30', '2026-11-26T05:00')).toContain(`${begins} 5.`);
    expect(until('2026-11-25T22:30', '2026-11-26T15:00')).toContain(`${begins} i morgen kl. 15.`);
    expect(until('2026-11-28T22:30', '2026-11-30T08:00')).toContain(`${begins} mandag kl. 8.`);
    expect(until('2026-12-23T22:30', '2027-01-04T08:00')).toContain(`${begins} den 4. januar kl. 8.`);
  });
});

describe('when is it closed', () => {
  test('when it opens is said', () => {
    expect(answer(about(entryNamed('kk-natvarmestue'), 'hours'))).toBe(
      'Natvarmestuen, Søndergade, er lukket nu. Der åbner kl. 21 (tid fra 2020). Alle dage 21-7.',
    );
  });

  test('hours nobody knows: said so, and asked at the door where there is no number', () => {
    expect(answer(about(place(), 'hours'))).toBe('Testhuset, Testgade. Jeg kender ikke tiderne. Spørg i døren.');
    expect(answer(about(place({ phones }), 'hours'))).toBe(
      'Testhuset, Testgade. Jeg kender ikke tiderne. Spørg på 30 89 33 47.',
    );
  });
});

describe('when is it open on another day', () => {
  test('tomorrow: the hours of that day, and an empty day is not called closed', () => {
    const from = copenhagen('2026-11-26T00:00');
    const asked = { is: 'span', at: from, from, to: from.add({ days: 1 }) } as const;
    const entry = place({ schedules: [buildSchedule({ asOf: '2020' })] });
    const periods = periodsOn(entry, from.toPlainDate());
    const open = about(entry, 'hours', { asked, periods: periods === 'unknown' ? [] : periods });
    expect(answer(open)).toBe('Testhuset, Testgade, i morgen 9-15. Tiden er fra 2020.');
    expect(answer({ ...open, periods: [] })).toBe('Jeg kender ingen åbningstid i morgen for Testhuset. Spørg i døren.');
  });

  test('a holiday nobody knows of: only that day is unknown', () => {
    const at = copenhagen('2026-12-24T13:00');
    const entry = entryNamed('parasollen');
    const toSay = about(entry, 'hours', { asked: { is: 'now', at }, opening: openingAt(entry, at) });
    expect(said(toSay, { at: '2026-12-24T13:00' })).toBe(
      'Café Parasollen, Boulevarden. Jeg ved ikke, om der er åbent i dag. Spørg i døren.',
    );
  });

  test('a hostel that answers day and night is rung, never called open', () => {
    const text = answer(about(entryNamed('svenstrupgaard'), 'hours'));
    expect(text).toMatch(/^Svenstrupgård har døgnåbent: ring 98 38 25 55\. /);
    expect(text).not.toMatch(/er åben/);
  });

  test('a line: its number and its end', () => {
    expect(answer(about(entryNamed('livslinien'), 'hours'))).toBe('Livslinien, 70 20 12 01, til 5 i nat.');
  });
});

describe('where is it', () => {
  test('street, and until when', () => {
    expect(answer(about(entryNamed('kk-varmestue-dag'), 'address'))).toBe(
      'Korshærens varmestue: Søndergade. Åbent til 15 (2020).',
    );
    expect(answer(about(entryNamed('svenstrupgaard'), 'address'))).toContain('Svenstrupgård: Lejrevej 10, Svenstrup.');
  });

  test('an address that is secret, unknown or doubtful is never said', () => {
    const secret = answer(about(place({ secretAddress: true, phones }), 'address'));
    expect(secret).toBe('Den adresse siger jeg ikke. Spørg på 30 89 33 47.');
    expect(answer(about(place({ address: null }), 'address'))).toBe('Jeg kender ikke adressen på Testhuset.');
    const doubtful = { ...address, confidence: 'low' as const };
    expect(answer(about(place({ address: doubtful }), 'address'))).not.toContain('Testgade');
  });
});

describe('number, price, room', () => {
  test('the number as people read it, or that there is none', () => {
    expect(answer(about(entryNamed('hjerterummet'), 'phone'))).toBe('Hjerterummet: 30 89 33 47.');
    const ask = contactAt('csi', copenhagen(wednesday));
    expect(answer(about(place(), 'phone', { ask }))).toBe(
      'Jeg kender ikke et nummer til Testhuset. Spørg på 99 31 77 55.',
    );
  });

  test('the price where it is known, else that nobody knows', () => {
    const price = {
      text: { da: 'Maden koster 10 kr.', en: 'Food is 10 kr.' },
      asOf: null,
      confidence: 'high',
    } as const;
    expect(answer(about(place({ price }), 'price'))).toBe('Testhuset: Maden koster 10 kr.');
    expect(answer(about(place({ rules: { free: 'yes' } }), 'price'))).toBe('Testhuset er gratis.');
    expect(answer(about(place(), 'price'))).toBe('Jeg ved ikke, hvad det koster i Testhuset. Spørg i døren.');
  });

  test('whether there is room is never promised', () => {
    expect(answer(about(entryNamed('svenstrupgaard'), 'room'))).toContain(
      'Jeg ved ikke, om der er plads i Svenstrupgård. Spørg på 98 38 25 55.',
    );
  });
});

describe('what may one do there', () => {
  const rules = (facts: PlaceFacts['rules'], filter: Filter) =>
    answer(about(place(facts ? { rules: facts } : {}), 'rules', { filters: [filter] }));

  test('yes, no and nobody knows are three answers', () => {
    expect(rules({ dogs: 'yes' }, 'dog')).toBe('Testhuset: Ja, hunde må komme med ind.');
    expect(rules({ dogs: 'no' }, 'dog')).toBe('Testhuset: Nej, hunde må ikke komme med ind.');
    expect(rules(undefined, 'dog')).toBe('Testhuset: Jeg ved ikke, om hunde må komme med ind. Spørg i døren.');
  });

  test('a place that asks for CPR says no to those without', () => {
    expect(rules({ cprRequired: 'yes' }, 'no_cpr')).toBe('Testhuset: Ja, de spørger om CPR.');
    expect(rules({ cprRequired: 'no' }, 'no_cpr')).toBe('Testhuset: Nej, de spørger ikke om CPR.');
  });

  test('without a wish: the house rules, or that nobody knows them', () => {
    const houseRules = { da: 'Huset er uden alkohol.', en: 'The house is without alcohol.' };
    expect(answer(about(place({ houseRules }), 'rules'))).toBe('Huset er uden alkohol.');
    expect(answer(about(place(), 'rules'))).toBe('Jeg kender ikke reglerne i Testhuset. Spørg i døren.');
  });
});
