// A guide is said with the facts of this hour: nothing that is closed, nothing with a hole.
import { describe, expect, test } from '@jest/globals';
import type { GuideStep } from '../../src/knowledge/content-schema.ts';
import { copenhagen } from '../support/copenhagen.ts';
import { contactAt, replyTo, shippedGuides } from '../support/said.ts';

const night = '2026-11-25T22:30';
const noon = '2026-11-25T13:00';
const unasking = shippedGuides.find(({ asks }) => asks === undefined)!;
function reply(steps: GuideStep[], at: string, asks?: 'tell_human') {
  const contacts = new Map(
    ['kk-natvarmestue', 'sociale-skadestue', 'csi', 'hjerterummet'].map((id) => [id, contactAt(id, copenhagen(at))]),
  );
  contacts.set('warm-room', contactAt('kk-natvarmestue', copenhagen(at)));
  return replyTo({ say: 'guide', guide: { ...unasking, steps, ...(asks ? { asks } : {}) }, contacts }, { at });
}
const step = (da: string, onlyWhenOpen?: string[]): GuideStep => ({
  text: { da, en: da },
  ...(onlyWhenOpen ? { onlyWhenOpen } : {}),
});

describe('facts in a guide', () => {
  test('name, street, number and end, each with the words of the house', () => {
    const { text, named } = reply(
      [
        step(
          'Gå til {kk-natvarmestue.name}, {kk-natvarmestue.street}, {kk-natvarmestue.until}, eller ring {csi.phone}.',
        ),
      ],
      night,
    );
    expect(text).toBe('Gå til Natvarmestuen, Søndergade, til 7 (2020), eller ring 99 31 77 55.');
    expect(named).toEqual(['kk-natvarmestue', 'csi']);
  });
});

describe('the hours in a guide', () => {
  test('a closed door is said with its opening', () => {
    expect(reply([step('Den åbner {kk-natvarmestue.opens}.')], noon).text).toBe('Den åbner kl. 21 (2020).');
  });

  test('its hours fit both, and the name of the house', () => {
    const hours = step('Spørg i {kk-natvarmestue.name}, {kk-natvarmestue.hours}.');
    expect(reply([hours], night).text).toBe('Spørg i Natvarmestuen, åben til 7 (2020).');
    expect(reply([hours], noon).text).toBe('Spørg i Natvarmestuen, der åbner kl. 21 (2020).');
    expect(reply([step('{hjerterummet.name} er {hjerterummet.open}.')], '2026-11-25T18:00').text).toBe(
      'Hjerterummet er åbent.',
    );
  });

  test('a room that is only chosen at the hour is remembered as the place it is', () => {
    expect(reply([step('{warm-room.name} er {warm-room.open}.')], night)).toMatchObject({
      text: 'Natvarmestuen er åben.',
      named: ['kk-natvarmestue'],
    });
  });

  test('the year of a door is said once, that of a house for a talk never', () => {
    const { text } = reply(
      [step('A {kk-natvarmestue.until}.'), step('B {kk-natvarmestue.until}.'), step('C {sociale-skadestue.until}.')],
      night,
    );
    expect(text).toBe('A til 7 (2020). B til 7. C til 7.');
  });
});

describe('what does not hold', () => {
  test.each([
    ['a fact nobody knows', step('Gå til {kk-natvarmestue.phone}.'), night],
    ['an end where it is closed', step('Åbent {kk-natvarmestue.until}.'), noon],
    ['open where it is closed', step('{warm-room.name} er {warm-room.open}.'), noon],
    ['a room where there is none', step('{night-room.name}, {night-room.hours}.'), noon],
    ['an entry that is not there', step('Gå til {testhuset.name}.'), noon],
    ['a line that must be open', step('Ring til {sociale-skadestue.phone}.', ['sociale-skadestue']), noon],
  ])('a step with %s is left out', (_, hole, at) => {
    expect(reply([step('Først.'), hole, step('Sidst.')], at).text).toBe('Først. Sidst.');
  });
});

describe('one of several steps', () => {
  const oneOf: GuideStep[] = [
    {
      oneOf: [
        step('Nu: {kk-natvarmestue.name}, {kk-natvarmestue.until}.', ['kk-natvarmestue']),
        step('Senere: {kk-natvarmestue.name}, {kk-natvarmestue.opens}.'),
      ],
    },
  ];

  test('the first that can be said', () => {
    expect(reply(oneOf, night).text).toBe('Nu: Natvarmestuen, til 7 (2020).');
    expect(reply(oneOf, noon).text).toBe('Senere: Natvarmestuen, kl. 21 (2020).');
  });

  test('none, where none can be', () => {
    expect(reply([step('Først.'), { oneOf: [step('{testhuset.name}.'), step('{testhuset.phone}.')] }], noon).text).toBe(
      'Først.',
    );
  });
});

test('the question of a guide is kept, so that JA is understood', () => {
  expect(reply([step('Skal jeg sige det til et menneske? Skriv JA.')], noon, 'tell_human').asks).toBe('tell_human');
  expect(reply([step('Ring.')], noon).asks).toBeNull();
});
