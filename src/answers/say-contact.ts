// Names, streets and numbers as people read them: "Den Sociale Skadestue, Vor Frue Plads, 98 12 32 92, til kl. 7".
import type { Helpline, Place } from '../knowledge/content-schema.ts';
import { untilWords } from './say-clock.ts';
import type { Pen } from './pen.ts';
import type { Contact } from './to-say.ts';

/** "98 12 32 92", "116 111", "1888", "+299 80 11 80": in pairs, short numbers whole or in threes. */
export function readable(number: string): string {
  const danish = /^\+45(\d{8})$/.exec(number)?.[1];
  if (danish) return inPairs(danish);
  const greenlandic = /^\+299(\d{6})$/.exec(number)?.[1];
  if (greenlandic) return `+299 ${inPairs(greenlandic)}`;
  return number.length === 6 && !number.startsWith('+') ? `${number.slice(0, 3)} ${number.slice(3)}` : number;
}

const inPairs = (digits: string): string => (digits.match(/../g) ?? []).join(' ');

/** The first number that may be said; null where there is none. */
export function phoneOf(entry: Place | Helpline): string | null {
  const sayable = entry.phones.find((phone) => phone.confidence !== 'low');
  return sayable ? readable(sayable.number) : null;
}

/** The street, with the town where it is another than Aalborg; null where it is unknown, doubtful or secret. */
export function streetOf(entry: Place | Helpline): string | null {
  if (!('address' in entry) || entry.secretAddress === true) return null;
  const { address } = entry;
  if (address === null || address.confidence === 'low') return null;
  const town = townOf(entry);
  return town === null || address.street.includes(town) ? address.street : `${address.street}, ${town}`;
}

/** The town where it is another than Aalborg, without the letters that only the post uses: "Svenstrup", not "Svenstrup J". */
export function townOf(entry: Place | Helpline): string | null {
  const city = 'address' in entry ? (entry.address?.city ?? null) : null;
  const town = city?.replace(/ [A-Z]{1,2}$/, '') ?? null;
  return town === 'Aalborg' ? null : town;
}

/** "Korshærens varmestue, Søndergade". A street that is already in the name is not said twice. */
export function doorOf(entry: Place | Helpline, pen: Pen): string {
  const street = streetOf(entry);
  const name = nameOf(entry, pen);
  return street === null || name.includes(street) ? name : `${name}, ${street}`;
}

/** The night room is called what it is also for those who do not read its Danish name. */
export function nameOf(entry: Place | Helpline, pen: Pen): string {
  const isNightRoom = 'kinds' in entry && entry.kinds.includes('night_room');
  return isNightRoom ? pen.say('words.night_room', { name: entry.shortName }) : entry.shortName;
}

const commaed = (...parts: (string | null)[]): string => parts.filter((part) => part !== null).join(', ');

/** Name, street, number and how long: all that is needed to ring or go. */
export function contactWords({ entry, opening }: Contact, pen: Pen): string {
  const until = opening.state === 'open' ? untilWords(opening, pen, { style: 'until_o_clock' }) : null;
  return commaed(doorOf(entry, pen), numberIn(entry), until);
}

/** Name and number only. */
export function nameAndNumber({ entry }: Contact): string {
  return commaed(entry.shortName, numberIn(entry));
}

/** Some lines are called by their number: "1888" is not said twice. */
function numberIn(entry: Place | Helpline): string | null {
  const phone = phoneOf(entry);
  return phone === null || entry.shortName.includes(phone) ? null : phone;
}

/** Neuter names take another ending in Danish: "Hjerterummet er åbent", "Natvarmestuen er åben". */
export function openWord(entry: Place | Helpline, pen: Pen): string {
  const isNeuter = /^Det |(et|hus|center|bibliotek)$/i.test(entry.shortName);
  return pen.say(isNeuter ? 'words.open_neuter' : 'words.open');
}
