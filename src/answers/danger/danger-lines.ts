// Numbers that are open at this hour, as a text in danger names them.
import type { Pen } from '../pen.ts';
import { untilWords } from '../say-clock.ts';
import { doorOf, openWord, phoneOf } from '../say-contact.ts';
import type { Found } from '../../knowledge/found.ts';
import type { Contact } from '../to-say.ts';

type Open = Extract<Contact['opening'], { state: 'open' }>;
interface OpenLine {
  name: string;
  number: string;
  opening: Open;
  isFreeAndAnonymous: boolean;
}

/** Two at most, and only what is open and has a number. */
export function openLines(contacts: readonly Contact[]): OpenLine[] {
  return contacts.flatMap(toLine).slice(0, 2);
}

function toLine({ entry, opening }: Contact): OpenLine[] {
  const number = phoneOf(entry);
  if (number === null || opening.state !== 'open') return [];
  const isFreeAndAnonymous = 'free' in entry && entry.free === 'yes' && entry.anonymous === 'yes';
  return [{ name: entry.shortName, number, opening, isFreeAndAnonymous }];
}

/** "Den Sociale Skadestue 98 12 32 92 (til 7) eller Livslinien 70 20 12 01 (til 5)", in a sentence. */
export function sayLines(key: 'talk' | 'advice' | 'else' | 'still', lines: readonly OpenLine[], pen: Pen): string[] {
  if (lines.length === 0) return [];
  const words = lines.map((line) => `${withNumber(line, ' ')} (${untilWords(line.opening, pen)})`);
  return [pen.say(`danger_line.${key}`, { lines: either(words, pen) })];
}

/** Without the ends, where there is no time to read them. */
export function sayLinesOpenNow(lines: readonly OpenLine[], pen: Pen): string[] {
  if (lines.length === 0) return [];
  const words = lines.map((line) => withNumber(line, ', '));
  return [
    pen.say(lines.length === 1 ? 'danger_line.also_one' : 'danger_line.also_two', {
      lines: either(words, pen, 'words.or_after_comma'),
    }),
  ];
}

/** A sentence a line: "BørneTelefonen, 116 111, er åben hele døgnet." */
export function sayEachLine(lines: readonly OpenLine[], pen: Pen): string[] {
  return lines.map((line) =>
    pen.say('danger_line.is_open', { line: withNumber(line, ', '), until: untilWords(line.opening, pen) }),
  );
}

/** The number alone: others may hold the phone. */
export function sayNumberOnly(lines: readonly OpenLine[], pen: Pen): string[] {
  return lines.slice(0, 1).map(({ number, opening, isFreeAndAnonymous }) =>
    pen.say(isFreeAndAnonymous ? 'danger_line.number_free_anonymous' : 'danger_line.number', {
      number,
      until: untilWords(opening, pen),
    }),
  );
}

function withNumber({ name, number }: OpenLine, between: string): string {
  return name.includes(number) ? name : `${name}${between}${number}`;
}

function either(words: readonly string[], pen: Pen, key = 'words.or'): string {
  const [first = '', second] = words;
  return second === undefined ? first : pen.say(key, { first, second });
}

/** An open door, for somebody who is out in the cold. */
export function sayShelter(key: 'shelter' | 'shelter_other', shelter: Found | null, pen: Pen): string[] {
  if (shelter === null || shelter.opening.state !== 'open') return [];
  const { place, opening } = shelter;
  const values = { door: doorOf(place, pen), open: openWord(place, pen), until: untilWords(opening, pen) };
  return [
    pen.say(`danger_line.${key}`, {
      ...values,
      ...(key === 'shelter_other' ? { he: pen.say('words.person.he.he') } : {}),
    }),
  ];
}
