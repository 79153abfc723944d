// Numbers and houses to name at this hour: only what may be said, and only what is open.
import type { Contact, HumanHelp } from '../../answers/to-say.ts';
import type { Content, Helpline, Place } from '../../knowledge/content-schema.ts';
import { isSayable } from '../../knowledge/freshness.ts';
import { openingAt } from '../../knowledge/opening-hours.ts';
import type { UrgentKind } from '../../vocabulary.ts';

/** Two lines fit in a danger text, and two are enough when the first does not answer. */
const mostLines = 2;

export function contact(entry: Place | Helpline, at: Temporal.ZonedDateTime): Contact {
  return { entry, opening: openingAt(entry, at) };
}

export function findEntry(id: string, content: Content): Place | Helpline | undefined {
  const entries = entriesById.get(content) ?? readEntries(content);
  entriesById.set(content, entries);
  return entries.get(id);
}

type Entries = ReadonlyMap<string, Place | Helpline>;

/** Read once: content is never changed, only replaced. */
const entriesById = new WeakMap<Content, Entries>();

const readEntries = ({ places, helplines }: Content): Entries =>
  new Map([...helplines, ...places].map((entry) => [entry.id, entry]));

/** The lines that fit this danger and are open, best first. 112 stands in the text itself. */
export function dangerLines(kind: UrgentKind, content: Content, at: Temporal.ZonedDateTime): Contact[] {
  return openContacts(content.dangerLines[kind], content, at).slice(0, mostLines);
}

/** For whoever may be in danger: houses for a talk first, since a person there can also be met, then lines for a talk. */
export function talkLines(content: Content, at: Temporal.ZonedDateTime): Contact[] {
  const lines = content.helplines.filter((line) => line.for.includes('talk')).map((line) => line.id);
  return [...openTalkHouses(content, at), ...openContacts(lines, content, at)].slice(0, mostLines);
}

/** For whoever wants a human, whatever it is about: a line for lives in crisis would say more than they did. */
function openTalkHouses(content: Content, at: Temporal.ZonedDateTime): Contact[] {
  const houses = content.places.filter((place) => place.kinds.includes('talk')).map((place) => place.id);
  return openContacts(houses, content, at);
}

/** Where the street team's people are rung; nobody knows its hours. */
function officeOf(content: Content, at: Temporal.ZonedDateTime): Contact | null {
  const office = content.places.find((place) => place.kinds.includes('street_team') && canBeRung(place));
  return office ? contact(office, at) : null;
}

/** The house for a talk that can be rung, open now or not: for sentences that are true at every hour. */
export function talkHouse(content: Content, at: Temporal.ZonedDateTime): Contact | null {
  const house = content.places.find((place) => place.kinds.includes('talk') && canBeRung(place));
  return house ? contact(house, at) : null;
}

/** What may be promised about a human: by those who are told at once. Without duty nothing is. */
export function humanHelp(content: Content, at: Temporal.ZonedDateTime): HumanHelp {
  const shifts = content.duty
    .filter(({ rungs }) => rungs.includes(1))
    .map(({ team, schedules }) => ({ team, opening: openingAt({ schedules }, at) }));
  const now = shifts.find(({ opening }) => opening.state === 'open');
  const next = shifts
    .flatMap(({ team, opening }) =>
      opening.state !== 'open' && opening.opensAt ? [{ team, from: opening.opensAt }] : [],
    )
    .toSorted((one, other) => Temporal.ZonedDateTime.compare(one.from, other.from))[0];
  return {
    now: now?.opening.state === 'open' && now.opening.until ? { team: now.team, until: now.opening.until } : null,
    next: next ?? null,
    talk: openTalkHouses(content, at),
    office: officeOf(content, at),
  };
}

function openContacts(ids: readonly string[], content: Content, at: Temporal.ZonedDateTime): Contact[] {
  return ids
    .map((id) => findEntry(id, content))
    .filter((entry) => entry !== undefined)
    .filter(canBeRung)
    .map((entry) => contact(entry, at))
    .filter(({ opening }) => opening.state === 'open');
}

const canBeRung = (entry: Place | Helpline): boolean =>
  isSayable(entry) && entry.phones.some((phone) => phone.confidence !== 'low');
