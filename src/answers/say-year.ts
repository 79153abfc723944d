// How old the hours are, said once a message.
import type { Place } from '../knowledge/content-schema.ts';
import { phoneOf } from './say-contact.ts';
import type { Pen } from './pen.ts';

/** The year the hours of a place must be said with; null where they are fresh, or no source dates them. */
function yearOfHours(place: Place, pen: Pen): number | null {
  const sayable = place.schedules.filter((one) => one.for === 'open' && one.confidence !== 'low');
  const newest = sayable
    .map((one) => one.asOf ?? '')
    .sort()
    .at(-1);
  return newest ? pen.yearToSay(newest, place.assured) : null;
}

/** Nobody has confirmed the hours lately: also where no source dates them, and there is no year to say. */
export function hoursAreOld(place: Place, pen: Pen): boolean {
  return place.assured === null || yearOfHours(place, pen) !== null;
}

/** " (2020)", or nothing. */
export function yearInline(place: Place, pen: Pen): string {
  const year = yearOfHours(place, pen);
  return year === null ? '' : ` ${pen.say('words.year', { year })}`;
}

/** " (tid fra 2020)", or nothing. */
export function timeFrom(place: Place, pen: Pen): string {
  const year = yearOfHours(place, pen);
  return year === null ? '' : ` ${pen.say('words.time_from', { year })}`;
}

/** One sentence for places of the same age; where ages differ each place carries its own. */
export function sharedYear(places: readonly Place[], pen: Pen): string | null {
  const years = new Set(places.map((place) => yearOfHours(place, pen)));
  const [year] = years;
  if (years.size !== 1 || year === null || year === undefined) return null;
  return pen.say(places.length === 1 ? 'words.time_is_from' : 'words.times_are_from', { year });
}

/** A year is said once a message; where a message has several years, each stays with its place. */
export function yearsOnce(sentences: readonly string[]): string[] {
  const inBrackets = / \((?:[^()]* )?(\d{4})\)/g;
  const years = new Set(sentences.flatMap((sentence) => [...sentence.matchAll(inBrackets)].map(([, year]) => year)));
  if (years.size !== 1) return [...sentences];
  let isSaid = false;
  return sentences.map((sentence) =>
    sentence.replace(inBrackets, (year) => {
      const again = isSaid;
      isSaid = true;
      return again ? '' : year;
    }),
  );
}

/** What can be done about an old hour where nobody can be rung: tell Ly that the door is locked, and get the next one. */
export function ifLocked(places: readonly Place[], pen: Pen): string[] {
  const isOld = places.some((place) => hoursAreOld(place, pen));
  const canRing = places.some((place) => phoneOf(place) !== null);
  return isOld && !canRing ? [pen.say('words.if_locked')] : [];
}
