// Places, landmarks and guides that a message names, by the names that content knows.
import type { KnownName, Named } from '../meaning.ts';
import type { Found, Reading } from '../lexicon.ts';

export interface FoundNames {
  where: Named | null;
  place: Named | null;
  topic: string | null;
}

interface Naming {
  name: KnownName;
  match: Found;
  before: 'near' | 'at' | 'from' | null;
}

export function findNames(reading: Reading, names: readonly KnownName[]): FoundNames {
  const namings = longestFirst(reading.found('name')).map((match) => ({
    match,
    name: names[Number(match.label.name)]!,
    before: wordBefore(match, reading),
  }));
  const usable = namings.filter((naming) => isMeant(naming, reading));
  const where = usable.find((naming) => isWhere(naming));
  const place = usable.find((naming) => isPlace(naming) && naming.match.from !== where?.match.from);
  const topic = usable.find((naming) => naming.name.is === 'guide');
  return { where: where ? named(where) : null, place: place ? named(place) : null, topic: topic?.name.id ?? null };
}

const named = ({ name }: Naming): Named => ({ name: name.name, id: name.id });

function isWhere({ name, before }: Naming): boolean {
  if (before === 'from' || name.is === 'guide' || name.is === 'event' || name.is === 'helpline') return false;
  return name.is === 'landmark' ? true : before === 'near';
}

function isPlace({ name, before }: Naming): boolean {
  return (name.is === 'place' && before !== 'near') || name.is === 'helpline' || name.is === 'event';
}

/** A name that is an everyday word too counts only after "ved", "på" and the like, or alone. Generic words name no house. */
function isMeant({ match, name, before }: Naming, reading: Reading): boolean {
  if (reading.found('groups-generic').some((word) => word.from === match.from && word.to === match.to)) return false;
  const everyday = reading
    .found('asks')
    .some((word) => word.label.name === 'everyday' && word.from === match.from && word.to === match.to);
  if (!everyday) return true;
  return name.is === 'landmark' && before !== null && before !== 'from';
}

function wordBefore(match: Found, reading: Reading): Naming['before'] {
  const word = reading
    .found('asks')
    .find((one) => one.to === match.from - 1 && ['near', 'at', 'from'].includes(one.label.name));
  return (word?.label.name as Naming['before'] | undefined) ?? null;
}

/** The longest naming of overlapping ones; of equal ones the landmark after a preposition is decided later. */
function longestFirst(matches: readonly Found[]): Found[] {
  const byLength = [...matches].sort((left, right) => right.words - left.words || left.from - right.from);
  const kept: Found[] = [];
  for (const match of byLength) {
    const overlaps = kept.some((one) => one.from <= match.to && one.to >= match.from && one.words > match.words);
    if (!overlaps) kept.push(match);
  }
  return kept.sort((left, right) => left.from - right.from);
}
