// From a need to the places that meet it, the best first.
import type { Age, Filter, Point } from '../vocabulary.ts';
import type { Place, PlaceKind } from './content-schema.ts';
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
  return rank(
    places.flatMap((place) => candidateFor(place, query) ?? []),
    query,
  );
}

function candidateFor(place: Place, query: PlaceQuery): Candidate | undefined {
  const group = groupOf(place, query.groups);
  if (group === 0 || !isSayable(place)) return undefined;
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
