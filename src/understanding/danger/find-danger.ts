// Whether somebody is in danger. A decision of its own: signs in the words, what takes a sign back, and a learner's second opinion.
import type { UrgentKind } from '../../vocabulary.ts';
import type { Found, Reading } from '../lexicon.ts';
import { themeMarks } from '../marks.ts';
import type { Learned, Likelihoods } from '../marks.ts';
import { standsForSomething } from './weigh-sign.ts';

export interface Danger {
  urgent: UrgentKind | null;
  check: UrgentKind | null;
  /** How likely a danger is, 0 to 1. */
  likelihood: number;
}

/** Without a sign of ours, the learner alone must be this sure to raise the alarm. */
const sureAlone = 0.4;
/** A sign that stands raises the alarm unless the learner is this sure that nothing is wrong. */
const sureHarmless = 0.8;
const worthAsking = 0.2;
const worthAskingWithSign = 0.06;
/** One or two words without a sign are too little to alarm anybody on letters alone. */
const enoughWords = 3;

/** The label of everything that is no danger. */
export const noDanger = 'none';

/** The marks a learner of danger sees beside the words. */
export function dangerMarks(reading: Reading): Map<string, number> {
  const marks = new Map(themeMarks(reading));
  for (const sign of reading.found('danger'))
    marks.set(`${standsForSomething(sign, reading) ? 'sign' : 'taken-back'}:${sign.label.name}`, 3);
  for (const sign of reading.found('maybe')) marks.set(`maybe:${sign.label.name}`, 1);
  for (const list of ['harmless', 'tense'])
    for (const match of reading.found(list)) marks.set(`${list}:${match.label.name}`, 1.2);
  return marks;
}

export function findDanger(reading: Reading, learned: Learned): Danger {
  const signs = reading.found('danger').filter((sign) => standsForSomething(sign, reading));
  const maybe = reading.found('maybe').filter((sign) => standsForSomething(sign, reading));
  if (reading.tokens.length === 0) return { urgent: null, check: null, likelihood: 0 };
  const likelihoods = learned(reading, dangerMarks(reading));
  const likelihood = 1 - (likelihoods.get(noDanger) ?? 1);
  const kind = likeliestKind(likelihoods, signs.length > 0 ? signs : maybe);
  const readable = reading.tokens.length >= enoughWords;
  if (signs.length > 0 ? likelihood > 1 - sureHarmless : readable && likelihood > sureAlone)
    return { urgent: kind, check: null, likelihood };
  const ask = likelihood > (signs.length + maybe.length > 0 ? worthAskingWithSign : worthAsking) && readable;
  return { urgent: null, check: ask ? kind : null, likelihood };
}

/** Among the kinds that show signs the likeliest; without signs, among all. */
function likeliestKind(likelihoods: Likelihoods, signs: readonly Found[]): UrgentKind | null {
  const shown = new Set(signs.map((sign) => sign.label.name));
  const kinds = [...likelihoods.keys()].filter((label) => label !== noDanger);
  return (kinds.find((kind) => shown.size === 0 || shown.has(kind)) ?? null) as UrgentKind | null;
}
