// An answer in steps, with the names, streets, numbers and hours of other entries filled in.
import type { GuideStep } from '../../knowledge/content-schema.ts';
import type { Pen, Written } from '../pen.ts';
import { atWords, untilWords } from '../say-clock.ts';
import { phoneOf, streetOf } from '../say-contact.ts';
import { yearInline } from '../say-year.ts';
import type { Contact, ToSay } from '../to-say.ts';

type Contacts = ReadonlyMap<string, Contact>;

export function writeGuide({ guide, contacts }: Extract<ToSay, { say: 'guide' }>, pen: Pen): Written {
  const byId = new Map(contacts.map((contact) => [contact.entry.id, contact]));
  const said = guide.steps.flatMap((step) => sayable(step, byId, pen));
  const sentences = said.map((step) => fill(step, byId, pen));
  return { sentences, named: placesIn(said, byId), asks: guide.asks ?? null };
}

/** The texts of a step that can be said at this hour: with everything open that must be, and every fact known. */
function sayable(step: GuideStep, contacts: Contacts, pen: Pen): string[] {
  const isOpen = (step.onlyWhenOpen ?? []).every((id) => contacts.get(id)?.opening.state === 'open');
  if (!isOpen) return [];
  if (step.oneOf) return step.oneOf.map((one) => sayable(one, contacts, pen)).find((texts) => texts.length > 0) ?? [];
  const text = step.text && pen.read(step.text);
  return text !== undefined && placeholders(text).every((one) => factOf(one, contacts, pen) !== null) ? [text] : [];
}

interface Placeholder {
  id: string;
  fact: string;
}

const placeholder = /\{([a-z0-9-]+)\.(name|street|phone|until|opens)\}/g;

function placeholders(text: string): Placeholder[] {
  return [...text.matchAll(placeholder)].map(([, id = '', fact = '']) => ({ id, fact }));
}

function fill(text: string, contacts: Contacts, pen: Pen): string {
  return text.replace(placeholder, (_, id: string, fact: string) => factOf({ id, fact }, contacts, pen) ?? '');
}

function factOf({ id, fact }: Placeholder, contacts: Contacts, pen: Pen): string | null {
  const contact = contacts.get(id);
  if (contact === undefined) return null;
  const { entry, opening } = contact;
  switch (fact) {
    case 'name':
      return entry.shortName;
    case 'street':
      return streetOf(entry);
    case 'phone':
      return phoneOf(entry);
    case 'until':
      return opening.state === 'open' ? untilWords(opening, pen) + yearOf(contact, pen) : null;
    case 'opens':
      return opening.state !== 'open' && opening.opensAt ? atWords(opening.opensAt, pen) + yearOf(contact, pen) : null;
    default:
      return null;
  }
}

/** The age of a line's hours is the editors' work, not the caller's: only doors are said with their year. */
function yearOf({ entry }: Contact, pen: Pen): string {
  return 'kinds' in entry && !entry.kinds.includes('talk') ? yearInline(entry, pen) : '';
}

function placesIn(texts: readonly string[], contacts: Contacts): string[] {
  const ids = texts.flatMap(placeholders).map(({ id }) => id);
  return [...new Set(ids)].filter((id) => {
    const entry = contacts.get(id)?.entry;
    return entry !== undefined && 'kinds' in entry;
  });
}
