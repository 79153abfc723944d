// What may be said at all, and with which year.

type Confidence = 'high' | 'medium' | 'low';
type Assured = { on: string } | null;

export type Freshness = 'fresh' | 'ageing' | 'old';

const freshDays = 90;
const ageingDays = 180;

/** Whether an entry may be named to a citizen. The others are known for staff to confirm. */
export function isSayable(entry: { status: string; confidence: Confidence }): boolean {
  return entry.status === 'active' && entry.confidence !== 'low';
}

/** Whether a phone, an address, a schedule or a price of an entry may be said: both must be trusted. */
export function mayBeSaid(
  fact: { confidence: Confidence },
  entry: { status: string; confidence: Confidence },
): boolean {
  return isSayable(entry) && fact.confidence !== 'low';
}

/** How long ago a person confirmed an entry with the place. Never confirmed is old: collecting is not checking. */
export function freshness(assured: Assured, today: Temporal.PlainDate): Freshness {
  if (assured === null) return 'old';
  const days = Temporal.PlainDate.from(assured.on).until(today, { largestUnit: 'days' }).days;
  if (days <= freshDays) return 'fresh';
  return days <= ageingDays ? 'ageing' : 'old';
}

/**
 * The year a fact must be said with: the last in which anybody stated or confirmed it. Null where it is confirmed within
 * 180 days and said plainly; null also for an old fact that no source dates, since a year is never made up: it has only
 * what goes with an old fact, "ring først" or LÅST.
 */
export function yearToSay(asOf: string | null, assured: Assured, today: Temporal.PlainDate): number | null {
  if (freshness(assured, today) !== 'old') return null;
  const years = [asOf, assured?.on ?? null].filter((date) => date !== null).map((date) => Number(date.slice(0, 4)));
  return years.length === 0 ? null : Math.max(...years);
}
