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
 * What the learner says is weighed with two things it does not see: a long message tells more than a short one, and who
 * clearly asks for something is seldom in danger. Log odds; found on writers held out, as are the limits.
 */
const weights = { length: 0.8, clearNeed: 3 };
/** How much the message must weigh to raise the alarm: little where danger stands in so many words, more beside a figure of speech. */
const enough = {
  plain: { alone: -1.2, besideFigure: 0 },
  sign: { alone: -0.8, besideFigure: 0 },
  takenBack: 1.2,
  figureAlone: 0.5,
  outcry: 0.5,
};
/** Without any sign, by language: who writes Greenlandic here and is not in danger uses words the learner knows. */
const enoughWithoutSign: Record<HeardLanguage, number> = { da: 0.2, kl: -2, en: 0, other: -0.5 };
/** How much it must weigh for the gentle question. */
const worthAsking = { withSign: -1.8, without: -1 };
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

/** @param needConfidence how clear it is what else the message asks for, 0 to 1. */
export function findDanger(reading: Reading, learned: Learned, needConfidence: number): Danger {
  if (reading.tokens.length === 0) return { urgent: null, check: null, likelihood: 0 };
  const likelihoods = learned(reading, dangerMarks(reading));
  const likelihood = 1 - (likelihoods.get(noDanger) ?? 1);
  const [plain, signs] = [standing('plain', reading), standing('danger', reading)];
  const weight = weigh(likelihood, needConfidence, reading);
  const isSure = weight > enoughFor(plain, signs, reading);
  if (isSure && plain.length > 0)
    return { urgent: likeliestKind(likelihoods, plain), check: null, likelihood: Math.max(likelihood, saidPlainly) };
  const hints = signs.length > 0 ? signs : standing('maybe', reading);
  const kind = likeliestKind(likelihoods, hints);
  if (isSure) return { urgent: kind, check: null, likelihood };
  const asking = [...plain, ...standing('ask', reading)];
  if (asking.length > 0) return { urgent: null, check: likeliestKind(likelihoods, asking), likelihood };
  const ask = weight > (hints.length > 0 ? worthAsking.withSign : worthAsking.without);
  return { urgent: null, check: ask && isReadable(reading, hints.length) ? kind : null, likelihood };
}

const standing = (list: string, reading: Reading): Found[] =>
  reading.found(list).filter((sign) => standsForSomething(sign, reading));

const isReadable = (reading: Reading, signs: number): boolean => signs > 0 || reading.tokens.length >= enoughWords;

function weigh(likelihood: number, needConfidence: number, { tokens }: Reading): number {
  const odds = Math.log(likelihood / (1 - likelihood));
  return odds + weights.length * Math.log1p(tokens.length) - weights.clearNeed * needConfidence;
}

function enoughFor(plain: readonly Found[], signs: readonly Found[], reading: Reading): number {
  const hasFigure = reading.found('harmless').length > 0;
  const beside = hasFigure ? 'besideFigure' : 'alone';
  if (plain.length > 0) return enough.plain[beside];
  if (signs.length > 0) return enough.sign[beside];
  if (reading.found('danger').length > 0) return enough.takenBack;
  if (hasFigure) return enough.figureAlone;
  if (reading.found('maybe').length > 0 && reading.tokens.length <= shortOutcry) return enough.outcry;
  return isReadable(reading, 0) ? enoughWithoutSign[reading.language ?? 'da'] : Infinity;
}

/** Among the kinds that show signs the likeliest; without signs, among all. */
function likeliestKind(likelihoods: Likelihoods, signs: readonly Found[]): UrgentKind | null {
  const shown = new Set(signs.map((sign) => sign.label.name));
  const kinds = [...likelihoods.keys()].filter((label) => label !== noDanger);
  return (kinds.find((kind) => shown.size === 0 || shown.has(kind)) ?? null) as UrgentKind | null;
}
