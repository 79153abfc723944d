// Whether every id is one entry's alone, and every id that is named exists.
import { roomNames } from '../content-schema.ts';
import type { Content, Guide } from '../content-schema.ts';
import { allSteps } from './guide-steps.ts';
import { contentFiles, error } from './problem.ts';
import type { ContentKind, Problem } from './problem.ts';
import { contactsById, whyNotSaid } from './sayable-facts.ts';
import type { MayStandIn, StatedId } from './stated-ids.ts';

interface Reference {
  kind: ContentKind;
  id: string;
  field: string;
  to: string;
  among: readonly ContentKind[];
}

const places = ['places'] as const;
const contacts = ['places', 'helplines'] as const;
const described = ['places', 'helplines', 'events'] as const;

export function checkReferences(content: Content, ids: readonly StatedId[], mayStandIn: MayStandIn): Problem[] {
  return [
    ...ids.flatMap((stated, index) => firstNamesake(stated, ids.slice(0, index))),
    ...ids.filter(({ id }) => id in roomNames).map(isReserved),
    ...references(content)
      .filter(({ to, among }) => !mayStandIn(to, among))
      .map(missing),
    ...dangerLinesNeverSaid(content),
  ];
}

function firstNamesake({ kind, id }: StatedId, earlier: readonly StatedId[]): Problem[] {
  const namesake = earlier.find((other) => other.id === id);
  return namesake ? [error({ kind, id, field: 'id' }, `this id stands in ${contentFiles[namesake.kind]} already`)] : [];
}

function isReserved({ kind, id }: StatedId): Problem {
  return error({ kind, id, field: 'id' }, 'guides mean whichever room is open, or opens next, by this id');
}

function missing({ to, among, ...spot }: Reference): Problem {
  return error(spot, `"${to}" is no entry of ${among.map((kind) => contentFiles[kind]).join(' or ')}`);
}

function references({ places: doors, helplines, events, guides, dangerLines }: Content): Reference[] {
  const askAt = doors.flatMap(({ id, askAt: to }) =>
    to ? [{ kind: 'places', id, field: 'askAt', to, among: contacts } as const] : [],
  );
  const ifNoAnswer = helplines.flatMap(({ id, ifNoAnswer: to }) =>
    to ? [{ kind: 'helplines', id, field: 'ifNoAnswer', to, among: contacts } as const] : [],
  );
  const heldAt = events.flatMap(({ id, place: to }) =>
    to ? [{ kind: 'events', id, field: 'place', to, among: places } as const] : [],
  );
  return [
    ...askAt,
    ...ifNoAnswer,
    ...heldAt,
    ...seenToBeTwo({ places: doors, helplines, events }),
    ...guides.flatMap(conditions),
    ...lines(dangerLines),
  ];
}

function seenToBeTwo(entries: Pick<Content, (typeof described)[number]>): Reference[] {
  return described.flatMap((kind) =>
    entries[kind].flatMap(({ id, notTheSameAs = [] }) =>
      notTheSameAs.map((to, index) => ({ kind, id, field: `notTheSameAs.${index}`, to, among: described })),
    ),
  );
}

function conditions({ id, steps }: Guide): Reference[] {
  return allSteps(steps).flatMap(({ field, step: { onlyWhenOpen = [] } }) =>
    onlyWhenOpen
      .map(
        (to, index) => ({ kind: 'guides', id, field: `${field}.onlyWhenOpen.${index}`, to, among: contacts }) as const,
      )
      .filter(({ to }) => !(to in roomNames)),
  );
}

function lines(dangerLines: Content['dangerLines']): Reference[] {
  return Object.entries(dangerLines).flatMap(([danger, ids]) =>
    ids.map((to, index) => ({ kind: 'dangerLines', id: danger, field: String(index), to, among: contacts }) as const),
  );
}

/** A line for danger carries no year and no doubt, so it must be one that is trusted. */
function dangerLinesNeverSaid(content: Content): Problem[] {
  const known = contactsById(content);
  return lines(content.dangerLines).flatMap(({ to, kind, id, field }) => {
    const entry = known.get(to);
    const message = entry ? whyNotSaid(entry, 'phone') : null;
    return message === null ? [] : [error({ kind, id, field }, message)];
  });
}
