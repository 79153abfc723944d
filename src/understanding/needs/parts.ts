// The parts of a message that may each ask for something: "a bath and clean clothes", "toilet, food".
import type { Found, Reading } from '../lexicon.ts';
import { comparable } from '../normalise.ts';

/** More parts than this is a story, told and not asked. */
const mostParts = 6;

/** Divided at "and", at a comma and at the end of a sentence; the whole message where nothing divides it. */
export function partsOf(reading: Reading): Reading[] {
  const joints = new Set(
    andsIn(reading)
      .map(({ from }) => from)
      .filter((from) => from > 0),
  );
  const parts: Reading[] = [];
  let from = 0;
  reading.tokens.forEach((token, at) => {
    const next = reading.tokens[at + 1];
    if (next && next.clause === token.clause && !joints.has(at) && !joints.has(at + 1)) return;
    if (!joints.has(at)) parts.push(partOf(reading, from, at));
    from = at + 1;
  });
  return parts.length > mostParts ? [reading] : parts;
}

/** "i" is "and" to a Pole, "et" to the French, and neither to a Dane. */
const andsIn = (reading: Reading): Found[] =>
  reading
    .found('asks')
    .filter(({ label }) => label.name === 'and' || (label.name === 'and:other' && reading.language === 'other'));

/** The parts that an "and" leads up to. */
export function joinedParts(reading: Reading, parts: readonly Reading[]): ReadonlySet<Reading> {
  const afterAnd = new Set(andsIn(reading).map(({ to }) => reading.tokens[to + 1]));
  return new Set(parts.filter(({ tokens }) => afterAnd.has(tokens[0])));
}

/** "ikke mad, toilet": what comes after the words that say what is not wanted. */
export function afterDeclined(reading: Reading): Reading {
  const [first] = partsOf(reading);
  const to = first?.tokens.length ?? 0;
  if (!first || to > mostDeclined || to === reading.tokens.length) return reading;
  return withoutWords.has(first.tokens[0]?.form ?? '') ? partOf(reading, to, reading.tokens.length - 1) : reading;
}

const mostDeclined = 3;
/** Before the name of a thing: it is not asked for. */
export const withoutWords: ReadonlySet<string> = new Set(
  ['ikke', 'ik', 'ingen', 'uden', 'not', 'no', 'without'].map(comparable),
);

function partOf(reading: Reading, from: number, to: number): Reading {
  const inside = (match: Found): boolean => match.from >= from && match.to <= to;
  const shifted = (match: Found): Found => ({ ...match, from: match.from - from, to: match.to - from });
  return {
    ...reading,
    tokens: reading.tokens.slice(from, to + 1),
    found: (list) => reading.found(list).filter(inside).map(shifted),
  };
}
