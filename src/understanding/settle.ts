// Where the findings meet: danger comes first, a stated category beats "what is open", a named place asks about itself.
import type { Need } from '../vocabulary.ts';
import type { Reading } from './lexicon.ts';
import type { Meaning } from './meaning.ts';

/** Needs in which a bed is asked for: with somebody under 18 that is a danger. */
const bedNeeds = new Set<Need>(['sleep', 'youth', 'housing', 'open_now']);

export function settle(meaning: Meaning, reading: Reading, namedNeed: Need | null): Meaning {
  let settled = withPlace(meaning, reading, namedNeed);
  settled = withChild(settled, reading);
  if (settled.urgent) settled = withDangerFirst(settled, reading);
  if (settled.hidden && settled.needs.includes('no_cpr')) settled = withoutNumber(settled, reading);
  if (settled.needs.includes('money'))
    settled = { ...settled, filters: settled.filters.filter((one) => one !== 'free') };
  if (settled.needs.includes('open_now') && settled.when === null && !settled.place)
    settled = { ...settled, when: 'now' };
  if (settled.unfinished && !settled.urgent) settled = { ...settled, needs: [], confidence: 0 };
  return settled;
}

/** "parasollen" asks for what it is; "hvornår åbner parasollen" for its hours. */
function withPlace(meaning: Meaning, reading: Reading, namedNeed: Need | null): Meaning {
  const office = reading.found('asks').some((match) => match.label.name === 'office');
  if (meaning.urgent || !(meaning.place ?? office)) return meaning;
  const elsewhere = settledElsewhere.has(meaning.needs[0] ?? 'open_now') && !office;
  if (meaning.aspect === 'hours' && !elsewhere && reading.tokens.length <= mostWords)
    return { ...meaning, needs: ['open_now'], confidence: Math.max(meaning.confidence, 0.8) };
  const bare = reading.tokens.length <= 4 && reading.found('need').length === 0;
  if (namedNeed && (bare || meaning.needs.length === 0))
    return { ...meaning, needs: [namedNeed], confidence: Math.max(meaning.confidence, 0.7) };
  return meaning;
}

/** A longer message tells of hours on its way to something else. */
const mostWords = 12;
const settledElsewhere = new Set<Need>(['event', 'out_of_scope', 'feedback', 'thanks']);

function withChild(meaning: Meaning, reading: Reading): Meaning {
  const noBed = reading.found('asks').some((match) => match.label.name === 'no-bed');
  if (meaning.age !== 'under18' || meaning.urgent || !noBed) return meaning;
  return { ...meaning, urgent: 'child', needs: bedNeeds.has(meaning.needs[0] ?? 'sleep') ? [] : meaning.needs };
}

/** "mit cpr er ..., hvor kan jeg spise" tells a number that nobody asked for: what else is asked is meant. */
function withoutNumber(meaning: Meaning, reading: Reading): Meaning {
  const asked = [...meaning.needs, ...reading.found('need').map(({ label }) => label.name as Need)];
  const [first] = asked.filter((need) => need !== 'no_cpr');
  if (first === undefined) return meaning;
  const needs = meaning.needs.filter((need) => need !== 'no_cpr');
  return { ...meaning, needs: needs.length > 0 ? needs : [first] };
}

/** Wishes belong to what is asked for beside the danger; alone it has none: the dog that bit is no wish. */
function withDangerFirst(meaning: Meaning, reading: Reading): Meaning {
  const beside = askedBeside(meaning, reading);
  return { ...meaning, check: null, needs: ['urgent', ...beside], filters: beside.length > 0 ? meaning.filters : [] };
}

/** Beside a danger only what is asked for in so many words is answered too. */
function askedBeside(meaning: Meaning, reading: Reading): Need[] {
  const asks = reading.found('asks').filter((match) => match.label.name === 'wish');
  const named = reading.found('need').filter((match) => !match.pattern.startsWith('^'));
  return meaning.needs.filter((need) =>
    named.some(
      (match) => match.label.name === need && asks.some((ask) => ask.from <= match.from && match.from - ask.to <= 6),
    ),
  );
}
