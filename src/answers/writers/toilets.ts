// Toilets out of doors: named as what they are. Nobody knows when they are open.
import type { Place } from '../../knowledge/content-schema.ts';
import type { Pen, Written } from '../pen.ts';
import { doorOf } from '../say-contact.ts';
import type { Places } from './open-places.ts';

export function writeToilets({ places: found }: Places, pen: Pen): Written {
  const places = found.map(({ place }) => place).slice(0, pen.room.secondPlace && !pen.shares ? 2 : 1);
  const [first = '', second] = places.map(doorOf);
  const list = second === undefined ? first : pen.say('places.toilets_and', { first, second });
  const year = newestYear(places);
  return {
    sentences: [
      pen.say('places.toilets', { list }),
      year === null ? pen.say('places.toilets_no_year') : pen.say('places.toilets_year', { year }),
    ],
    named: places.map(({ id }) => id),
  };
}

/** The newest year in which a source saw all of them. */
function newestYear(places: readonly Place[]): string | null {
  const years = places.map(
    (place) =>
      place.sources
        .map(({ date }) => date?.slice(0, 4) ?? '')
        .sort()
        .at(-1) ?? '',
  );
  const [oldest] = years.sort();
  return oldest ? oldest : null;
}
