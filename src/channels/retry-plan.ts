// When a message that did not go out is tried again. Danger hurries; the rest does not hammer.
import type { Urgency } from '../storage/records.ts';

/** Seconds to wait after the first, second, third ... attempt; the last one goes on until the message expires. */
const waits: Record<Urgency, readonly number[]> = {
  danger: [0, 5, 15, 30],
  ordinary: [10, 30, 120],
  // What the provider has not finished with may take minutes, in rare cases days.
  background: [60, 300, 1800, 7200, 43_200],
};

/** Time for the provider's own list to show what it took. Seconds. */
const beforeAsking = 30;

/** An ordinary message whose fate nobody can find out is sent again only then: twice is worse than late. Minutes. */
const unclearWait = 15;

/** Whoever asks for more patience than this is asked again sooner. Seconds. */
const mostPatience = 600;

interface Refused {
  urgency: Urgency;
  /** Counts the one that just failed. */
  attempts: number;
  /** What the provider asked for; 0 where it asked for nothing. */
  retryAfterSeconds: number;
}

/** Danger too waits as long as the provider asks: sooner it would be refused again, and the next ones with it. */
export function retryAfterRefusal(refused: Refused, now: Temporal.Instant): Temporal.Instant {
  const { urgency, attempts, retryAfterSeconds } = refused;
  return now.add({
    seconds: Math.max(planned(urgency, attempts), Math.min(Math.ceil(retryAfterSeconds), mostPatience)),
  });
}

/** Danger is sent again at once, since twice is better than not at all. */
export function retryAfterUnclear(urgency: Urgency, attempts: number, now: Temporal.Instant): Temporal.Instant {
  return now.add({ seconds: urgency === 'danger' ? planned(urgency, attempts) : beforeAsking });
}

function planned(urgency: Urgency, attempts: number): number {
  const plan = waits[urgency];
  return plan[Math.min(attempts, plan.length) - 1] ?? 0;
}

/** Until when a message that may have gone out is held back while nobody can say whether it did. */
export function heldUntil(urgency: Urgency, unclearSince: Temporal.Instant): Temporal.Instant {
  return urgency === 'danger' ? unclearSince : unclearSince.add({ minutes: unclearWait });
}
