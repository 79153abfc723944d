// A follow-up means what the texts before it were about: "og i morgen?" keeps the need, "hvor ligger det" the place.
import type { Need } from '../vocabulary.ts';
import type { Reading } from './lexicon.ts';
import type { KnownName, Meaning } from './meaning.ts';
import { fold } from './normalise.ts';

const fromLy = '[bot] ';
/** A follow-up is short: a longer message stands for itself. */
const mostWords = 9;
/** A text before was a need of its own, and no follow-up itself, where it said so this plainly. */
const plainly = 0.5;

interface Before {
  earlier: readonly string[];
  read: (text: string) => Meaning;
  names: readonly KnownName[];
}

export function carryOver({ meaning, reading }: { meaning: Meaning; reading: Reading }, before: Before): Meaning {
  if (meaning.signal === 'yes' && offersHuman(before)) return { ...meaning, needs: ['human'], confidence: 0.9 };
  if (!isFollowUp(meaning, reading)) return meaning;
  const said = before.earlier.filter((text) => !text.startsWith(fromLy)).map(before.read);
  const asked = said.filter((one) => one.needs.length > 0);
  const last = asked.findLast((one) => one.confidence >= plainly) ?? asked.at(-1);
  const own = hasOwnNeed(meaning, reading);
  const place = own ? meaning.place : placeMeant(meaning, last, before);
  if (!last) return { ...meaning, place };
  // "og i morgen?" after the need changed the time: what was said since counts too.
  const since = said.slice(said.indexOf(last));
  const child = meaning.age === 'under18' && last.needs.includes('sleep');
  return {
    ...meaning,
    needs: child ? ['urgent'] : own ? meaning.needs : keptNeeds(meaning, last, place !== null),
    urgent: child ? 'child' : meaning.urgent,
    when: meaning.when ?? since.findLast(({ when }) => when !== null)?.when ?? null,
    where: meaning.where ?? since.findLast(({ where }) => where !== null)?.where ?? null,
    place,
    filters: [...new Set([...since.flatMap((one) => one.filters), ...meaning.filters])],
    confidence: Math.max(meaning.confidence, 0.7),
  };
}

/** A place named now before the one Ly spoke of, and that before the one the citizen did. */
const placeMeant = (meaning: Meaning, last: Meaning | undefined, { earlier, names }: Before): Meaning['place'] =>
  meaning.place ?? (meaning.aspect ? placeNamedBy(earlier, names) : null) ?? last?.place ?? null;

/** "Skal jeg hente et menneske?" A yes to that asks for one. */
function offersHuman({ earlier, read }: Before): boolean {
  const question = /[^.!?]*\?/.exec(earlier.findLast((text) => text.startsWith(fromLy))?.slice(fromLy.length) ?? '');
  return question !== null && read(question[0]).needs.includes('human');
}

function keptNeeds(meaning: Meaning, last: Meaning, hasPlace: boolean): Need[] {
  if (hasPlace && meaning.aspect === 'hours') return ['open_now'];
  return last.needs.filter((need) => need !== 'urgent').length > 0
    ? last.needs.filter((need) => need !== 'urgent')
    : meaning.needs;
}

/** Short, no danger, and either it says that it goes on from something or it has no need of its own. */
function isFollowUp(meaning: Meaning, reading: Reading): boolean {
  if (meaning.urgent || reading.tokens.length > mostWords) return false;
  if (reading.found('follow').length > 0) return true;
  const own = reading.found('need').length > 0;
  const refines = meaning.when !== null || meaning.where !== null || meaning.filters.length > 0 || meaning.age !== null;
  return (!own && (refines || meaning.aspect !== null)) || (meaning.needs.length === 0 && meaning.signal === null);
}

/** "og hvad med et bad" goes on from what was said before, and asks for something else. */
const hasOwnNeed = ({ needs }: Meaning, reading: Reading): boolean =>
  reading.found('need').some(({ label }) => needs.some((need) => need === label.name && !aboutAnother.has(need)));

/** What is asked about a place spoken of before, or said of it, is no new need. */
const aboutAnother = new Set<Need>(['open_now', 'house_rules', 'feedback', 'out_of_scope', 'thanks', 'help_menu']);

/** The place that Ly's last text names first. */
function placeNamedBy(earlier: readonly string[], names: readonly KnownName[]): Meaning['place'] {
  const text = earlier.findLast((one) => one.startsWith(fromLy));
  if (!text) return null;
  const folded = fold(text);
  const named = names
    .filter((name) => name.is === 'place' || name.is === 'helpline')
    .map((name) => ({ name, at: firstMention(folded, name) }))
    .filter(({ at }) => at >= 0)
    .sort((left, right) => left.at - right.at)[0];
  return named ? { name: named.name.name, id: named.name.id } : null;
}

function firstMention(folded: string, name: KnownName): number {
  const places = [name.name, ...name.aka].map((called) => folded.indexOf(fold(called))).filter((at) => at >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}
