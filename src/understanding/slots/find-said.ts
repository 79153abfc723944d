// What is said in so many words: an answer to a question, a wish, what is asked about a place, whose need it is.
import type { Age, Aspect, Filter, HeardLanguage } from '../../vocabulary.ts';
import type { Found, Reading } from '../lexicon.ts';
import type { Signal } from '../meaning.ts';

/** A signal is the whole message, or its phrase says that it may stand in a longer one (it has no "^"). */
export function findSignal(reading: Reading): Signal | null {
  if (/^\s*\?+\s*$/.test(reading.text)) return 'again';
  const found = reading.found('signals');
  const strongest = found.find((match) => match.pattern.startsWith('^')) ?? found[0];
  return (strongest?.label.name as Signal | undefined) ?? null;
}

/** Whoever tells an age under 30 is looking for something for the young. */
export function findFilters(reading: Reading, age: Age | null): Filter[] {
  const said = reading.found('filters').map((match) => match.label.name as Filter);
  return [...new Set<Filter>(age === null ? said : [...said, 'youth'])];
}

export function findAspect(reading: Reading): Aspect | null {
  return (reading.found('aspects')[0]?.label.name as Aspect | undefined) ?? null;
}

/** "kan du skrive engelsk": the language asked for. */
export function findLanguageWish(reading: Reading): HeardLanguage | null {
  const wish = reading.found('asks').findLast((match) => match.label.name.startsWith('language:'));
  return wish ? (wish.label.name.slice('language:'.length) as HeardLanguage) : null;
}

/** Somebody else is meant when a sentence is about them and "I" comes later or not at all; "han slår mig" is about me. */
export function findAbout(reading: Reading): 'self' | 'other' {
  if (isDoneToMe(reading)) return 'self';
  const first = (name: string): Found | undefined => reading.found('tense').find((match) => match.label.name === name);
  const other = first('about-other');
  if (!other) return 'self';
  const self = first('about-self');
  return self && self.from < other.from ? 'self' : 'other';
}

/** Whether a sign of danger has "me" in it. */
function isDoneToMe(reading: Reading): boolean {
  const signs = [...reading.found('plain'), ...reading.found('danger')];
  const me = reading.found('tense').filter((match) => match.label.name === 'done-to-me');
  return me.some((one) => signs.some((sign) => sign.from <= one.from && sign.to >= one.from));
}

export function isThisMinute(reading: Reading): boolean {
  return reading.found('tense').some((match) => match.label.name === 'this-minute');
}
