// No door is known to be open: said as "jeg kender intet", then the way on.
import type { Found } from '../../knowledge/found.ts';
import type { Need } from '../../vocabulary.ts';
import type { Pen, Written } from '../pen.ts';
import { atWords, beforeWords, clock } from '../say-clock.ts';
import { contactWords, doorOf, phoneOf } from '../say-contact.ts';
import { timeFrom } from '../say-year.ts';
import { whenWords } from './open-places.ts';
import type { Places } from './open-places.ts';

export function sayNothingOpen(toSay: Places, pen: Pen): Written {
  const next = toSay.next && opensAt(toSay.next) ? toSay.next : null;
  return toSay.cold ? inTheCold(toSay, next, pen) : usual(toSay, next, pen);
}

/** "Jeg kender intet varmt sted, der er åbent nu. Natvarmestuen, Søndergade, åbner kl. 21 (tid fra 2020). Vil du tale …" */
function usual(toSay: Places, next: Found | null, pen: Pen): Written {
  const { talk, asked } = toSay;
  const canTalkNow = talk !== null && asked.is === 'now';
  const house = canTalkNow ? [] : callHouse(toSay, pen);
  return {
    sentences: [
      nothing(toSay, pen),
      ...(next ? [sayNext(next, pen)] : []),
      ...(canTalkNow ? [pen.say('places.talk', { contact: contactWords(talk, pen) })] : house),
    ],
    named: next ? [next.place.id] : [],
  };
}

/** They freeze: 112 first, the next door with its hour, the one house that answers, and one question. */
function inTheCold(toSay: Places, next: Found | null, pen: Pen): Written {
  const at = next && opensAt(next);
  return {
    sentences: [
      pen.aside('places.cold_sign'),
      next && at
        ? pen.say('places.not_before', {
            before: beforeWords(at, pen),
            door: doorOf(next.place, pen),
            year: timeFrom(next.place, pen),
          })
        : nothing(toSay, pen),
      ...callHouse(toSay, pen),
      pen.aside('places.cold_wind'),
      ...(pen.voice.isFirst ? [pen.aside('danger_line.automaton')] : []),
      keepWarm(at, pen),
    ],
    named: next ? [next.place.id] : [],
    asks: 'can_stay_warm',
    presents: 'itself',
  };
}

function keepWarm(opens: Temporal.ZonedDateTime | null, pen: Pen): string {
  if (opens === null || !isToday(opens, pen)) return pen.aside('places.cold_question');
  const asker = pen.speaks('places.cold_until') ? pen : pen.inDanish();
  return asker.say('places.cold_until', { clock: clock(opens, asker.language) });
}

const opensAt = ({ opening }: Found) => (opening.state === 'open' ? null : opening.opensAt);
const isToday = (time: Temporal.ZonedDateTime, { voice }: Pen) => time.toPlainDate().equals(voice.at.toPlainDate());

const groups: Partial<Record<Need, string>> = {
  open_now: 'warm',
  warm_room: 'warm',
  food: 'food',
  sleep: 'sleep',
  toilet: 'toilet',
  shower: 'shower',
  laundry: 'laundry',
};

export function nothing(toSay: Places, pen: Pen): string {
  if (pen.afterLocked) return pen.say('places.none.else');
  const when = whenWords(toSay, pen);
  return pen.say(`places.none.${groups[toSay.need] ?? 'other'}`, { when, When: whenWords(toSay, pen, true) });
}

export function sayNext(next: Found, pen: Pen): string {
  const at = opensAt(next);
  return pen.say('places.next', {
    door: doorOf(next.place, pen),
    at: at ? atWords(at, pen) : '',
    year: timeFrom(next.place, pen),
  });
}

/** A house that is open day and night, too far to walk: it is rung. */
function callHouse({ callFirst }: Places, pen: Pen): string[] {
  const phone = callFirst ? phoneOf(callFirst.entry) : null;
  if (callFirst === null || phone === null || callFirst.opening.state !== 'open') return [];
  return [pen.say('places.call_house', { name: callFirst.entry.shortName, phone })];
}
