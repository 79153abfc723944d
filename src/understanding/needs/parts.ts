// The parts of a message that may each ask for something: "a bath and clean clothes", "toilet, food".
import type { Found, Reading } from '../lexicon.ts';
import { comparable } from '../normalise.ts';

/** More parts than this is a story, told and not asked. */
const mostParts = 6;

/** Divided at "and", at a comma and at the end of a sentence; the whole message where nothing divides it. */
export function partsOf(reading: Reading): Reading[] {
  const joints = new Set(
    reading
      .found('asks')
      .filter((match) => match.label.name === 'and' && match.from > 0)
      .map((match) => match.from),
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
