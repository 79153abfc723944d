// Places, landmarks and guides that a message names, by the names that content knows; and streets that it does not know.
import type { KnownName, Named } from '../meaning.ts';
import { fold } from '../normalise.ts';
import type { Found, Reading } from '../lexicon.ts';

export interface FoundNames {
  where: Named | null;
  place: Named | null;
  topic: string | null;
}

type Before = 'near' | 'at' | 'from';

interface Naming {
  name: KnownName;
  match: Found;
  before: Before | null;
}

export function findNames(reading: Reading, names: readonly KnownName[]): FoundNames {
  const namings = reading
    .found('name')
    .map((match): Naming => ({
      match,
      name: names[Number(match.label.name)]!,
      before: wordBefore(match.from, reading),
    }))
    .filter((naming) => isMeant(naming, reading));
  const said = withoutShadowed(namings);
  const where = said.find(isWhere);
  const place = said.find((naming) => isPlace(naming) && naming.match.from !== where?.match.from);
  return {
    where: where ? named(where) : (unknownStreet(reading) ?? spot(reading)),
    place: place ? named(place) : programme(reading),
    topic: heaviest(namings.filter(({ name }) => name.is === 'guide'))?.name.id ?? null,
  };
}

const named = ({ name }: Naming): Named => ({ name: plainName(name), id: name.id });

/** As people call it: without what stands in brackets, and without the town where two words are left. */
function plainName({ name, aka }: KnownName): string {
  const bare = name.replace(/\s*\(.*?\)/g, '').replace(/ i Aalborg$|, Aalborg Kommune$/, '');
  const short = aka[0];
  if (short && bare.endsWith(` ${short}`) && short.length >= 8) return short;
  return /^\S+ \S+.* Aalborg$/.test(bare) ? bare.replace(/ Aalborg$/, '') : bare;
}

function isWhere({ name, before }: Naming): boolean {
  if (before === 'from') return false;
  return name.is === 'landmark' || (name.is === 'place' && before === 'near');
}

function isPlace({ name, before }: Naming): boolean {
  return (name.is === 'place' && before !== 'near') || name.is === 'helpline' || name.is === 'event';
}

/** A name that is an everyday word too counts only for a landmark after "ved", "på" and the like. Generic words name no house. */
function isMeant({ match, name, before }: Naming, reading: Reading): boolean {
  const is = (what: string) =>
    reading.found('asks').some((word) => word.label.name === what && word.from <= match.from && word.to >= match.to);
  if (isAnd(match, reading)) return false;
  if (name.is === 'guide') return true;
  if (is('office') && name.is === 'place' && asksForHours(reading)) return true;
  if (is('generic')) return false;
  return !is('everyday') || (name.is === 'landmark' && before !== null && before !== 'from');
}

/** "å" is how Jutland writes "og", and reads like AA. */
const isAnd = ({ from, to }: Found, { tokens }: Reading): boolean => from === to && tokens[from]?.written === 'å';

/** Who sells Hus Forbi is spoken of, and no place. */
const isSold = ({ from }: Found, { tokens }: Reading): boolean =>
  /^(?:saelg|sell)/.test(fold(tokens[from - 1]?.written ?? ''));

/** "jobcenter åbent fredag": there is one in town, and it is what they ask about. */
const asksForHours = (reading: Reading): boolean =>
  reading.found('aspects').some((match) => match.label.name === 'hours');

/** The longest says most, and a whole name more than one of which only the beginning fits. */
const weight = ({ match }: Naming): number => match.words * 2 + (match.pattern.endsWith('*') ? 0 : 1);

/** "krisecenter for mænd" is not about a "krisecenter". */
const heaviest = (namings: readonly Naming[]): Naming | undefined =>
  namings.toSorted((one, other) => weight(other) - weight(one))[0];

/** Of namings over the same words the heaviest stays. */
function withoutShadowed(namings: readonly Naming[]): Naming[] {
  const houses = namings.filter(({ name }) => name.is !== 'guide');
  return houses.filter(
    (one) =>
      !houses.some(
        (other) => other.match.from <= one.match.to && other.match.to >= one.match.from && weight(other) > weight(one),
      ),
  );
}

function wordBefore(from: number, reading: Reading): Before | null {
  const word = reading.found('asks').find((one) => one.to === from - 1 && isBefore(one.label.name));
  return (word?.label.name as Before | undefined) ?? null;
}

const isBefore = (name: string): name is Before => name === 'near' || name === 'at' || name === 'from';

/** "ved Eksempelgade": a street content does not know is still where somebody is. */
function unknownStreet(reading: Reading): Named | null {
  const at = reading.tokens.findIndex(
    (token, index) =>
      street.test(token.written) &&
      !noStreet.test(token.written) &&
      ['near', 'at'].includes(wordBefore(index, reading) ?? ''),
  );
  const written = reading.tokens[at]?.written;
  return written ? { name: written[0]!.toUpperCase() + written.slice(1), id: null } : null;
}

/** Ends like the name of a street, and is a word for any such place. */
const noStreet =
  /^(?:(?:arbejds|bygge|bo|camping|hvile|lege|markeds|natte|over|parkerings|praktik|raste|senge|sove|stå)plads|(?:lande|motor|om|side|stik|til)vej(?:en)?|(?:gå|side|hoved)gaden?)$/u;
const street = /^\p{L}{3,}(?:gade|gaden|vej|vejen|torv|allé|alle|stræde|plads|broen|kajen|kvarteret)$/u;

/** "near the train station": the words of the message. */
function spot(reading: Reading): Named | null {
  const said = reading.found('asks').find((match) => match.label.name === 'spot');
  if (!said) return null;
  const words = reading.tokens.slice(said.from, said.to + 1).map((token) => token.written);
  return { name: words.join(' '), id: null };
}

/** A programme or association that content tells of without a door: its words as they are commonly written. */
function programme(reading: Reading): Named | null {
  const said = reading
    .found('asks')
    .find((match) => match.label.name.startsWith('programme:') && !isAnd(match, reading) && !isSold(match, reading));
  return said ? { name: said.label.name.slice('programme:'.length), id: null } : null;
}
