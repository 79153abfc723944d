// Places and hours for tests, plainly unreal: nothing is known about them but what a test says.
import type { HoursException, Place, Schedule } from '../../src/knowledge/content-schema.ts';

/** Every day, 09:00-15:00, also on holidays, unless the test says otherwise. */
export function buildSchedule(facts: Partial<Schedule> = {}): Schedule {
  return {
    for: 'open',
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    opens: '09:00',
    closes: '15:00',
    publicHolidays: 'as_usual',
    asOf: '2026',
    confidence: 'high',
    ...facts,
  };
}

/** Closed on 2 December 2026, unless the test says otherwise. */
export function buildException(facts: Partial<HoursException> = {}): HoursException {
  return {
    from: '2026-12-02',
    to: '2026-12-02',
    for: 'open',
    hours: 'closed',
    note: null,
    setBy: 'test',
    setOn: '2026-12-01',
    ...facts,
  };
}

const rules: Place['rules'] = {
  dogs: 'unknown',
  intoxicated: 'unknown',
  alcohol: 'unknown',
  womenOnly: 'unknown',
  cprRequired: 'unknown',
  sleepInside: 'unknown',
  wheelchair: 'unknown',
  free: 'unknown',
  anonymous: 'unknown',
  appointmentNeeded: 'unknown',
  couples: 'unknown',
  children: 'unknown',
  minAge: null,
  maxAge: null,
};

export type PlaceFacts = Partial<Omit<Place, 'rules'>> & { rules?: Partial<Place['rules']> };

/** A warm room that may be said, about which only its name is known. */
export function buildPlace(facts: PlaceFacts = {}): Place {
  return {
    id: 'testhuset',
    name: 'Testhuset',
    shortName: 'Testhuset',
    aka: [],
    organization: null,
    status: 'active',
    confidence: 'high',
    assured: null,
    sources: [{ url: 'https://example.org', date: null, what: 'test' }],
    notes: null,
    kinds: ['warm_room'],
    offers: [],
    address: null,
    position: null,
    phones: [],
    schedules: [],
    exceptions: [],
    price: null,
    houseRules: null,
    languages: [],
    about: null,
    askAt: null,
    ...facts,
    rules: { ...rules, ...facts.rules },
  };
}
