// Whether a human has been told, and what may be promised: nothing without duty.
import type { Pen, Written } from '../pen.ts';
import { atWords, clock } from '../say-clock.ts';
import { contactWords, phoneOf } from '../say-contact.ts';
import type { HumanHelp, ToSay } from '../to-say.ts';

export function writeHuman({ human }: Extract<ToSay, { say: 'human' }>, pen: Pen): Written {
  return { sentences: [...told(human, pen), ...talkLine(human, pen), pen.say('human.danger')], presents: 'briefly' };
}

function told({ now, next }: HumanHelp, pen: Pen): string[] {
  if (now) {
    const until = pen.say('words.until', { clock: clock(now.until, pen.language, true) });
    return [pen.say('human.on_duty', { team: now.team, until })];
  }
  if (next) return [pen.say('human.off_duty', { team: next.team, at: atWords(next.from, pen) })];
  return [pen.say('human.no_duty_known')];
}

/** Somebody who answers now, for those whom no colleague answers now. */
function talkLine(human: HumanHelp, pen: Pen): string[] {
  const [first] = human.talk;
  if (human.now) return [];
  return first ? [pen.say('human.talk', { contact: contactWords(first, pen) })] : officeLine(human, pen);
}

function officeLine({ office }: HumanHelp, pen: Pen): string[] {
  const phone = office && phoneOf(office.entry);
  return phone ? [pen.say('human.office', { name: office.entry.name, phone })] : [];
}

export function writeNotUnderstood({ times, human }: Extract<ToSay, { say: 'not_understood' }>, pen: Pen): Written {
  if (times === 1) return { sentences: [pen.say('human.not_understood')], asks: 'free_text' };
  const admitted = pen.say('human.not_understood_again');
  if (human.now) return { sentences: [admitted, pen.say('human.fetch')], asks: 'fetch_human' };
  const [first] = human.talk;
  const ring = first ? [pen.say('human.ring_instead', { contact: contactWords(first, pen) })] : officeLine(human, pen);
  return { sentences: [admitted, ...ring, ...(first ? [] : [pen.say('human.write_instead')])] };
}
