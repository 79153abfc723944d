// What one may do in a place: yes, no, or nobody knows.
import type { Place } from '../../knowledge/content-schema.ts';
import type { Filter, ThreeValued } from '../../vocabulary.ts';
import type { Pen } from '../pen.ts';
import type { AboutPlace } from './write-place.ts';

/** The wish they asked about, else the house rules; `isKnown` is false where nobody knows. */
export function sayRules({ entry, filters }: AboutPlace, pen: Pen): { text: string; isKnown: boolean } {
  const isPlace = 'kinds' in entry;
  const [wish] = filters.filter((filter) => filter in ruleOf);
  if (isPlace && wish) {
    const rule = ruleOf[wish]?.(entry) ?? 'unknown';
    const answer = pen.say(`place.wish.${rule}.${wish}`);
    return { text: pen.say('place.wish_of', { name: entry.shortName, answer }), isKnown: rule !== 'unknown' };
  }
  if (isPlace && entry.houseRules) return { text: pen.read(entry.houseRules), isKnown: true };
  return { text: pen.say('place.rules_unknown', { name: entry.shortName }), isKnown: false };
}

const opposite: Record<ThreeValued, ThreeValued> = { yes: 'no', no: 'yes', unknown: 'unknown' };
const spoken = (place: Place, language: 'kl' | 'en'): ThreeValued =>
  place.languages.includes(language) ? 'yes' : 'unknown';

const ruleOf: Partial<Record<Filter, (place: Place) => ThreeValued>> = {
  dog: ({ rules }) => rules.dogs,
  women: ({ rules }) => rules.womenOnly,
  no_cpr: ({ rules }) => opposite[rules.cprRequired],
  free: ({ rules }) => rules.free,
  wheelchair: ({ rules }) => rules.wheelchair,
  intoxicated_ok: ({ rules }) => rules.intoxicated,
  couples: ({ rules }) => rules.couples,
  children: ({ rules }) => rules.children,
  anonymous: ({ rules }) => rules.anonymous,
  greenlandic: (place) => spoken(place, 'kl'),
  english: (place) => spoken(place, 'en'),
};
