// From a need to the places that meet it, the best first.
import type { Age, Filter, Point } from '../vocabulary.ts';
import type { Place, PlaceKind } from './content-schema.ts';
import { wallMinuteOf } from './copenhagen-time.ts';
import { metersBetween } from './finding/distance.ts';
import { rank } from './finding/ranking.ts';
import type { Candidate } from './finding/ranking.ts';
import { unknownWishes } from './finding/wishes.ts';
import type { Asked, Found } from './found.ts';
import { isSayable } from './freshness.ts';
import { openingAt, periodsWithin } from './opening-hours.ts';

export interface PlaceQuery {
  /** Kinds of places that meet the need, best group first. */
  groups: readonly (readonly PlaceKind[])[];
  /** Only places known to have it. */
  offer?: Place['offers'][number] | undefined;
  /** Which of the place's hours count: "open", "meal", "intake", "phone", "visit:…". */
  purpose?: string | undefined;
  asked: Asked;
  filters: readonly Filter[];
  age?: Age | null | undefined;
  /** Where the citizen is, as a landmark or an area says it. */
  near: Point | null;
  /** The number of the day: what is equal in all else takes turns. */
  turn: number;
  now: Temporal.ZonedDateTime;
}

/** A quarter of an hour on foot for somebody who is tired. */
const nearMeters = 1000;

/**
 * Every place that may be said and is not known to be wrong, best first within its group: also those that are closed
 * or unknown, with their opening, so that the caller can say what is open and what opens next.
 */
export function findPlaces(query: PlaceQuery, places: readonly Place[]): Found[] {
  const { members, answers } = groupsIn(places, query.groups);
  const question = inMinutes(query);
  const known = answers.get(question);
  if (known) return known;
  const found = rank(
    members.flatMap((member) => candidateFor(member, query) ?? []),
    query,
  );
  if (answers.size === mostAnswers) answers.clear();
  answers.set(question, found);
  return found;
}

/** Within a minute nothing changes, and on a busy evening many ask the same: enough for all of them. */
const mostAnswers = 100;

/** What an answer depends on, beside the groups and the places. */
function inMinutes({ offer, purpose, asked, filters, age, near, turn, now }: PlaceQuery): string {
  const span = asked.is === 'span' ? [wallMinuteOf(asked.from), wallMinuteOf(asked.to)] : [];
  const today = now.toPlainDate().toString();
  return JSON.stringify([offer, purpose, asked.is, wallMinuteOf(asked.at), span, filters, age, near, turn, today]);
}

interface Member {
  place: Place;
  /** 1 is the best. */
  group: number;
}

interface Groups {
  /** Those of the places that may be said. */
  members: Member[];
  /** By question. */
  answers: Map<string, Found[]>;
}

/** As long as there is this content, and an intent asks for these groups. Content is never changed, only replaced. */
const groupsKnown = new WeakMap<readonly Place[], WeakMap<PlaceQuery['groups'], Groups>>();

function groupsIn(places: readonly Place[], groups: PlaceQuery['groups']): Groups {
  const ofPlaces = groupsKnown.get(places) ?? new WeakMap<PlaceQuery['groups'], Groups>();
  groupsKnown.set(places, ofPlaces);
  const known = ofPlaces.get(groups);
  if (known) return known;
  const members = places
    .map((place) => ({ place, group: groupOf(place, groups) }))
    .filter(({ place, group }) => group > 0 && isSayable(place));
  const made = { members, answers: new Map<string, Found[]>() };
  ofPlaces.set(groups, made);
  return made;
}

function candidateFor({ place, group }: Member, query: PlaceQuery): Candidate | undefined {
  if (query.offer !== undefined && !place.offers.includes(query.offer)) return undefined;
  const unknownFilters = unknownWishes(place, query.filters, query.age ?? null);
  if (unknownFilters === null) return undefined;
  const { asked, near, purpose } = query;
  const roughMeters = near && place.position ? metersBetween(near, place.position) : null;
  const found: Found = {
    place,
    group,
    opening: openingAt(place, asked.at, purpose),
    periods: asked.is === 'span' ? periodsWithin(place, asked, purpose) : [],
    isNear: roughMeters === null ? null : roughMeters <= nearMeters,
    unknownFilters,
  };
  return { found, roughMeters };
}

/** 1 is the best group; 0 is none. */
function groupOf(place: Place, groups: PlaceQuery['groups']): number {
  return 1 + groups.findIndex((kinds) => belongsTo(kinds, place));
}

/**
 * A roof outdoors and a hostel with admission are no open door to come in from the cold, whatever else they are called:
 * in a group of warm rooms they do not count.
 */
function belongsTo(kinds: readonly PlaceKind[], place: Place): boolean {
  const isWarmGroup = kinds.includes('warm_room') || kinds.includes('drop_in');
  if (isWarmGroup && (place.kinds.includes('outdoor_shelter') || place.kinds.includes('hostel'))) return false;
  return place.kinds.some((kind) => kinds.includes(kind));
}
