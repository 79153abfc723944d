// Every text that a guide can become, with the longest likely values filled in.
import { phoneOf, streetOf } from '../../../src/answers/say-contact.ts';
import type { Guide, GuideStep, Helpline, Place } from '../../../src/knowledge/content-schema.ts';
import type { Language } from '../../../src/vocabulary.ts';

export type Entries = ReadonlyMap<string, Place | Helpline>;

export interface GuideText {
  text: string;
  /** What was filled in: names, streets and numbers. */
  values: string[];
}

export const placeholder = /\{([a-z0-9-]+)\.(\w+)\}/g;

const longestHours: Record<Language, { until: string; opens: string }> = {
  da: { until: 'til 11.30', opens: 'på torsdag kl. 11.30' },
  en: { until: 'until 11:30', opens: 'on Thursday at 11:30' },
  kl: { until: 'nal. 11.30 tikillugu', opens: 'sisamanngornermi nal. 11.30' },
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
  return step.onlyWhenOpen ? [...said, ''] : said;
}

function fillIn(text: string, language: Language, entries: Entries): GuideText {
  const values: string[] = [];
  let hasYear = false;
  const filled = text.replace(placeholder, (_, id: string, field: string) => {
    const isHours = field === 'until' || field === 'opens';
    const year = isHours && !hasYear ? ' (2020)' : '';
    hasYear ||= isHours;
    const value = (isHours ? longestHours[language][field] : factOf(entries.get(id), field)) ?? `{${id}.${field}}`;
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
