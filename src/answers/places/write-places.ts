// Where to go: open doors, or that none is known and what opens next.
import type { Found } from '../../knowledge/found.ts';
import type { Pen, Written } from '../pen.ts';
import { untilWords } from '../say-clock.ts';
import { doorOf, openWord } from '../say-contact.ts';
import { sharedYear, timeFrom } from '../say-year.ts';
import { sayNothingOpen } from './nothing-open.ts';
import { isLabelled, sayOpenPlaces, sayPlacesWithoutHours } from './open-places.ts';
import type { Places } from './open-places.ts';
import { writeSleep } from './sleep.ts';
import { writeToilets } from './toilets.ts';
import { writeUnknownWish } from './unknown-wish.ts';

export function writePlaces(toSay: Places, pen: Pen): Written {
  const doors = { ...toSay, places: toSay.places.filter(({ place }) => !place.kinds.includes('talk')) };
  const [first] = doors.places;
  const isAboutABed = doors.need === 'sleep' && !doors.cold && !pen.afterLocked;
  if (first === undefined) return isAboutABed ? writeSleep(doors, pen) : sayNothingOpen(doors, pen);
  const written = afterFarFrom(isAboutABed ? writeSleep(doors, pen) : writeDoors(doors, first, pen), doors, pen);
  if (!doors.cold) return written;
  return { ...written, sentences: [pen.aside('places.cold_sign'), ...written.sentences], presents: 'briefly' };
}

/** Whoever asked for a place in one part of the town hears first that none is known there. */
function afterFarFrom(written: Written, { farFrom }: Places, pen: Pen): Written {
  if (!farFrom || !pen.speaks('places.far_from')) return written;
  return { ...written, sentences: [pen.say('places.far_from', { where: farFrom }), ...written.sentences] };
}

function writeDoors(toSay: Places, first: Found, pen: Pen): Written {
  const isNow = toSay.asked.is === 'now' && first.opening.state === 'open';
  if (toSay.need === 'toilet' && toSay.places.every(hasNoHours)) return writeToilets(toSay, pen);
  if (pen.afterLocked && isNow) return { sentences: [another(first, pen)], named: [first.place.id] };
  if (first.unknownFilters.some((filter) => toSay.filters.includes(filter))) return writeUnknownWish(toSay, pen);
  if (isNow && isNight(pen) && !isLabelled(toSay))
    return { sentences: atNight(first, toSay, pen), named: [first.place.id] };
  const named = namedIn(toSay, pen);
  const doors = hasNoHours(first) ? sayPlacesWithoutHours(named, pen) : sayOpenPlaces(toSay, named, pen);
  return {
    sentences: [...doors, ...more(toSay, named, pen)],
    named: named.map(({ place }) => place.id),
  };
}

const hasNoHours = ({ opening }: Found): boolean => opening.because === 'no_hours_known';

/**
 * Two, unless something else is said too, or there is no room. A door that opens within the hour counts as the second, and
 * whatever opens next where nothing of the best group is open: the rules of a library turn many away.
 */
function namedIn({ places, next, asked, cold }: Places, pen: Pen): Found[] {
  const most = pen.shares || cold || !pen.room.secondPlace ? 1 : 2;
  const isSecondBest = places[0] !== undefined && places[0].group > 1;
  const opensSoon = asked.is === 'now' && next && (isSecondBest || opensWithinTheHour(next, asked.at)) ? [next] : [];
  const alike = places.filter((found) => places[0] && hasNoHours(found) === hasNoHours(places[0]));
  return [...alike, ...opensSoon].slice(0, most);
}

function opensWithinTheHour({ opening }: Found, at: Temporal.ZonedDateTime): boolean {
  if (opening.state === 'open' || opening.opensAt === null) return false;
  return at.until(opening.opensAt).total('minutes') <= 60;
}

function more({ places, hasMore }: Places, named: readonly Found[], pen: Pen): string[] {
  const isMore = hasMore || places.length > named.length;
  return isMore && pen.room.more && !pen.shares && pen.speaks('places.more') ? [pen.say('places.more')] : [];
}

/** After a locked door: "Prøv Café Parasollen, Boulevarden, til 19 (tid fra 2020)." */
function another({ place, opening }: Found, pen: Pen): string {
  const until = opening.state === 'open' ? untilWords(opening, pen) : '';
  return pen.say('places.try', { door: doorOf(place, pen), until, year: timeFrom(place, pen) });
}

/** At night one door, and in the cold months the sign to ring 112; no list. */
function atNight({ place, opening }: Found, { cold }: Places, pen: Pen): string[] {
  if (opening.state !== 'open') return [];
  const year = pen.shares ? timeFrom(place, pen) : '';
  const values = { door: doorOf(place, pen), open: openWord(place, pen), until: untilWords(opening, pen), year };
  const shared = pen.shares ? null : sharedYear([place], pen);
  return [
    pen.say('places.is_open', values),
    ...(shared ? [shared] : []),
    ...(isColdMonth(pen) && !cold ? [pen.aside('places.cold_line')] : []),
  ];
}

const isNight = ({ voice }: Pen): boolean => voice.at.hour >= 22 || voice.at.hour < 6;
/** October to April: nights near or below freezing. */
const isColdMonth = ({ voice }: Pen): boolean => voice.at.month >= 10 || voice.at.month <= 4;
