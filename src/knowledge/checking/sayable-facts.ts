// What an entry that a guide or a danger names must have, trusted enough to be said.
import type { Content, Helpline, Place } from '../content-schema.ts';
import { isSayable, mayBeSaid } from '../freshness.ts';

type Contact = Place | Helpline;

export function contactsById({ places, helplines }: Content): Map<string, Contact> {
  return new Map([...places, ...helplines].map((entry) => [entry.id, entry]));
}

/** The facts that can be named, and whether an entry has them. */
const sayable = {
  name: () => true,
  street: (entry) => 'address' in entry && entry.address !== null && mayBeSaid(entry.address, entry),
  phone: (entry) => entry.phones.some((phone) => mayBeSaid(phone, entry)),
  open: hasHours,
  until: hasHours,
  opens: hasHours,
  hours: hasHours,
} satisfies Record<string, (entry: Contact) => boolean>;

type Fact = keyof typeof sayable;

export const factNames = Object.keys(sayable) as Fact[];

function hasHours(entry: Contact): boolean {
  return entry.schedules.some((period) => period.for === 'open' && mayBeSaid(period, entry));
}

/** Why this fact of the entry is never said; null where it may be. */
export function whyNotSaid(entry: Contact, fact: Fact): string | null {
  const { id, status, confidence } = entry;
  if (!isSayable(entry)) return `"${id}" is never said: it is ${status}, with ${confidence} confidence`;
  return sayable[fact](entry) ? null : `"${id}" has no ${fact} that may be said`;
}
