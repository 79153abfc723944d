// Sentences that are true at every hour: what a caller hears, and what the provider says while Ly is down.
import type { Pen, Written } from '../pen.ts';
import { phoneOf } from '../say-contact.ts';
import { dailyHours } from '../say-hours.ts';
import type { ToSay } from '../to-say.ts';

type Standing = Extract<ToSay, { say: 'standing' }>;

export function writeStanding(toSay: Standing, pen: Pen): Written {
  return { sentences: [pen.say(`standing.${toSay.standing}`), ...talkSentence(toSay, pen)], presents: 'itself' };
}

/** Hours that differ from day to day are left out: nobody waits for a list to be read aloud. */
function talkSentence({ standing, talk }: Standing, pen: Pen): string[] {
  const number = talk && phoneOf(talk.entry);
  if (talk === null || number === null) return [];
  const named = { name: talk.entry.shortName, number };
  const hours = dailyHours(talk.entry, pen);
  return [
    hours
      ? pen.say(`standing.${standing}_talk_daily`, { ...named, ...hours })
      : pen.say(`standing.${standing}_talk`, named),
  ];
}
