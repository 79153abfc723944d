// Doors that are open: at most two, each as name, street and end; one caveat for the whole message.
import type { Found } from '../../knowledge/found.ts';
import type { Place } from '../../knowledge/content-schema.ts';
import type { Pen } from '../pen.ts';
import type { Values } from '../phrase-book.ts';
import { atWords, clock, spanWords, untilWords } from '../say-clock.ts';
import { doorOf, phoneOf } from '../say-contact.ts';
import { hoursAreOld, ifLocked, sharedYear, yearInline } from '../say-year.ts';
import { sayPeriods } from '../say-hours.ts';
import type { ToSay } from '../to-say.ts';

export type Places = Extract<ToSay, { say: 'places' }>;

/** "Åbent nu: A, Søndergade, til 15. B, Boulevarden, til 19. Tiderne er fra 2020. Er døren låst, så skriv LÅST." */
export function sayOpenPlaces(toSay: Places, named: readonly Found[], pen: Pen): string[] {
  const places = named.map(({ place }) => place);
  const shared = pen.shares ? null : sharedYear(places, pen);
  const list = named
    .map((found) => sayItem(found, { toSay, pen, year: shared ? '' : yearInline(found.place, pen) }))
    .join(' ');
  const isNow = toSay.asked.is === 'now';
  return [
    pen.say(headline(toSay), { list, when: isNow ? '' : whenWords(toSay, pen, headline(toSay) === 'places.when') }),
    ...libraryRules(places, pen),
    ...price(toSay, places, pen),
    ...(shared ? [shared] : []),
    ...(isNow && !pen.shares && pen.speaks('words.if_locked') ? ifLocked(places, pen) : []),
  ];
}

const labelled = ['food', 'toilet', 'shower', 'laundry', 'clothes'];

/** What was asked for is said with the places: who is hungry does not only hear that a door is open. */
export const isLabelled = ({ need }: Places): boolean => labelled.includes(need);

function headline(toSay: Places): string {
  const isNow = toSay.asked.is === 'now';
  if (isLabelled(toSay)) return isNow ? `places.${toSay.need}_now` : `places.${toSay.need}`;
  return isNow ? 'places.now' : 'places.when';
}

/** Places that nobody knows the hours of are never called open. */
export function sayPlacesWithoutHours(named: readonly Found[], pen: Pen): string[] {
  const list = named.map(({ place }) =>
    pen.say('places.item_known', { door: doorOf(place, pen), call: callFirst(place, pen) }),
  );
  return [...list, pen.say('places.hours_unknown')];
}

/** "i morgen", "på fredag", "kl. 20". */
export function whenWords({ asked }: Places, pen: Pen, capital = false): string {
  const words = whenInSentence(asked, pen);
  return capital ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

function whenInSentence(asked: Places['asked'], pen: Pen): string {
  switch (asked.is) {
    case 'now':
      return pen.say('words.now');
    case 'moment':
      return atWords(asked.at, pen);
    case 'span':
      return spanWords(asked.from, asked.to, pen);
  }
}

function sayItem(found: Found, how: { toSay: Places; pen: Pen; year: string }): string {
  const { pen, year } = how;
  const values = { door: doorOf(found.place, pen), year, call: callFirst(found.place, pen) };
  if (how.toSay.asked.is === 'span')
    return pen.say('places.item', { ...values, until: sayPeriods(found.periods, pen, how.toSay.asked) });
  const { opening } = found;
  if (opening.state !== 'open') return sayOpening(opening.opensAt, values, pen);
  const until = untilWords(opening, pen, { since: how.toSay.asked.at });
  if (opening.lastEntryAt === null) return pen.say('places.item', { ...values, until });
  return pen.say('places.item_last_entry', { ...values, until, clock: clock(opening.lastEntryAt, pen.language) });
}

function sayOpening(opensAt: Temporal.ZonedDateTime | null, values: Values, pen: Pen): string {
  return opensAt
    ? pen.say('places.item_opens', { ...values, at: atWords(opensAt, pen) })
    : pen.say('places.item_known', values);
}

/** Old hours are worth a call where there is a number. */
function callFirst(place: Place, pen: Pen): string {
  const phone = phoneOf(place);
  return phone !== null && hoursAreOld(place, pen) ? pen.say('places.call_first', { phone }) : '';
}

/** A library is warm, and has rules that would turn many away: they are said with it. */
function libraryRules(places: readonly Place[], pen: Pen): string[] {
  const library = places.find((place) => place.kinds.includes('library'));
  if (library === undefined || !pen.speaks('places.library_rules')) return [];
  const { sleepInside, intoxicated, dogs } = library.rules;
  const forbidden = [
    ...(sleepInside === 'no' ? [pen.say('places.forbidden.sleep')] : []),
    ...(intoxicated === 'no' ? [pen.say('places.forbidden.drunk')] : []),
    ...(dogs === 'no' ? [pen.say('places.forbidden.dogs')] : []),
  ];
  const last = forbidden.pop();
  if (last === undefined) return [];
  const all = forbidden.length === 0 ? last : pen.say('places.and', { first: forbidden.join(', '), last });
  return [pen.say('places.library_rules', { forbidden: all })];
}

function price({ need }: Places, places: readonly Place[], pen: Pen): string[] {
  const [first] = places;
  if (need !== 'food' || first === undefined) return [];
  if (first.price && first.price.confidence !== 'low') return [pen.read(first.price.text)];
  if (first.rules.free === 'yes') return [pen.say('places.free')];
  return pen.speaks('places.price_unknown') ? [pen.say('places.price_unknown')] : [];
}
