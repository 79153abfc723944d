// Whether somebody is in danger. A decision of its own: signs in the words, what takes a sign back, and a learner's second opinion.
import type { HeardLanguage, UrgentKind } from '../../vocabulary.ts';
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

/**
 * How sure the learner must be to raise the alarm: little where a sign stands, more where a figure of speech is about.
 * Where they lie was found on writers held out: each where one danger more costs one false alarm.
 */
const sureEnough = {
  plain: { alone: 0.04, besideFigure: 0.25 },
  sign: { alone: 0.17, besideFigure: 0.4 },
  takenBack: 0.8,
  figureAlone: 0.5,
  outcry: 0.6,
};
/** Without any sign, by language: who writes Greenlandic here and is not in danger uses words the learner knows. */
const sureWithoutSign: Record<HeardLanguage, number> = { da: 0.37, kl: 0.2, en: 0.38, other: 0.3 };
/** How likely a danger must be for the gentle question. */
const worthAsking = { withSign: 0.06, without: 0.2 };
/** "jeg kan ikke mere", and no more than that, is a question first. */
const shortOutcry = 6;
/** A few words without a sign are too little to alarm anybody on letters alone. */
const enoughWords = 4;

/** How likely a danger is that is said in so many words. */
const saidPlainly = 0.9;

/** The label of everything that is no danger. */
export const noDanger = 'none';

/** The marks a learner of danger sees beside the words. */
export function dangerMarks(reading: Reading): Map<string, number> {
  const marks = new Map(themeMarks(reading));
  for (const sign of reading.found('danger'))
    marks.set(`${standsForSomething(sign, reading) ? 'sign' : 'taken-back'}:${sign.label.name}`, 3);
  for (const sign of reading.found('plain'))
    marks.set(`${standsForSomething(sign, reading) ? 'plain' : 'taken-back'}:${sign.label.name}`, 3);
  for (const sign of reading.found('maybe')) marks.set(`maybe:${sign.label.name}`, 1);
  for (const list of ['harmless', 'tense'])
    for (const match of reading.found(list)) marks.set(`${list}:${match.label.name}`, 1.2);
  return marks;
}

export function findDanger(reading: Reading, learned: Learned): Danger {
  if (reading.tokens.length === 0) return { urgent: null, check: null, likelihood: 0 };
  const likelihoods = learned(reading, dangerMarks(reading));
  const likelihood = 1 - (likelihoods.get(noDanger) ?? 1);
  const [plain, signs] = [standing('plain', reading), standing('danger', reading)];
  const isSure = likelihood > sureFrom(plain, signs, reading);
  if (isSure && plain.length > 0)
    return { urgent: likeliestKind(likelihoods, plain), check: null, likelihood: Math.max(likelihood, saidPlainly) };
  const hints = signs.length > 0 ? signs : standing('maybe', reading);
  const kind = likeliestKind(likelihoods, hints);
  if (isSure) return { urgent: kind, check: null, likelihood };
  const asking = [...plain, ...standing('ask', reading)];
  if (asking.length > 0) return { urgent: null, check: likeliestKind(likelihoods, asking), likelihood };
  const ask = likelihood > (hints.length > 0 ? worthAsking.withSign : worthAsking.without);
  return { urgent: null, check: ask && isReadable(reading, hints.length) ? kind : null, likelihood };
}

const standing = (list: string, reading: Reading): Found[] =>
  reading.found(list).filter((sign) => standsForSomething(sign, reading));

const isReadable = (reading: Reading, signs: number): boolean => signs > 0 || reading.tokens.length >= enoughWords;

function sureFrom(plain: readonly Found[], signs: readonly Found[], reading: Reading): number {
  const hasFigure = reading.found('harmless').length > 0;
  const beside = hasFigure ? 'besideFigure' : 'alone';
  if (plain.length > 0) return sureEnough.plain[beside];
  if (signs.length > 0) return sureEnough.sign[beside];
  if (reading.found('danger').length > 0) return sureEnough.takenBack;
  if (hasFigure) return sureEnough.figureAlone;
  if (reading.found('maybe').length > 0 && reading.tokens.length <= shortOutcry) return sureEnough.outcry;
  return isReadable(reading, 0) ? sureWithoutSign[reading.language ?? 'da'] : 1;
}

/** Among the kinds that show signs the likeliest; without signs, among all. */
function likeliestKind(likelihoods: Likelihoods, signs: readonly Found[]): UrgentKind | null {
  const shown = new Set(signs.map((sign) => sign.label.name));
  const kinds = [...likelihoods.keys()].filter((label) => label !== noDanger);
  return (kinds.find((kind) => shown.size === 0 || shown.has(kind)) ?? null) as UrgentKind | null;
}
