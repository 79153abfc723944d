// Which of the places that fit is said first.
import type { Place } from '../content-schema.ts';
import { wallMinuteOf } from '../copenhagen-time.ts';
import type { Asked, Found } from '../found.ts';
import { freshness } from '../freshness.ts';

type Zoned = Temporal.ZonedDateTime;

/** A place that was found, with what only the ranking needs to know. */
export interface Candidate {
  found: Found;
  roughMeters: number | null;
}

export interface Ranking {
  asked: Asked;
  now: Zoned;
  /** A day number: places that are equal in all else take turns. */
  turn: number;
}

/** Long enough to walk there and still sit down. */
const worthGoingMinutes = 45;
const worthWaitingMinutes = 60;
const bandsMeters = [800, 2000];
/** Nobody is sent further than this on foot at night while there is anything nearer. */
const farAtNightMeters = 2500;

/** Best first, group by group. */
export function rank(candidates: readonly Candidate[], ranking: Ranking): Found[] {
  const keyed = candidates.map((candidate) => ({ found: candidate.found, keys: keysOf(candidate, ranking) }));
  keyed.sort((one, other) => compareKeys(one.keys, other.keys) || compareIds(one.found, other.found));
  return takeTurns(keyed, ranking.turn);
}

/** In the order they decide; the smaller comes first. */
function keysOf({ found, roughMeters }: Candidate, { asked, now }: Ranking): number[] {
  const [standing, wait] = asked.is === 'span' ? spanKeys(found) : momentKeys(found, asked.at);
  return [
    found.group,
    isFarAtNight(roughMeters, asked.at) ? Math.max(standing, behindWhatIsNear) : standing,
    wait,
    found.unknownFilters.length,
    band(roughMeters),
    freshness(found.place.assured, now.toPlainDate()) === 'old' ? 1 : 0,
    hasPhone(found.place) ? 0 : 1,
  ];
}

const openWorthGoing = 0;
const opensSoon = 1;
const closesSoon = 2;
const behindWhatIsNear = 3;
const opensLater = 4;
const nobodyKnows = 5;
const staysClosed = 6;

/** How it stands, then when it opens. */
function momentKeys({ opening }: Found, at: Zoned): [number, number] {
  if (opening.state === 'open') {
    const end = opening.lastEntryAt ?? opening.until;
    return [end && minutesFrom(at, end) < worthGoingMinutes ? closesSoon : openWorthGoing, 0];
  }
  if (opening.opensAt === null) return [opening.state === 'unknown' ? nobodyKnows : staysClosed, 0];
  const wait = minutesFrom(at, opening.opensAt);
  return wait <= worthWaitingMinutes ? [opensSoon, 0] : [opensLater, wait];
}

/** Those with a period in the span, by its start. */
function spanKeys({ periods, opening }: Found): [number, number] {
  const first = periods[0];
  if (first) return [openWorthGoing, wallMinuteOf(first.from)];
  return [opening.state === 'unknown' ? nobodyKnows : staysClosed, 0];
}

function minutesFrom(one: Zoned, other: Zoned): number {
  return (other.epochMilliseconds - one.epochMilliseconds) / 60_000;
}

function isFarAtNight(meters: number | null, { hour }: Zoned): boolean {
  return (hour >= 22 || hour < 6) && meters !== null && meters > farAtNightMeters;
}

/** A place nobody knows the distance to is not called near. */
function band(meters: number | null): number {
  const index = meters === null ? -1 : bandsMeters.findIndex((limit) => meters <= limit);
  return index === -1 ? bandsMeters.length : index;
}

function hasPhone({ phones }: Place): boolean {
  return phones.some((phone) => phone.confidence !== 'low');
}

function compareKeys(one: number[], other: number[]): number {
  const index = one.findIndex((key, position) => key !== other[position]);
  return index === -1 ? 0 : one[index]! - other[index]!;
}

function compareIds(one: Found, other: Found): number {
  return one.place.id < other.place.id ? -1 : 1;
}

/** Within each run of equals the first moves on by one every day, so that no house is always named last. */
function takeTurns(sorted: { found: Found; keys: number[] }[], turn: number): Found[] {
  const ranked: Found[] = [];
  for (let start = 0; start < sorted.length;) {
    let end = start + 1;
    while (end < sorted.length && compareKeys(sorted[start]!.keys, sorted[end]!.keys) === 0) end += 1;
    const equals = sorted.slice(start, end).map(({ found }) => found);
    const first = turn % equals.length;
    ranked.push(...equals.slice(first), ...equals.slice(0, first));
    start = end;
  }
  return ranked;
}
