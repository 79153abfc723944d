// What the one opening-hours function answers. Types only.

/** Why an answer is what it is, so that a sentence (and a colleague) can say it. */
export type Because =
  | 'regular_hours'
  | 'around_the_clock'
  | 'exception'
  | 'public_holiday'
  | 'special_day'
  | 'season'
  | 'alternating_week'
  | 'alternating_week_unknown'
  | 'no_hours_known'
  | 'last_entry_passed';

export type Opening =
  /** `until` is null when it does not close within the fortnight ahead; `lastEntryAt` when you must be in before. */
  | {
      state: 'open';
      until: Temporal.ZonedDateTime | null;
      lastEntryAt: Temporal.ZonedDateTime | null;
      because: Because;
    }
  /** `opensAt` is null when no opening is known within the fortnight ahead. */
  | { state: 'closed'; opensAt: Temporal.ZonedDateTime | null; because: Because }
  /** Nobody knows; `opensAt` is the next opening that is known, if any. */
  | { state: 'unknown'; opensAt: Temporal.ZonedDateTime | null; because: Because };

/** One stretch of time in which a door is open: from inclusive, to exclusive. */
export interface OpenPeriod {
  from: Temporal.ZonedDateTime;
  to: Temporal.ZonedDateTime;
}
