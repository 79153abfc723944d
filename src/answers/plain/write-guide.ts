// An answer in steps, with the names, streets, numbers and hours of other entries filled in.
import type { GuideStep } from '../../knowledge/content-schema.ts';
import type { Pen, Written } from '../pen.ts';
import { atWords, untilWords } from '../say-clock.ts';
import { nameOf, openWord, phoneOf, streetOf } from '../say-contact.ts';
import { yearInline } from '../say-year.ts';
import type { Contact, ToSay } from '../to-say.ts';

type ToGuide = Extract<ToSay, { say: 'guide' }>;
type Contacts = ToGuide['contacts'];

export function writeGuide({ guide, contacts }: ToGuide, pen: Pen): Written {
  const said = guide.steps.flatMap((step) => sayable(step, contacts, pen));
  const sentences = said.map((step) => fill(step, contacts, pen));
  return { sentences, named: placesIn(said, contacts), asks: guide.asks ?? null };
}

/** The texts of a step that can be said at this hour: with everything open that must be, and every fact known. */
function sayable(step: GuideStep, contacts: Contacts, pen: Pen): string[] {
  const isOpen = (step.onlyWhenOpen ?? []).every((name) => contacts.get(name)?.opening.state === 'open');
  if (!isOpen) return [];
  if (step.oneOf) return step.oneOf.map((one) => sayable(one, contacts, pen)).find((texts) => texts.length > 0) ?? [];
  const text = step.text && pen.read(step.text);
  return text !== undefined && placeholders(text).every((one) => factOf(one, contacts, pen) !== null) ? [text] : [];
}

interface Placeholder {
  name: string;
  fact: string;
}

const placeholder = /\{([a-z0-9-]+)\.(name|street|phone|open|until|opens|hours)\}/g;

function placeholders(text: string): Placeholder[] {
  return [...text.matchAll(placeholder)].map(([, name = '', fact = '']) => ({ name, fact }));
}

function fill(text: string, contacts: Contacts, pen: Pen): string {
  return text.replace(placeholder, (_, name: string, fact: string) => factOf({ name, fact }, contacts, pen) ?? '');
}

function factOf({ name, fact }: Placeholder, contacts: Contacts, pen: Pen): string | null {
  const contact = contacts.get(name);
  return contact ? (facts[fact]?.(contact, pen) ?? null) : null;
}

/** Null where nobody knows it, or it does not hold at this hour. */
const facts: Record<string, (contact: Contact, pen: Pen) => string | null> = {
  name: ({ entry }, pen) => nameOf(entry, pen),
  street: ({ entry }) => streetOf(entry),
  phone: ({ entry }) => phoneOf(entry),
  open: ({ entry, opening }, pen) => (opening.state === 'open' ? openWord(entry, pen) : null),
  until,
  opens,
  hours: sayHours,
};

function until(contact: Contact, pen: Pen): string | null {
  const { opening } = contact;
  return opening.state === 'open' ? untilWords(opening, pen) + yearOf(contact, pen) : null;
}

function opens(contact: Contact, pen: Pen): string | null {
  const { opening } = contact;
  return opening.state !== 'open' && opening.opensAt ? atWords(opening.opensAt, pen) + yearOf(contact, pen) : null;
}

/** "åben til 7 (2020)", "der åbner kl. 21 (2020)". */
function sayHours(contact: Contact, pen: Pen): string | null {
  const [end, start] = [until(contact, pen), opens(contact, pen)];
  if (end !== null) return pen.say('words.open_until', { open: openWord(contact.entry, pen), until: end });
  return start === null ? null : pen.say('words.which_opens', { at: start });
}

/** The age of a line's hours is the editors' work, not the caller's: only doors are said with their year. */
function yearOf({ entry }: Contact, pen: Pen): string {
  return 'kinds' in entry && !entry.kinds.includes('talk') ? yearInline(entry, pen) : '';
}

function placesIn(texts: readonly string[], contacts: Contacts): string[] {
  const entries = texts.flatMap(placeholders).map(({ name }) => contacts.get(name)?.entry);
  return [...new Set(entries.filter((entry) => entry !== undefined && 'kinds' in entry).map(({ id }) => id))];
}
