// What Ly says, with the shipped facts and phrases and a clock: the shortest way from a thing to say to its text.
import { readFileSync } from 'node:fs';
import { createAnswers } from '../../src/answers/create-answers.ts';
import type { Contact, HumanHelp, ToSay, Voice, WrittenReply } from '../../src/answers/to-say.ts';
import type { Guide, Helpline, Place } from '../../src/knowledge/content-schema.ts';
import type { Found } from '../../src/knowledge/found.ts';
import { yearToSay } from '../../src/knowledge/freshness.ts';
import { openingAt } from '../../src/knowledge/opening-hours.ts';
import { readPhraseDocuments } from '../../src/storage/shipped/phrase-files.ts';
import type { PhraseDocuments } from '../../src/answers/phrase-book.ts';
import type { UrgentKind } from '../../src/vocabulary.ts';
import { copenhagen } from './copenhagen.ts';

const read = (file: string) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));

export const shippedPlaces: Place[] = read('content/places.json');
export const shippedHelplines: Helpline[] = read('content/helplines.json');
export const shippedGuides: Guide[] = read('content/guides.json');
export const shippedDangerLines: Record<UrgentKind, string[]> = read('content/danger-lines.json');

export const shippedPhrases = (): PhraseDocuments =>
  readPhraseDocuments(new URL('../../locales', import.meta.url).pathname);

export const shippedAnswers = createAnswers({ phrases: shippedPhrases(), drafts: true, yearToSay });

export function entryNamed(id: string): Place | Helpline {
  const entry = [...shippedPlaces, ...shippedHelplines].find((one) => one.id === id);
  if (entry === undefined) throw new Error(`"${id}" is not in content`);
  return entry;
}

export function contactAt(id: string, at: Temporal.ZonedDateTime): Contact {
  const entry = entryNamed(id);
  return { entry, opening: openingAt(entry, at) };
}

export function foundAt(id: string, at: Temporal.ZonedDateTime, facts: Partial<Found> = {}): Found {
  const place = entryNamed(id) as Place;
  return {
    place,
    group: 1,
    opening: openingAt(place, at),
    periods: [],
    isNear: null,
    unknownFilters: [],
    ...facts,
  };
}

type Places = Extract<ToSay, { say: 'places' }>;

/** Doors of the shipped facts at an hour: the open ones are said, the first closed one opens next. */
export function placesAt(clock: string, ids: string[], facts: Partial<Places> = {}): Places {
  const at = copenhagen(clock);
  const found = ids.map((id) => foundAt(id, at));
  return {
    say: 'places',
    need: 'open_now',
    asked: { is: 'now', at },
    places: found.filter(({ opening }) => opening.state === 'open'),
    next: found.find(({ opening }) => opening.state === 'closed') ?? null,
    talk: null,
    callFirst: null,
    filters: [],
    hasMore: false,
    cold: false,
    ...facts,
  };
}

export function nobodyOnDuty(clock: string, talk: string[] = []): HumanHelp {
  const at = copenhagen(clock);
  return { now: null, next: null, talk: talk.map((id) => contactAt(id, at)), office: contactAt('csi', at) };
}

export interface Hearing extends Partial<Omit<Voice, 'at'>> {
  at: string;
}

/** By SMS, in Danish, to somebody known, unless the test says otherwise. */
export function replyTo(toSay: ToSay | readonly ToSay[], { at, ...voice }: Hearing): WrittenReply {
  const all = Array.isArray(toSay) ? (toSay as readonly ToSay[]) : [toSay as ToSay];
  return shippedAnswers.writeReply(all, {
    language: 'da',
    channel: 'sms',
    isFirst: false,
    at: copenhagen(at),
    ...voice,
  });
}

export const said = (toSay: ToSay | readonly ToSay[], hearing: Hearing): string => replyTo(toSay, hearing).text;
