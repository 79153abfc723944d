// Searches as a table asks them.
import { findPlaces } from '../../src/knowledge/find-places.ts';
import type { PlaceQuery } from '../../src/knowledge/find-places.ts';
import type { Place } from '../../src/knowledge/content-schema.ts';
import type { Found } from '../../src/knowledge/found.ts';
import { resolveAsked } from '../../src/knowledge/moment.ts';
import { copenhagen } from './copenhagen.ts';

export type Wish = Partial<Omit<PlaceQuery, 'now' | 'asked'>> & { at?: string; when?: string | null };

/** Warm rooms at Wednesday noon, wherever one is, unless the test says otherwise. */
export function find(places: readonly Place[], { at = '2026-11-25T12:00', when = null, ...wish }: Wish = {}): Found[] {
  const now = copenhagen(at);
  const asked = resolveAsked(when, now);
  return findPlaces({ groups: [['warm_room']], filters: [], near: null, turn: 0, ...wish, now, asked }, places);
}

export function ids(found: readonly Found[]): string[] {
  return found.map(({ place }) => place.id);
}
