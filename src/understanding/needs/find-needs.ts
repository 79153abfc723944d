// Which needs a message speaks of: phrases of intents/ say it plainly, a learner weighs the rest.
import type { Need } from '../../vocabulary.ts';
import type { Found, Reading } from '../lexicon.ts';
import { themeMarks } from '../marks.ts';
import type { Learned } from '../marks.ts';
import { afterDeclined, partsOf, withoutWords } from './parts.ts';

export interface FoundNeeds {
  /** Most important first; empty when nothing is sure enough. */
  needs: Need[];
  confidence: number;
}

/** Below this a message counts as not understood. */
const leastConfidence = 0.18;
/** To say "I know nothing of that" Ly must be surer than to answer. */
const leastBeyond = 0.22;
/** How likely a second need must be in its own part of the message. */
const leastBeside = 0.5;
const mostBeside = 2;
/** A part of more words must say that it asks. */
const fewWords = 5;
/** Where nobody asks for anything, only bare names of things are wishes: "toilet, mad". */
const fewestWords = 3;

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

export function findNeeds(message: Reading, learned: Learned): FoundNeeds {
  const reading = afterDeclined(message);
  const whole = reading.found('need').filter((match) => isWholeMessage(match, reading));
  if (whole[0] && new Set(whole.map((match) => match.label.name)).size === 1)
    return { needs: [whole[0].label.name as Need], confidence: 0.99 };
  if (reading.tokens.length === 0) return { needs: [], confidence: 0 };
  const ranked = rank(reading, learned);
  const best = mostSpecific(ranked, reading);
  if (!best || best.probability < (best.need === 'out_of_scope' ? leastBeyond : leastConfidence))
    return { needs: [], confidence: best?.probability ?? 0 };
  const beside = neededBeside(best, reading, learned);
  return { needs: [best.need, ...beside], confidence: best.probability };
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

const rank = (reading: Reading, learned: Learned): Ranked[] =>
  [...learned(reading, needMarks(reading))]
    .map(([need, probability]) => ({ need: need as Need, probability }))
    .filter(
      ({ need, probability }) => need !== 'stop' || isStated('stop', reading) || isPlainlyStop(probability, reading),
    );

/** Needs that are about the conversation itself are never a second need. */
const alone = new Set<Need>([
  'open_now', 'out_of_scope', 'thanks', 'greeting', 'feedback', 'stop', 'start', 'delete_data', 'help_menu', 'language', 'house_rules',
]); // prettier-ignore
/** Somebody to talk to and whom it is for belong to what is asked. */
const neverBeside = new Set<Need>([...alone, ...vague, 'human']);

/** What the other parts of the message ask for in words of their own. What is only told about oneself asks for nothing. */
function neededBeside(best: Ranked, reading: Reading, learned: Learned): Need[] {
  const parts = partsOf(reading);
  if (parts.length === 1 || (alone.has(best.need) && best.need !== 'open_now')) return [];
  const asked = parts.filter((part, at) =>
    best.need === 'open_now' ? hasWish(part) : isAsked(part, parts.slice(0, at), parts),
  );
  const needs = asked.map((part) => statedIn(part, learned)).filter((need) => need !== null && need !== best.need);
  return [...new Set(needs)].slice(0, mostBeside) as Need[];
}

function statedIn(part: Reading, learned: Learned): Need | null {
  const best = rank(part, learned)[0];
  if (!best || neverBeside.has(best.need) || best.probability < leastBeside) return null;
  const wanted = part.found('need').filter(({ label, from }) => label.name === best.need && !isWithout(from, part));
  return wanted.length > 0 ? best.need : null;
}

/** "uden læge" asks for no doctor. */
const isWithout = (from: number, { tokens }: Reading): boolean => withoutWords.has(tokens[from - 1]?.form ?? '');

/** A part asks where it says so, or goes on in a few words from one that does: "a bath and clean clothes". */
function isAsked(part: Reading, before: readonly Reading[], all: readonly Reading[]): boolean {
  if (hasWish(part)) return true;
  if (tellsOfSelf(part)) return false;
  if (!all.some(hasWish)) return all.every(({ tokens }) => tokens.length <= fewestWords);
  return before.some(hasWish) && part.tokens.length <= fewWords;
}

/** "a" is Jutland's "I"; in English it is none. */
const tellsOfSelf = (part: Reading): boolean =>
  part
    .found('tense')
    .some(({ label, pattern }) => label.name === 'about-self' && !(pattern === 'a' && part.language === 'en'));

const hasWish = (part: Reading): boolean => part.found('asks').some((match) => match.label.name === 'wish');

function isWholeMessage(match: Found, reading: Reading): boolean {
  return (
    match.pattern.startsWith('^') &&
    match.pattern.endsWith('$') &&
    match.from === 0 &&
    match.to === reading.tokens.length - 1
  );
}
