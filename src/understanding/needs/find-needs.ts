// Which needs a message speaks of: phrases of intents/ say it plainly, a learner weighs the rest.
import type { Need } from '../../vocabulary.ts';
import type { Found, Reading } from '../lexicon.ts';
import { themeMarks } from '../marks.ts';
import type { Learned } from '../marks.ts';

export interface FoundNeeds {
  /** Most important first; empty when nothing is sure enough. */
  needs: Need[];
  confidence: number;
}

/** Below this a message counts as not understood. */
const leastConfidence = 0.18;
/** How likely a second need must be: less where "og" joins the two. */
const leastSecond = { joined: 0.25, apart: 0.6 };

/** The marks a learner of needs sees beside the words. */
export function needMarks(reading: Reading): Map<string, number> {
  const marks = new Map(themeMarks(reading));
  const put = (name: string, weight: number) => marks.set(name, Math.max(marks.get(name) ?? 0, weight));
  for (const match of reading.found('need')) put(`need:${match.label.name}`, match.words > 1 ? 3 : 2.2);
  for (const match of reading.found('hint')) put(`hint:${match.label.name}`, 1.2);
  for (const list of ['danger', 'filters', 'asks'])
    for (const match of reading.found(list)) put(`${list}:${match.label.name}`, 0.8);
  return marks;
}

export function findNeeds(reading: Reading, learned: Learned): FoundNeeds {
  const whole = reading.found('need').filter((match) => isWholeMessage(match, reading));
  if (whole[0] && new Set(whole.map((match) => match.label.name)).size === 1)
    return { needs: [whole[0].label.name as Need], confidence: 0.99 };
  if (reading.tokens.length === 0) return { needs: [], confidence: 0 };
  const ranked = rank(reading, learned);
  const best = mostSpecific(ranked, reading);
  if (!best || best.probability < leastConfidence) return { needs: [], confidence: best?.probability ?? 0 };
  const second = ranked.filter((one) => isNamedApart(one, best, reading)).slice(0, 2);
  return {
    needs: [best, ...second].map((one) => one.need),
    confidence: Math.min(
      1,
      second.reduce((sum, one) => sum + one.probability, best.probability),
    ),
  };
}

/**
 * A stated category beats "what is open", what is wanted beats for whom ("a bed for my son" is a bed), and women, the
 * young, Greenlanders and people without CPR are a wish where something else is asked for.
 */
function mostSpecific(ranked: readonly Ranked[], reading: Reading): Ranked | undefined {
  const best = ranked[0];
  if (!best || !vague.has(best.need)) return best;
  const stated = ranked.find((one) => !vague.has(one.need) && !alone.has(one.need) && isStated(one.need, reading));
  return stated && stated.probability >= leastStated ? stated : best;
}

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

const rank = (reading: Reading, learned: Learned): Ranked[] =>
  [...learned(reading, needMarks(reading))]
    .map(([need, probability]) => ({ need: need as Need, probability }))
    .filter(({ need, probability }) => need !== 'stop' || isStated('stop', reading) || isPlainlyStop(probability, reading));

/** Needs that are about the conversation itself are never a second need. */
const alone = new Set<Need>([
  'open_now', 'out_of_scope', 'thanks', 'greeting', 'feedback', 'stop', 'start', 'delete_data', 'help_menu', 'language', 'house_rules',
]); // prettier-ignore

/** A second need is named in words of its own. */
function isNamedApart(candidate: Ranked, best: Ranked, reading: Reading): boolean {
  if (candidate === best || candidate.probability < leastSecond.joined) return false;
  if ([candidate.need, best.need].some((need) => alone.has(need) || vague.has(need))) return false;
  const named = (need: Need) => reading.found('need').filter((match) => match.label.name === need);
  return named(candidate.need).some((match) =>
    named(best.need).every((span) => {
      const [first, second] = span.to < match.from ? [span, match] : [match, span];
      if (first.to >= second.from) return false;
      return candidate.probability >= leastSecond.apart || isJoined(first.to, second.from, reading);
    }),
  );
}

/** Whether "og" or the end of a sentence stands between two words. */
const isJoined = (from: number, to: number, reading: Reading): boolean =>
  reading.tokens[from]?.sentence !== reading.tokens[to]?.sentence ||
  reading.found('asks').some((match) => match.label.name === 'and' && match.from > from && match.to < to);

function isWholeMessage(match: Found, reading: Reading): boolean {
  return (
    match.pattern.startsWith('^') &&
    match.pattern.endsWith('$') &&
    match.from === 0 &&
    match.to === reading.tokens.length - 1
  );
}
