// Every text that a guide can become, with the longest likely values filled in.
import { phoneOf, streetOf } from '../../../src/answers/say-contact.ts';
import { roomNames } from '../../../src/knowledge/content-schema.ts';
import type { Guide, GuideStep, Helpline, Place } from '../../../src/knowledge/content-schema.ts';
import { isSayable } from '../../../src/knowledge/freshness.ts';
import type { Language } from '../../../src/vocabulary.ts';

export type Entries = ReadonlyMap<string, Place | Helpline>;

/** The entries, with the longest of the warm rooms for every room that is only chosen at the hour. */
export function withLongestRooms(entries: Entries): Entries {
  const warm = ['warm_room', 'night_room', 'drop_in'];
  const rooms = [...entries.values()].filter(
    (entry) => 'kinds' in entry && entry.kinds.some((kind) => warm.includes(kind)) && isSayable(entry),
  );
  const [longest] = rooms.toSorted((one, other) => doorLength(other) - doorLength(one));
  return new Map([...entries, ...Object.keys(roomNames).map((name) => [name, longest!] as const)]);
}

const doorLength = (entry: Place | Helpline): number => entry.shortName.length + (streetOf(entry)?.length ?? 0);

export interface GuideText {
  text: string;
  /** What was filled in: names, streets and numbers. */
  values: string[];
}

export const placeholder = /\{([a-z0-9-]+)\.(\w+)\}/g;

const longestHours: Record<Language, Record<string, string>> = {
  da: { open: 'åbent', until: 'til 11.30', opens: 'på torsdag kl. 11.30', hours: 'der åbner på torsdag kl. 11.30' },
  en: {
    open: 'open',
    until: 'until 11:30',
    opens: 'on Thursday at 11:30',
    hours: 'which opens on Thursday at 11:30',
  },
  kl: {
    open: 'ammavoq',
    until: 'nal. 11.30 tikillugu',
    opens: 'sisamanngornermi nal. 11.30',
    hours: 'sisamanngornermi nal. 11.30 ammassaaq',
  },
};

/** A step as its alternatives; one that depends on the hour may also be silent. */
export function alternativesOf(step: GuideStep): GuideStep[] {
  return step.oneOf ?? [step];
}

/** All combinations of what the steps can say at some hour; empty where the language has none. */
export function everyTextOf(guide: Guide, language: Language, entries: Entries): GuideText[] {
  const steps = guide.steps.map((step) => sayings(step, language));
  const combinations = steps.reduce<string[]>(
    (begun, next) => begun.flatMap((text) => next.map((sentence) => `${text} ${sentence}`.trim())),
    [''],
  );
  return combinations.filter((text) => text !== '').map((text) => fillIn(text, language, entries));
}

function sayings(step: GuideStep, language: Language): string[] {
  const said = alternativesOf(step).map((one) => one.text?.[language] ?? '');
  return step.onlyWhenOpen || (step.text && namesRoom(step)) ? [...said, ''] : said;
}

/** There may be none open, and none known to open. */
export function namesRoom({ text }: GuideStep): boolean {
  return [...JSON.stringify(text ?? {}).matchAll(placeholder)].some(([, name = '']) => name in roomNames);
}

function fillIn(text: string, language: Language, entries: Entries): GuideText {
  const values: string[] = [];
  let hasYear = false;
  const filled = text.replace(placeholder, (_, id: string, field: string) => {
    const hours = longestHours[language][field];
    const isDated = hours !== undefined && field !== 'open';
    const year = isDated && !hasYear ? ' (2020)' : '';
    hasYear ||= isDated;
    const value = hours ?? factOf(entries.get(id), field) ?? `{${id}.${field}}`;
    values.push(value);
    return value + year;
  });
  return { text: filled, values };
}

/** As a citizen reads it; null where it may not be said. */
export function factOf(entry: Place | Helpline | undefined, field: string): string | null {
  if (entry === undefined) return null;
  if (field === 'name') return entry.shortName;
  if (field === 'street') return streetOf(entry);
  return field === 'phone' ? phoneOf(entry) : null;
}
