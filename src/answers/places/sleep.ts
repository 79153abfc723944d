// A place to sleep: the night room, then a house that must be rung first. Hostels are never called open.
import type { Found } from '../../knowledge/found.ts';
import type { Helpline, Place } from '../../knowledge/content-schema.ts';
import type { Pen, Written } from '../pen.ts';
import { untilWords } from '../say-clock.ts';
import { doorOf, openWord, phoneOf, townOf } from '../say-contact.ts';
import { timeFrom } from '../say-year.ts';
import { nothing, sayNext } from './nothing-open.ts';
import { sayOpenPlaces } from './open-places.ts';
import type { Places } from './open-places.ts';
import { writeUnknownWish } from './unknown-wish.ts';

export function writeSleep(toSay: Places, pen: Pen): Written {
  const rooms = toSay.places.filter(({ place }) => !isHostel(place));
  const [room] = rooms;
  const unknown =
    room && room.opening.state === 'open' && room.unknownFilters.some((filter) => toSay.filters.includes(filter));
  if (unknown) return writeUnknownWish({ ...toSay, places: rooms }, pen);
  const next = toSay.next && !isHostel(toSay.next.place) ? toSay.next : null;
  const first = room ?? next;
  const house = first && (pen.shares || !pen.room.secondPlace) ? null : houseIn(toSay);
  return {
    sentences: [
      ...(first ? [...sayRoom(first, toSay, pen), ...cprUnknown(first.place, pen)] : [nothing(toSay, pen)]),
      ...(house ? sayHostel(house, pen) : []),
    ],
    named: [...(first ? [first.place.id] : []), ...(house && 'kinds' in house ? [house.id] : [])],
  };
}

function houseIn({ places, callFirst }: Places): Place | Helpline | null {
  return places.find(({ place }) => isHostel(place))?.place ?? callFirst?.entry ?? null;
}

/** Who writes English has often no CPR number, and would not go where they fear to be asked. */
function cprUnknown(place: Place, pen: Pen): string[] {
  return pen.language === 'en' && place.rules.cprRequired === 'unknown' ? [pen.say('places.cpr_unknown')] : [];
}

const isHostel = (place: Place): boolean => place.kinds.includes('hostel');

function sayRoom(found: Found, toSay: Places, pen: Pen): string[] {
  const { place, opening } = found;
  const isLater = Temporal.ZonedDateTime.compare(toSay.asked.at, pen.voice.at) > 0;
  if (isLater && (opening.state === 'open' || found.periods.length > 0)) {
    const asked = fromItsOpening(toSay.asked, found);
    return sayOpenPlaces({ ...toSay, need: 'open_now', asked }, [found], { ...pen, shares: true });
  }
  if (opening.state !== 'open') return [sayNext(found, pen)];
  const values = { door: doorOf(place, pen), open: openWord(place, pen), until: untilWords(opening, pen) };
  return [pen.say('places.is_open', { ...values, year: timeFrom(place, pen) })];
}

/** A room that opens at nine is for tonight, also where the whole evening was asked about. */
function fromItsOpening(asked: Places['asked'], { periods }: Found): Places['asked'] {
  const [first] = periods;
  return asked.is === 'span' && first ? { ...asked, from: first.from } : asked;
}

/** "Svenstrupgård i Svenstrup, langt at gå, ring først: 98 38 25 55." */
function sayHostel(house: Place | Helpline, pen: Pen): string[] {
  const phone = phoneOf(house);
  if (phone === null) return [];
  const town = townOf(house);
  if (town === null) return [pen.say('places.hostel_near', { door: doorOf(house, pen), phone })];
  return [pen.say('places.hostel', { name: house.shortName, town, phone })];
}
