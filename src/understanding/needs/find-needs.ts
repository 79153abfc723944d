// Which needs a message speaks of: phrases of intents/ say it plainly, a learner weighs the rest.
import type { Need } from '../../vocabulary.ts';
import type { Found, Reading } from '../lexicon.ts';
import type { Learned, Likelihoods } from '../marks.ts';
import { allAsked } from './asked-beside.ts';
import { needMarks } from './need-marks.ts';
import { afterDeclined } from './parts.ts';

export interface FoundNeeds {
  /** Most important first; empty when nothing is sure enough. */
  needs: Need[];
  confidence: number;
}

/** Below this a message counts as not understood. */
const leastConfidence = 0.18;
/** To say "I know nothing of that" Ly must be surer than to answer. */
const leastBeyond = 0.22;

export function findNeeds(message: Reading, learned: Learned): FoundNeeds {
  const reading = afterDeclined(message);
  const whole = reading.found('need').filter((match) => isWholeMessage(match, reading));
  if (whole[0] && new Set(whole.map((match) => match.label.name)).size === 1)
    return { needs: [whole[0].label.name as Need], confidence: 0.99 };
  if (reading.tokens.length === 0) return { needs: [], confidence: 0 };
  const likelihoods = learned(reading, needMarks(reading));
  const best = mostSpecific(rank(likelihoods, reading), reading);
  if (!best || best.probability < (best.need === 'out_of_scope' ? leastBeyond : leastConfidence))
    return { needs: [], confidence: best?.probability ?? 0 };
  const needs = alone.has(best.need) ? [best.need] : allAsked(reading, { ...best, likelihoods }, learned);
  return { needs, confidence: best.probability };
}

/**
 * A stated category beats "what is open", what is wanted beats for whom ("a bed for my son" is a bed), and women, the
 * young, Greenlanders and people without CPR are a wish where something else is asked for.
 */
function mostSpecific(ranked: readonly Ranked[], reading: Reading): Ranked | undefined {
  const best = ranked[0];
  if (best?.need === 'human') return ranked.find((one) => isTalkAbout(one, reading)) ?? best;
  if (!best || !vague.has(best.need)) return best;
  const stated = ranked.find((one) => !vague.has(one.need) && !alone.has(one.need) && isStated(one.need, reading));
  return stated && stated.probability >= leastStated ? stated : best;
}

/** Somebody to talk to about what weighs on the mind is help for the mind. */
const isTalkAbout = ({ need, probability }: Ranked, reading: Reading): boolean =>
  need === 'psychiatry' && probability >= leastTalk && isStated(need, reading);
const leastTalk = 0.15;

const vague = new Set<Need>([
  'open_now', 'relative_help', 'worried_about_other', 'women', 'youth', 'greenlandic_house', 'no_cpr',
]); // prettier-ignore
const leastStated = 0.4;

const isStated = (need: Need, reading: Reading): boolean =>
  reading.found('need').some((match) => match.label.name === need);

interface Ranked {
  need: Need;
  probability: number;
}

/** "stop" in a sentence is no opt-out: it must be said in words that mean it, or be plain from a whole sentence. */
const sureOfStop = { likelihood: 0.6, words: 3 };
const isPlainlyStop = (probability: number, reading: Reading): boolean =>
  probability > sureOfStop.likelihood && reading.tokens.length >= sureOfStop.words;

const rank = (likelihoods: Likelihoods, reading: Reading): Ranked[] =>
  [...likelihoods]
    .map(([need, probability]) => ({ need: need as Need, probability }))
    .filter(
      ({ need, probability }) => need !== 'stop' || isStated('stop', reading) || isPlainlyStop(probability, reading),
    );

/** Needs that are about the conversation itself stand alone. */
const alone = new Set<Need>([
  'out_of_scope', 'thanks', 'greeting', 'feedback', 'stop', 'start', 'delete_data', 'help_menu', 'language', 'house_rules',
]); // prettier-ignore

function isWholeMessage(match: Found, reading: Reading): boolean {
  return (
    match.pattern.startsWith('^') &&
    match.pattern.endsWith('$') &&
    match.from === 0 &&
    match.to === reading.tokens.length - 1
  );
}
