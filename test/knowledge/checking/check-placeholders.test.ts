import { describe, expect, test } from '@jest/globals';
import { buildSchedule } from '../../support/build-place.ts';
import type { PlaceFacts } from '../../support/build-place.ts';
import { draft, errorsIn, testguiden, testhuset } from './content-draft.ts';

/** The messages on a guide that says this in Danish, with this place. */
function saying(da: string, place: PlaceFacts = {}): string[] {
  const guides = [testguiden({ steps: [{ text: { da, en: 'Ask.' } }] })];
  return errorsIn(draft({ places: [testhuset(place)], guides }), 'messages');
}

test('every fact that an entry has can be named', () => {
  expect(saying('{testhuset.name}, {testhuset.street}, {testhuset.phone}')).toEqual([]);
  expect(saying('{testhuset.open}, {testhuset.until}, {testhuset.opens}, {testhuset.hours}')).toEqual([]);
});

test('a guide is told with its step and its language', () => {
  const steps = [{ text: { da: 'Spørg.', en: 'Ask.' } }, { text: { da: 'Spørg.', en: 'Ask {ingen.name}.' } }];
  expect(errorsIn(draft({ guides: [testguiden({ steps })] }))).toEqual(['guides.json testguiden steps.1.text.en']);
});

describe('a placeholder names', () => {
  test('an entry that exists', () => {
    expect(saying('Gå til {ingen.name}.')).toEqual(['{ingen.name}: "ingen" is no place and no helpline']);
  });

  test('a place or a helpline, since nothing else has a door or a phone', () => {
    expect(saying('Gå til {testtorvet.name}.')).toEqual([
      '{testtorvet.name}: "testtorvet" is no place and no helpline',
    ]);
  });

  test.each(['testhuset', 'testhuset.email', 'testhuset.name.da', ''])(
    'a fact that there is, unlike {%s}',
    (placeholder) => {
      expect(saying(`Gå til {${placeholder}}.`)).toEqual([
        `{${placeholder}}: write {id.fact} with one of name, street, phone, open, until, opens, hours`,
      ]);
    },
  );

  test('whichever room is open, which is no entry', () => {
    expect(saying('Gå til {warm-room.name} eller {night-room.name}, {night-room.hours}.')).toEqual([]);
    expect(saying('Gå til {day-room.name}.')).toEqual(['{day-room.name}: "day-room" is no place and no helpline']);
  });

  test('an entry that may be said', () => {
    expect(saying('Gå til {testhuset.name}.', { status: 'possibly_moved' })).toEqual([
      '{testhuset.name}: "testhuset" is never said: it is possibly_moved, with high confidence',
    ]);
  });
});

describe('a fact that the entry has not, or that is too doubtful, is not named', () => {
  const low = { asOf: null, confidence: 'low' } as const;

  test.each<[string, PlaceFacts, PlaceFacts]>([
    ['street', { address: null }, { address: { street: 'Testgade', postcode: null, city: null, ...low } }],
    ['phone', { phones: [] }, { phones: [{ number: '112', ...low }] }],
    ['until', { schedules: [] }, { schedules: [buildSchedule(low)] }],
    ['opens', { schedules: [buildSchedule({ for: 'meal' })] }, { schedules: [buildSchedule(low)] }],
  ])('%s', (fact, without, doubtful) => {
    const message = `{testhuset.${fact}}: "testhuset" has no ${fact} that may be said`;
    expect(saying(`Spørg: {testhuset.${fact}}.`, without)).toEqual([message]);
    expect(saying(`Spørg: {testhuset.${fact}}.`, doubtful)).toEqual([message]);
  });
});
