// A wish that nobody has a fact about: the gap first, then a door to try, then the one that is known to say no.
import type { Filter } from '../../vocabulary.ts';
import type { Pen, Written } from '../pen.ts';
import { nameAndNumber } from '../say-contact.ts';
import { sayOpenPlaces } from './open-places.ts';
import type { Places } from './open-places.ts';

export function writeUnknownWish(toSay: Places, pen: Pen): Written {
  const [first] = toSay.places;
  const wish = toSay.filters.find((filter) => first?.unknownFilters.includes(filter));
  if (first === undefined || wish === undefined) return { sentences: [] };
  const inline = { ...pen, shares: true };
  return {
    sentences: [
      pen.say(`wish.unknown.${wish}`),
      ...sayOpenPlaces({ ...toSay, need: 'open_now' }, [first], inline),
      ...(wish === 'women' ? [pen.say('wish.women_help')] : [pen.say('places.ask_inside')]),
      ...saysNo(toSay, wish, pen),
      ...withoutCpr(toSay, wish, pen),
    ],
    named: [first.place.id],
  };
}

function saysNo({ saysNo: place }: Places, wish: Filter, pen: Pen): string[] {
  return place ? [pen.say(`wish.no.${wish}`, { name: place.shortName })] : [];
}

function withoutCpr({ talk }: Places, wish: Filter, pen: Pen): string[] {
  if (wish !== 'no_cpr') return [];
  const isAnonymous =
    talk !== null && ('kinds' in talk.entry ? talk.entry.rules.anonymous : talk.entry.anonymous) === 'yes';
  const talking = isAnonymous ? [pen.say('wish.no_cpr_talk', { contact: nameAndNumber(talk) })] : [];
  return [...talking, pen.say('wish.no_cpr_ill')];
}
