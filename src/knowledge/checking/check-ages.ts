// What has to be confirmed with the places, as a list that can be worked through: the lines for danger first, then by
// file and by the oldest year that is said.
import type { Content, Event, Guide, Helpline, Place } from '../content-schema.ts';
import { freshness, isSayable, mayBeSaid } from '../freshness.ts';
import { warning } from './problem.ts';
import type { ContentKind, Problem } from './problem.ts';

type Entry = Place | Helpline | Guide | Event;

export function checkAges(content: Content, today: Temporal.PlainDate): Problem[] {
  const kinds = ['places', 'helplines', 'guides', 'events'] as const;
  return [...dangerLinesToCall(content, today), ...kinds.flatMap((kind) => agesOf(kind, content[kind], today))];
}

function dangerLinesToCall({ dangerLines, places, helplines }: Content, today: Temporal.PlainDate): Problem[] {
  const named = new Set(Object.values(dangerLines).flat());
  const uncalled = [...places, ...helplines].filter(
    ({ id, assured }) => named.has(id) && freshness(assured, today) === 'old',
  );
  return listed('dangerLines', 'lines for danger that nobody has called for 180 days', uncalled);
}

function agesOf(kind: ContentKind, entries: readonly Entry[], today: Temporal.PlainDate): Problem[] {
  const groups = Map.groupBy(entries, (entry) => groupOf(entry, today));
  groups.delete(fresh);
  return [...groups]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .flatMap(([group, members]) => listed(kind, group, members));
}

const fresh = 'confirmed within 90 days';

function groupOf(entry: Entry, today: Temporal.PlainDate): string {
  if (!isSayable(entry)) return 'never said until somebody confirms them';
  switch (freshness(entry.assured, today)) {
    case 'fresh':
      return fresh;
    case 'ageing':
      return 'confirmed 91 to 180 days ago';
    case 'old':
      return `not confirmed within 180 days, oldest fact ${oldestYear(entry) ?? 'without a date'}`;
  }
}

/** Of the facts that are said; null where no source dates any of them. */
function oldestYear(entry: Entry): string | null {
  const dates = datesOf(entry).filter((date) => date !== null);
  return dates.toSorted()[0]?.slice(0, 4) ?? null;
}

function datesOf(entry: Entry): (string | null)[] {
  if ('asOf' in entry) return [entry.asOf];
  if (!('phones' in entry)) return [];
  const facts = [...entry.phones, ...entry.schedules, ...('address' in entry ? [entry.address, entry.price] : [])];
  return facts.flatMap((fact) => (fact !== null && mayBeSaid(fact, entry) ? [fact.asOf] : []));
}

function listed(kind: ContentKind, what: string, entries: readonly { id: string }[]): Problem[] {
  if (entries.length === 0) return [];
  const ids = entries.map(({ id }) => id).join(', ');
  return [warning({ kind, field: 'assured' }, `${what} (${entries.length}): ${ids}`)];
}
