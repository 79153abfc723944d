// "Nobody has answered yet": what somebody hears who waits for a person, and whom to ring instead.
import type { Pen, Written } from '../pen.ts';
import { contactWords, phoneOf } from '../say-contact.ts';
import type { ToSay } from '../to-say.ts';
import { openLines, sayLines } from './danger-lines.ts';

type NobodyYet = Extract<ToSay, { say: 'nobody_yet' }>;
type Lines = Extract<ToSay, { say: 'lines' }>;

export function writeNobodyYet(toSay: NobodyYet, pen: Pen): Written {
  return { sentences: toSay.danger ? inDanger(toSay, pen) : whileWaiting(toSay, pen), presents: 'itself' };
}

export function writeLines(toSay: Lines, pen: Pen): Written {
  return { sentences: linesToTalkTo(toSay, pen), presents: 'itself' };
}

/** 112 first. */
function inDanger(toSay: NobodyYet, pen: Pen): string[] {
  return [pen.say('human.danger'), pen.say('human.nobody_yet'), ...linesToTalkTo(toSay, pen)];
}

/** In Danish to a Greenlander too, as in every text about danger. */
const linesToTalkTo = ({ lines }: Lines | NobodyYet, pen: Pen): string[] =>
  sayLines('talk', openLines(lines), pen.language === 'kl' ? pen.inDanish() : pen);

function whileWaiting({ lines: [first], office }: NobodyYet, pen: Pen): string[] {
  return [
    pen.say('human.nobody_yet'),
    ...(first ? [pen.say('human.talk', { contact: contactWords(first, pen) })] : officeLine(office, pen)),
    pen.say('human.danger'),
  ];
}

function officeLine(office: NobodyYet['office'], pen: Pen): string[] {
  const phone = office && phoneOf(office.entry);
  return phone ? [pen.say('human.office', { name: office.entry.name, phone })] : [];
}
