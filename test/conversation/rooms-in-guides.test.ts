// A guide that says "ask in a warm room" means the one Ly would name first at this hour, also one that is new in content.
import { describe, expect, test } from '@jest/globals';
import { findFacts } from '../../src/conversation/facts/find-facts.ts';
import { readNeedAnswers } from '../../src/conversation/facts/need-answers.ts';
import type { Situation } from '../../src/conversation/step.ts';
import type { Content, Place } from '../../src/knowledge/content-schema.ts';
import { buildPlace, buildSchedule } from '../support/build-place.ts';
import { copenhagen } from '../support/copenhagen.ts';
import { replyTo, shippedGuides, shippedPlaces } from '../support/said.ts';

const address = { street: 'Testgade', postcode: '9000', city: 'Aalborg', asOf: '2026', confidence: 'high' } as const;
const assured = { on: '2026-11-01', by: 'test' };
const testhuset = (facts: Partial<Place> = {}) =>
  buildPlace({ address, assured, schedules: [buildSchedule()], ...facts });
const groups = [['warm_room', 'night_room', 'drop_in'], ['library']];
const step = (da: string) => ({ text: { da, en: da } });

interface Telling {
  at: string;
  places: Place[];
  /** Doors this citizen found locked. */
  locked?: string[];
}

/** What a guide with these words says, by the places of this city. */
function tell(da: string, { at, places, locked = [] }: Telling): string {
  const guide = { ...shippedGuides[0]!, id: 'testguiden', steps: [step('Først.'), step(da)] };
  const content = { places, helplines: [], guides: [guide], landmarks: [], events: [], duty: [] };
  const needAnswers = readNeedAnswers(
    [
      { file: 'warm_room.json', document: { need: 'warm_room', answer: [{ find: { groups } }] } },
      { file: 'sleep.json', document: { need: 'sleep', answer: [{ find: { groups: [['night_room']] } }] } },
    ],
    { ...content, dangerLines: {} } as unknown as Content,
  );
  const situation = {
    now: copenhagen(at),
    meaning: { where: null, age: null },
    memory: { locked: locked.map((id) => ({ id, until: '2026-11-26T00:00:00Z' })) },
  } as unknown as Situation;
  const knowledge = { content: content as unknown as Content, needAnswers };
  return replyTo(findFacts({ do: 'answer_topic', guide: guide.id }, situation, knowledge), { at }).text;
}

const noon = '2026-11-25T13:00';
const evening = '2026-11-25T18:00';
const ask = 'Spørg i {warm-room.name}, {warm-room.street}, {warm-room.hours}.';

describe('the warm room of a guide', () => {
  test('is one that is open, also where nobody had heard of it when the guide was written', () => {
    expect(tell(ask, { at: noon, places: [testhuset()] })).toBe('Først. Spørg i Testhuset, Testgade, åbent til 15.');
  });

  test('is the next to open where none is open', () => {
    expect(tell(ask, { at: evening, places: [testhuset()] })).toBe(
      'Først. Spørg i Testhuset, Testgade, der åbner i morgen kl. 9.',
    );
  });

  test('is none that this citizen found locked', () => {
    expect(tell(ask, { at: noon, places: [testhuset()], locked: ['testhuset'] })).toBe('Først.');
  });

  test('is no library, and where there is nothing else the step is not said', () => {
    expect(tell(ask, { at: noon, places: [testhuset({ kinds: ['library'] })] })).toBe('Først.');
  });
});

describe('the night room of a guide', () => {
  const night = testhuset({ kinds: ['night_room'], schedules: [buildSchedule({ opens: '21:00', closes: '07:00' })] });
  const sleep = 'Spørg i {night-room.name}, {night-room.street}, {night-room.hours}.';

  test('is the one for the night, also while a warm room is open', () => {
    expect(tell(sleep, { at: noon, places: [testhuset({ id: 'andet' }), night] })).toBe(
      'Først. Spørg i Testhuset, Testgade, der åbner kl. 21.',
    );
  });

  test('is no warm room of the day', () => {
    expect(tell(sleep, { at: noon, places: [testhuset()] })).toBe('Først.');
  });
});

test('the shipped guides name no night room themselves: a new one would be left out', () => {
  const nightRooms = shippedPlaces.filter(({ kinds }) => kinds.includes('night_room')).map(({ id }) => id);
  const naming = shippedGuides.filter(({ steps }) =>
    nightRooms.some((id) => JSON.stringify(steps).includes(`{${id}.`)),
  );
  expect(nightRooms).not.toEqual([]);
  expect(naming.map(({ id }) => id)).toEqual([]);
});
