// One place or line: what was asked about it, or that nobody knows and whom to ask.
import type { Helpline, Place } from '../../knowledge/content-schema.ts';
import type { Pen, Written } from '../pen.ts';
import type { Values } from '../phrase-book.ts';
import { atWords, dayWords, untilWords } from '../say-clock.ts';
import { contactWords, doorOf, openWord, phoneOf, streetOf } from '../say-contact.ts';
import { sayPeriods } from '../say-hours.ts';
import { sayWeek } from '../say-hours.ts';
import { hoursAreOld, ifLocked, sharedYear, timeFrom, yearInline } from '../say-year.ts';
import type { ToSay } from '../to-say.ts';
import { sayRules } from './rules.ts';

export type AboutPlace = Extract<ToSay, { say: 'place' }>;

export function writePlace(toSay: AboutPlace, pen: Pen): Written {
  const named = isPlace(toSay.entry) ? [toSay.entry.id] : [];
  return { sentences: aspects[toSay.aspect](toSay, pen), named };
}

const isPlace = (entry: Place | Helpline): entry is Place => 'kinds' in entry;

const aspects: Record<AboutPlace['aspect'], (toSay: AboutPlace, pen: Pen) => string[]> = {
  hours: sayHours,
  address: sayAddress,
  phone: sayPhone,
  price: sayPrice,
  rules: (toSay, pen) => {
    const { text, isKnown } = sayRules(toSay, pen);
    return isKnown ? [text] : [text, ...ask(toSay, pen)];
  },
  room: (toSay, pen) => [
    pen.say('place.room_unknown', { name: toSay.entry.shortName }),
    ...ask(toSay, pen),
    ...openShort(toSay, pen),
  ],
};

function sayHours(toSay: AboutPlace, pen: Pen): string[] {
  const { entry, asked, opening } = toSay;
  if (!isPlace(entry)) return sayLineHours(toSay, pen);
  if (asked.is === 'span') return sayDay(toSay, entry, pen);
  if (opening.state === 'unknown') return [`${doorOf(entry, pen)}.`, sayUnknown(toSay, entry, pen), ...ask(toSay, pen)];
  if (isHouseToRing(entry, opening)) return [callHouse(entry, pen), ...about(entry, pen)];
  const values = { door: doorOf(entry, pen), year: timeFrom(entry, pen) };
  if (opening.state === 'closed') return [sayClosed(opening.opensAt, values, pen), ...week(entry, pen)];
  const shared = sharedYear([entry], pen);
  return [
    pen.say('place.open', { ...values, open: openWord(entry, pen), until: untilWords(opening, pen) }),
    ...week(entry, pen),
    ...(shared ? [shared] : []),
    ...callFirst(entry, pen),
    ...(pen.speaks('words.if_locked') ? ifLocked([entry], pen) : []),
  ];
}

function sayClosed(opensAt: Temporal.ZonedDateTime | null, values: Values, pen: Pen): string {
  if (opensAt === null) return pen.say('place.closed', values);
  return pen.say('place.closed_opens', { ...values, at: atWords(opensAt, pen) });
}

/** A hostel has admission: never called open, also where it answers day and night. */
function isHouseToRing(place: Place, { because }: AboutPlace['opening']): boolean {
  return place.kinds.includes('hostel') && because === 'around_the_clock' && phoneOf(place) !== null;
}

function callHouse(place: Place, pen: Pen): string {
  return pen.say('places.call_house', { name: place.shortName, phone: phoneOf(place) ?? '' });
}

/** The whole week, where it costs no segment more. */
function week(place: Place, pen: Pen): string[] {
  const hours = pen.room.more ? sayWeek(place, pen) : null;
  return hours === null ? [] : [hours];
}

function sayLineHours({ entry, opening }: AboutPlace, pen: Pen): string[] {
  const contact = contactWords({ entry, opening }, pen);
  if (opening.state === 'open') return [pen.say('place.line_open', { contact })];
  if (opening.opensAt) return [pen.say('place.line_opens', { contact, at: atWords(opening.opensAt, pen) })];
  return [pen.say(opening.state === 'closed' ? 'place.line_closed' : 'place.line_open', { contact })];
}

function sayDay({ asked, periods, ...toSay }: AboutPlace, place: Place, pen: Pen): string[] {
  const when = asked.is === 'span' ? dayWords(asked.from, pen) : '';
  const shared = sharedYear([place], pen);
  if (periods.length === 0) {
    return [pen.say('place.closed_on_day', { name: place.shortName, when }), ...ask({ ...toSay, asked, periods }, pen)];
  }
  return [
    pen.say('place.on_day', { door: doorOf(place, pen), when, periods: sayPeriods(periods, pen) }),
    ...(shared ? [shared] : []),
  ];
}

/** On a holiday only that day is unknown; else what the place says of itself, where nobody knows the hours. */
function sayUnknown({ asked, opening }: AboutPlace, place: Place, pen: Pen): string {
  const isHoliday = opening.because === 'public_holiday' || opening.because === 'special_day';
  if (isHoliday) return pen.say('place.day_unknown', { when: dayWords(asked.at, pen) });
  return about(place, pen)[0] ?? pen.say('place.hours_unknown');
}

/** What the place says of itself, where it does in this language. */
function about(place: Place, pen: Pen): string[] {
  const isThere = place.about && (pen.language !== 'kl' || place.about.kl !== undefined);
  return isThere && place.about ? [pen.read(place.about)] : [];
}

/** The place's own number, else the one to ask at; at the door where there is neither. */
function ask({ entry, ask: other }: AboutPlace, pen: Pen): string[] {
  const phone = phoneOf(entry) ?? (other ? phoneOf(other.entry) : null);
  if (phone !== null) return [pen.say('place.ask_at', { phone })];
  return isPlace(entry) && streetOf(entry) && pen.speaks('place.ask_inside') ? [pen.say('place.ask_inside')] : [];
}

function callFirst(place: Place, pen: Pen): string[] {
  const phone = phoneOf(place);
  return phone !== null && hoursAreOld(place, pen) ? [pen.say('place.call', { phone })] : [];
}

function sayAddress(toSay: AboutPlace, pen: Pen): string[] {
  const { entry } = toSay;
  const address = streetOf(entry);
  if (address !== null) return [pen.say('place.is_at', { name: entry.shortName, address }), ...openShort(toSay, pen)];
  if (isPlace(entry) && entry.secretAddress === true) return [pen.say('place.address_secret'), ...ask(toSay, pen)];
  return [pen.say('place.address_unknown', { name: entry.shortName }), ...ask(toSay, pen)];
}

/** Where it is, and whether it is worth going there now. */
function openShort({ entry, opening, asked }: AboutPlace, pen: Pen): string[] {
  if (!isPlace(entry) || asked.is === 'span' || isHouseToRing(entry, opening)) return [];
  const year = yearInline(entry, pen);
  if (opening.state === 'open') return [pen.say('place.open_short', { until: untilWords(opening, pen), year })];
  if (asked.is !== 'now' || opening.state === 'unknown' || opening.opensAt === null) return [];
  return [pen.say('place.closed_short', { at: atWords(opening.opensAt, pen), year })];
}

function sayPhone(toSay: AboutPlace, pen: Pen): string[] {
  const { entry } = toSay;
  const phone = phoneOf(entry);
  if (phone !== null) return [pen.say('place.phone', { name: entry.shortName, phone })];
  return [pen.say('place.phone_unknown', { name: entry.shortName }), ...ask(toSay, pen)];
}

function sayPrice(toSay: AboutPlace, pen: Pen): string[] {
  const { entry } = toSay;
  const name = entry.shortName;
  const isFree = isPlace(entry) ? entry.rules.free === 'yes' : entry.free === 'yes';
  if (isPlace(entry) && entry.price && entry.price.confidence !== 'low') {
    return [pen.say('place.price', { name, price: pen.read(entry.price.text) })];
  }
  return isFree ? [pen.say('place.free', { name })] : [pen.say('place.price_unknown', { name }), ...ask(toSay, pen)];
}
