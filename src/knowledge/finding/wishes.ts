// Whether a place fits what somebody wishes. Nobody's fact is "unknown", and unknown is no "no".
import type { Age, Filter, ThreeValued } from '../../vocabulary.ts';
import type { Place } from '../content-schema.ts';

type Fit = (place: Place) => ThreeValued;

const opposite: Record<ThreeValued, ThreeValued> = { yes: 'no', no: 'yes', unknown: 'unknown' };

/** Languages are only listed where they are known to be spoken: a language that is missing is unknown. */
function speaks(language: Place['languages'][number]): Fit {
  return ({ languages }) => (languages.includes(language) ? 'yes' : 'unknown');
}

/** A house for the young says so by an upper age or by its kind; one that starts above thirty is none. */
const isForYoung: Fit = ({ rules, kinds }) => {
  if (rules.minAge !== null && rules.minAge >= 30) return 'no';
  return kinds.includes('youth') || (rules.maxAge !== null && rules.maxAge <= 30) ? 'yes' : 'unknown';
};

const fits: Record<Filter, Fit> = {
  dog: ({ rules }) => rules.dogs,
  women: ({ rules }) => rules.womenOnly,
  no_cpr: ({ rules }) => opposite[rules.cprRequired],
  free: ({ rules }) => rules.free,
  wheelchair: ({ rules }) => rules.wheelchair,
  intoxicated_ok: ({ rules }) => rules.intoxicated,
  greenlandic: speaks('kl'),
  youth: isForYoung,
  couples: ({ rules }) => rules.couples,
  children: ({ rules }) => rules.children,
  sober: ({ rules }) => opposite[rules.alcohol],
  anonymous: ({ rules }) => rules.anonymous,
  english: speaks('en'),
};

const ages: Record<Age, [number, number]> = { under18: [0, 17], '18-29': [18, 29] };

/** Null when one of the wishes is known not to fit; else the wishes that nobody has a fact about. */
export function unknownWishes(place: Place, filters: readonly Filter[], age: Age | null): Filter[] | null {
  if (age && !letsIn(place, age)) return null;
  const unknown: Filter[] = [];
  for (const filter of filters) {
    const fit = fits[filter](place);
    if (fit === 'no') return null;
    if (fit === 'unknown') unknown.push(filter);
  }
  return unknown;
}

function letsIn({ rules }: Place, age: Age): boolean {
  const [youngest, oldest] = ages[age];
  return (rules.minAge ?? 0) <= oldest && (rules.maxAge ?? Infinity) >= youngest;
}
