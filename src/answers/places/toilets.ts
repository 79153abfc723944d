// Toilets out of doors: named as what they are. Nobody knows when they are open.
import type { Place } from '../../knowledge/content-schema.ts';
import type { Pen, Written } from '../pen.ts';
import { streetOf } from '../say-contact.ts';
import { whenWords } from './open-places.ts';
import type { Places } from './open-places.ts';

export function writeToilets(toSay: Places, pen: Pen): Written {
  const places = toSay.places.map(({ place }) => place).slice(0, pen.room.secondPlace && !pen.shares ? 2 : 1);
  const [first = '', second] = places.map((place, index) => sayPlace(place, places[index - 1], pen));
  const list = second === undefined ? first : pen.say('places.toilets_and', { first, second });
  const year = yearSeen(places, pen);
  const when = whenWords(toSay, pen);
  return {
    sentences: [
      pen.say('places.toilets', { list }),
      year === null ? pen.say('places.toilets_no_year', { when }) : pen.say('places.toilets_year', { year, when }),
    ],
    named: places.map(({ id }) => id),
  };
}

/** "Hellestedet i Kildeparken", and the next one of the same name "det i Rendsburggade". */
function sayPlace(place: Place, before: Place | undefined, pen: Pen): string {
  const street = streetOf(place);
  if (street === null) return place.shortName;
  const key = before?.shortName === place.shortName ? 'places.toilet_alike' : 'places.toilet_in';
  return pen.say(key, { name: place.shortName, street });
}

/** When a source last saw them where they stand: the oldest of the years. */
function yearSeen(places: readonly Place[], pen: Pen): number | null {
  const years = places.map(({ address, assured }) => pen.yearToSay(address?.asOf ?? null, assured));
  return years.filter((year) => year !== null).sort()[0] ?? null;
}
