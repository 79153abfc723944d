// The smallest content that is whole, plainly unreal, for tests that break one thing in it.
import type { Event, Guide, Helpline, Landmark } from '../../../src/knowledge/content-schema.ts';
import { checkContent } from '../../../src/knowledge/load-content.ts';
import { buildPlace, buildSchedule } from '../../support/build-place.ts';
import type { PlaceFacts } from '../../support/build-place.ts';

const sources = [{ url: 'https://example.org', date: null, what: 'test' }];
const entry = {
  aka: [] as string[],
  organization: null,
  status: 'active' as const,
  confidence: 'high' as const,
  assured: null,
  sources,
  notes: null,
};
const trusted = { asOf: '2026', confidence: 'high' } as const;

/** A door with a street, a phone and hours that may all be said. */
export function testhuset(facts: PlaceFacts = {}) {
  return buildPlace({
    address: { street: 'Testgade 1', postcode: '9000', city: 'Aalborg', ...trusted },
    phones: [{ number: '+4500000001', ...trusted }],
    schedules: [buildSchedule()],
    ...facts,
  });
}

export function testlinjen(facts: Partial<Helpline> = {}): Helpline {
  return {
    ...entry,
    id: 'testlinjen',
    name: 'Testlinjen',
    shortName: 'Testlinjen',
    for: ['talk'],
    phones: [{ number: '+4500000002', ...trusted }],
    schedules: [buildSchedule()],
    languages: ['da'],
    anonymous: 'unknown',
    free: 'unknown',
    about: null,
    ifNoAnswer: null,
    ...facts,
  };
}

export function testguiden(facts: Partial<Guide> = {}): Guide {
  return {
    status: 'active',
    confidence: 'high',
    assured: null,
    sources,
    notes: null,
    id: 'testguiden',
    title: 'Testguiden',
    kind: 'steps',
    aka: [],
    steps: [{ text: { da: 'Ring {testlinjen.phone}.', en: 'Call {testlinjen.phone}.' } }],
    asOf: '2026',
    ...facts,
  };
}

export function testfesten(facts: Partial<Event> = {}): Event {
  return {
    ...entry,
    id: 'testfesten',
    name: 'Testfesten',
    date: null,
    opens: null,
    place: 'testhuset',
    signUp: null,
    about: null,
    ...facts,
  };
}

export function testtorvet(facts: Partial<Landmark> = {}): Landmark {
  return {
    id: 'testtorvet',
    name: 'Testtorvet',
    aka: [],
    kind: 'landmark',
    area: null,
    position: null,
    notes: null,
    sources,
    ...facts,
  };
}

const everyDanger = ['suicide', 'medical', 'violence', 'sexual_assault', 'freezing', 'child', 'psychosis'];

/** All seven documents, whole unless the test replaces one. */
export function draft(documents: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    places: [testhuset()],
    helplines: [testlinjen()],
    guides: [testguiden()],
    landmarks: [testtorvet()],
    events: [testfesten()],
    duty: [],
    dangerLines: Object.fromEntries(everyDanger.map((danger) => [danger, ['testlinjen']])),
    ...documents,
  };
}

/** "places.json testhuset askAt", with the message where the test is about the words. */
export function errorsIn(documents: Record<string, unknown>, shown: 'spots' | 'messages' = 'spots'): string[] {
  const checked = checkContent(documents);
  if ('content' in checked) return [];
  return checked.problems.map(({ file, id, field, message }) =>
    shown === 'spots' ? `${file} ${id} ${field}` : message,
  );
}
