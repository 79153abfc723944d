// From a need to the places worth saying: what is open, what opens next, and whom to ring when nothing is.
import type { Contact, ToSay } from '../../answers/to-say.ts';
import type { Content } from '../../knowledge/content-schema.ts';
import { findPlaces } from '../../knowledge/find-places.ts';
import type { Asked, Found } from '../../knowledge/found.ts';
import { resolveAsked } from '../../knowledge/moment.ts';
import { contact, findEntry } from './lines.ts';
import type { Query } from '../memory.ts';
import type { Find } from './need-answers.ts';

type PlacesToSay = Extract<ToSay, { say: 'places' }>;

export interface PlaceSearch {
  query: Query;
  find: Find;
  content: Content;
  now: Temporal.ZonedDateTime;
  /** Places not to name (again): already shown, or found locked. */
  without: readonly string[];
  /** At most so many places in this answer: two, and one when they asked for it simpler. */
  most: 1 | 2;
  cold: boolean;
}

export function findPlacesToSay(search: PlaceSearch): PlacesToSay {
  const { query, find, content, now, cold } = search;
  const asked = resolveAsked(query.when, now);
  const { filters, age } = query;
  const landmark = content.landmarks.find(({ id }) => id === query.where);
  const found = findPlaces(
    { ...find, asked, filters, age, near: landmark?.position ?? null, turn: now.dayOfYear, now },
    content.places,
  );
  const doors = doorsIn(found, asked, find.evenWithoutHours === true);
  const isNew = ({ place }: Found) => !search.without.includes(place.id);
  const usable = doors.usable.filter(isNew);
  const places = usable.slice(0, search.most);
  const talk = doors.talks.find(isNew);
  return {
    say: 'places',
    need: query.need,
    asked,
    places,
    farFrom: places.every(({ isNear }) => isNear === false) ? (landmark?.name ?? null) : null,
    next: doors.waiting.find(isNew) ?? null,
    talk: talk ? contact(talk.place, now) : null,
    // The hostel asks for the right to live in the country: nobody without papers is sent there first.
    callFirst: filters.includes('no_cpr') ? null : callFirst(find, content, now),
    filters,
    hasMore: usable.length > search.most,
    cold,
  };
}

interface Doors {
  usable: Found[];
  /** Houses for a talk that are open: never counted as a warm room. */
  talks: Found[];
  /** Of what is shut in the best group, the first to open first; the same moment in the order of rank. */
  waiting: Found[];
}

/** What was found is told apart once, however many ask for it in the same minute. */
const doorsKnown = new WeakMap<readonly Found[], Doors>();

function doorsIn(found: readonly Found[], asked: Asked, evenWithoutHours: boolean): Doors {
  const known = doorsKnown.get(found);
  if (known) return known;
  const isOpen = ({ opening, periods }: Found) => (asked.is === 'span' ? periods.length > 0 : opening.state === 'open');
  const isUsable = (one: Found) => isOpen(one) || (evenWithoutHours && one.opening.because === 'no_hours_known');
  const rooms = found.filter((one) => !isTalk(one));
  const doors = {
    usable: rooms.filter(isUsable),
    talks: found.filter((one) => isTalk(one) && one.opening.state === 'open'),
    waiting: inOrderOfOpening(rooms.filter(({ group }) => group === 1)),
  };
  doorsKnown.set(found, doors);
  return doors;
}

const isTalk = ({ place }: Found): boolean => place.kinds.includes('talk');

function inOrderOfOpening(doors: readonly Found[]): Found[] {
  const waiting = doors.flatMap((door) => {
    const { opening } = door;
    return opening.state !== 'open' && opening.opensAt ? [{ door, at: opening.opensAt }] : [];
  });
  return waiting.toSorted((one, other) => Temporal.ZonedDateTime.compare(one.at, other.at)).map(({ door }) => door);
}

function callFirst(find: Find, content: Content, now: Temporal.ZonedDateTime): Contact | null {
  const entry = find.callFirst === undefined ? undefined : findEntry(find.callFirst, content);
  return entry ? contact(entry, now) : null;
}
