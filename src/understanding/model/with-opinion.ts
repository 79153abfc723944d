// What the rules heard, with what the model thinks. It may add and raise; it never takes away, and never lowers an alarm.
import type { Need, UrgentKind } from '../../vocabulary.ts';
import type { KnownName, Meaning, Named } from '../meaning.ts';
import type { Opinion } from './opinion.ts';

/**
 * From here on the rules are believed. Below it they choose the right need every second time, above it six times of
 * seven, on writers they had not heard (docs/model.md).
 */
export const sureEnough = 0.6;
/** What a need is worth that only the model chose. */
const chosenByModel = 0.5;
const mostNeeds = 2;

/** They ask for nothing: no reason to take back an answer that the rules would give. */
const asksNothing: readonly Need[] = ['out_of_scope', 'thanks', 'greeting', 'feedback'];

export function withOpinion(meaning: Meaning, opinion: Opinion | null, names: readonly KnownName[]): Meaning {
  if (opinion === null || meaning.urgent !== null) return meaning;
  const wanted = withNeeds(meaning, opinion, names);
  const { kind, certainty } = opinion.danger;
  if (kind === null || certainty === 'none') return wanted;
  return certainty === 'sure' ? withAlarm(wanted, kind) : { ...wanted, check: meaning.check ?? kind };
}

const withAlarm = (meaning: Meaning, kind: UrgentKind): Meaning => ({
  ...meaning,
  ...{ urgent: kind, check: null, needs: ['urgent'], filters: [] },
});

function withNeeds(meaning: Meaning, opinion: Opinion, names: readonly KnownName[]): Meaning {
  const isSure = meaning.needs.length > 0 && meaning.confidence >= sureEnough;
  const needs = [...new Set<Need>(opinion.needs)].slice(0, mostNeeds);
  const takesAway = meaning.needs.length > 0 && needs.every((need) => asksNothing.includes(need));
  if (isSure || needs.length === 0 || takesAway) return meaning;
  const place = meaning.place ?? named(opinion.place, names);
  const when = meaning.when ?? (opinion.when.length > 0 ? [...new Set(opinion.when)].toSorted().join('+') : null);
  return {
    ...meaning,
    ...{ needs, place, where: meaning.where ?? named(opinion.where, names) },
    when: when === null && needs.includes('open_now') && place === null ? 'now' : when,
    filters: [...new Set([...meaning.filters, ...opinion.filters])],
    confidence: Math.max(meaning.confidence, chosenByModel),
  };
}

function named(id: string | null, names: readonly KnownName[]): Named | null {
  const known = names.find((name) => name.id === id);
  return known ? { name: known.name, id: known.id } : null;
}
