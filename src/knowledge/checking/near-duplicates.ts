// Entries that may be one place under two ids: the same phone, or the same street and no more than a house apart.
import type { Point } from '../../vocabulary.ts';
import type { Content, Helpline, Place } from '../content-schema.ts';
import { warning } from './problem.ts';
import type { ContentKind, Problem } from './problem.ts';

const sameHouseMeters = 50;

type Listed = (Place | Helpline) & { kind: ContentKind };
type MetersBetween = (one: Point, other: Point) => number;

/** One warning for each phone and each street in common. */
export function nearDuplicates({ places, helplines }: Content, metersBetween: MetersBetween): Problem[] {
  const entries: Listed[] = [
    ...places.map((entry) => ({ ...entry, kind: 'places' as const })),
    ...helplines.map((entry) => ({ ...entry, kind: 'helplines' as const })),
  ];
  const isNear = (one: Listed, other: Listed) => areNear(positionOf(one), positionOf(other), metersBetween);
  return [
    ...inCommon(entries, numbersOf).flatMap((group) =>
      warnOf(
        suspects(group, () => true),
        'phones',
      ),
    ),
    ...inCommon(entries, streetsOf).flatMap((group) => warnOf(suspects(group, isNear), 'address.street')),
  ];
}

function inCommon(entries: readonly Listed[], factsOf: (entry: Listed) => string[]): Listed[][] {
  const stated = entries.flatMap((entry) => [...new Set(factsOf(entry))].map((fact) => ({ fact, entry })));
  return [...Map.groupBy(stated, ({ fact }) => fact).values()].map((group) => group.map(({ entry }) => entry));
}

function suspects(group: readonly Listed[], isNear: (one: Listed, other: Listed) => boolean): Listed[] {
  return group.filter((one) =>
    group.some((other) => other !== one && !seenToBeTwo(one, other, group) && isNear(one, other)),
  );
}

/** One names the other, or both name a third: the house whose switchboard several services share. */
function seenToBeTwo(one: Listed, other: Listed, group: readonly Listed[]): boolean {
  return names(one, other) || names(other, one) || group.some((third) => names(one, third) && names(other, third));
}

function names(one: Listed, other: Listed): boolean {
  return one.notTheSameAs?.includes(other.id) === true;
}

/** Where a position is unknown, the street alone decides. */
function areNear(one: Point | null, other: Point | null, metersBetween: MetersBetween): boolean {
  return one === null || other === null || metersBetween(one, other) <= sameHouseMeters;
}

function warnOf([first, ...others]: readonly Listed[], field: 'phones' | 'address.street'): Problem[] {
  if (first === undefined) return [];
  const what = field === 'phones' ? 'this number' : 'this street';
  const ids = others.map(({ id }) => id).join(', ');
  const message = `${what} is also that of ${ids}: make them one, or name one in the other's notTheSameAs`;
  return [warning({ kind: first.kind, id: first.id, field }, message)];
}

const numbersOf = (entry: Listed): string[] => entry.phones.map(({ number }) => number);

function streetsOf(entry: Listed): string[] {
  return 'address' in entry && entry.address ? [entry.address.street.toLowerCase()] : [];
}

function positionOf(entry: Listed): Point | null {
  return 'position' in entry ? entry.position : null;
}
