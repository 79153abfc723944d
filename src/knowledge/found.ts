// What finding gives back. Types only.
import type { Filter } from '../vocabulary.ts';
import type { Place } from './content-schema.ts';
import type { Opening, OpenPeriod } from './opening.ts';

export interface Found {
  place: Place;
  /** 1 is the best group of kinds of the need. */
  group: number;
  /** At the moment asked about. */
  opening: Opening;
  /** The periods of the day asked about, when a day was asked about and not a moment. */
  periods: OpenPeriod[];
  /** A short walk from where the citizen is; null where nobody knows one of the two. */
  isNear: boolean | null;
  /** Wishes nobody has a fact about for this place. */
  unknownFilters: Filter[];
}

/** The moment or the day that a question is about, Copenhagen wall time. */
export type Asked =
  | { is: 'now'; at: Temporal.ZonedDateTime }
  | { is: 'moment'; at: Temporal.ZonedDateTime }
  /** A whole day, or its evening and night (`from`-`to`). */
  | { is: 'span'; at: Temporal.ZonedDateTime; from: Temporal.ZonedDateTime; to: Temporal.ZonedDateTime };
