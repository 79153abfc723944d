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
  ).filter(({ place }) => !search.without.includes(place.id));
  const { usable, talk, next } = sort(found, asked, find.evenWithoutHours === true);
  const places = usable.slice(0, search.most);
  return {
    say: 'places',
    need: query.need,
    asked,
    places,
    farFrom: places.every(({ isNear }) => isNear === false) ? (landmark?.name ?? null) : null,
    next,
    talk: talk ? contact(talk.place, now) : null,
    // The hostel asks for the right to live in the country: nobody without papers is sent there first.
    callFirst: filters.includes('no_cpr') ? null : callFirst(find, content, now),
    filters,
    hasMore: usable.length > search.most,
    cold,
  };
}

/** Houses for a talk are never counted as a warm room; of what is shut only the first to open is worth saying. */
function sort(found: readonly Found[], asked: Asked, evenWithoutHours: boolean) {
  const isTalk = ({ place }: Found) => place.kinds.includes('talk');
  const doors = found.filter((one) => !isTalk(one));
  const isOpen = ({ opening, periods }: Found) => (asked.is === 'span' ? periods.length > 0 : opening.state === 'open');
  const usable = doors.filter((one) => isOpen(one) || (evenWithoutHours && one.opening.because === 'no_hours_known'));
  const talk = found.find((one) => isTalk(one) && one.opening.state === 'open') ?? null;
  return { usable, talk, next: nextToOpen(doors) };
}

/** Of the best group; the same moment goes to the one ranked first. */
function nextToOpen(doors: readonly Found[]): Found | null {
  let [next, opensAt]: [Found | null, Temporal.ZonedDateTime | null] = [null, null];
  for (const door of doors) {
    const at = door.group === 1 && door.opening.state !== 'open' ? door.opening.opensAt : null;
    if (at === null || (opensAt !== null && Temporal.ZonedDateTime.compare(at, opensAt) >= 0)) continue;
    [next, opensAt] = [door, at];
  }
  return next;
}

function callFirst(find: Find, content: Content, now: Temporal.ZonedDateTime): Contact | null {
  const entry = find.callFirst === undefined ? undefined : findEntry(find.callFirst, content);
  return entry ? contact(entry, now) : null;
}
