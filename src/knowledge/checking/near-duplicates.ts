// Entries that may be one place under two ids: the same phone, or the same street and no more than a house apart.
import type { Point } from '../../vocabulary.ts';
import type { Content, Helpline, Place } from '../content-schema.ts';
import { warning } from './problem.ts';
import type { ContentKind, Problem } from './problem.ts';

const sameHouseMeters = 50;

type Listed = (Place | Helpline) & { kind: ContentKind };
type MetersBetween = (one: Point, other: Point) => number;

/** One warning for each phone and street in common, unless all but one of the entries name another in `notTheSameAs`. */
export function nearDuplicates({ places, helplines }: Content, metersBetween: MetersBetween): Problem[] {
  const entries: Listed[] = [
    ...places.map((entry) => ({ ...entry, kind: 'places' as const })),
    ...helplines.map((entry) => ({ ...entry, kind: 'helplines' as const })),
  ];
  const isNear = (one: Listed, other: Listed) => areNear(positionOf(one), positionOf(other), metersBetween);
  return [
    ...inCommon(entries, numbersOf).flatMap(([number, group]) => warnOf(group, 'phones', `the number ${number}`)),
    ...inCommon(entries, streetsOf).flatMap(([street, group]) =>
      warnOf(withNeighbour(group, isNear), 'address.street', `the street "${street}"`),
    ),
  ];
}

function inCommon(entries: readonly Listed[], factsOf: (entry: Listed) => string[]): [string, Listed[]][] {
  const facts = entries.flatMap((entry) => [...new Set(factsOf(entry))].map((fact) => ({ fact, entry })));
  const groups = Map.groupBy(facts, ({ fact }) => fact);
  return [...groups].map(([fact, group]) => [fact, notSetApart(group.map(({ entry }) => entry))]);
}

function notSetApart(group: readonly Listed[]): Listed[] {
  return group.filter((entry) => !group.some(({ id }) => entry.notTheSameAs?.includes(id)));
}

function withNeighbour(group: readonly Listed[], isNear: (one: Listed, other: Listed) => boolean): Listed[] {
  return group.filter((entry) => group.some((other) => other !== entry && isNear(entry, other)));
}

/** Where a position is unknown, the street alone decides. */
function areNear(one: Point | null, other: Point | null, metersBetween: MetersBetween): boolean {
  return one === null || other === null || metersBetween(one, other) <= sameHouseMeters;
}

function warnOf([first, ...others]: readonly Listed[], field: string, what: string): Problem[] {
  if (first === undefined || others.length === 0) return [];
  const ids = others.map(({ id }) => id).join(', ');
  return [
    warning(
      { kind: first.kind, id: first.id, field },
      `${what} is also that of ${ids}: make them one, or name one in the other's notTheSameAs`,
    ),
  ];
}

const numbersOf = (entry: Listed): string[] => entry.phones.map(({ number }) => number);

function streetsOf(entry: Listed): string[] {
  return 'address' in entry && entry.address ? [entry.address.street] : [];
}

function positionOf(entry: Listed): Point | null {
  return 'position' in entry ? entry.position : null;
}
