// What a message asks for beside its first need: "a bed, and somewhere to wash". Each part of it is weighed by itself.
import type { Need } from '../../vocabulary.ts';
import type { Found, Reading } from '../lexicon.ts';
import type { Learned, Likelihoods } from '../marks.ts';
import { needMarks } from './need-marks.ts';
import { joinedParts, partsOf, withoutWords } from './parts.ts';

/** The first need of a message, and how likely every need is in the whole of it. */
export interface First {
  need: Need;
  probability: number;
  likelihoods: Likelihoods;
}

/** How much likelier each makes it that a need is asked for too, found on writers held out. */
const weights = {
  always: -2.71,
  /** The log odds of the need in the whole message, and in the part that says it most. */
  whole: 0.94,
  part: 0.43,
  /** The log odds of the first need, and of it in another part. */
  first: 0.63,
  firstElsewhere: 0.18,
  /** The part asks ("where", "need"); some part does. */
  wish: 0.96,
  anyWish: -0.52,
  /** What is asked for is said before what is told. */
  opening: 0.99,
  joined: 1.1,
  /** "both", "neither": two things are meant. */
  both: 1.64,
  /** Two things of the day, and the part is about the second most of all. */
  everyday: 1.41,
};
const leastBeside = 0.19;
const mostBeside = 2;

/** What a day on the street takes: asked for together more than anything else is. */
const everydayNeeds = new Set<Need>([
  'sleep', 'food', 'shower', 'toilet', 'laundry', 'clothes', 'warm_room', 'storage',
]); // prettier-ignore

/** Needs about the conversation, and for whom something is, belong to what is asked and are none beside it. */
const neverBeside = new Set<Need>([
  'out_of_scope', 'thanks', 'greeting', 'feedback', 'stop', 'start', 'delete_data', 'help_menu', 'language', 'house_rules',
  'women', 'youth', 'no_cpr', 'greenlandic_house', 'relative_help',
]); // prettier-ignore

interface Part {
  reading: Reading;
  likelihoods: Likelihoods;
  wish: boolean;
  joined: boolean;
  opening: boolean;
  had: boolean;
}

/** All that is asked for: the first need, unless somebody has that already and asks for another, and those beside it. */
export function allAsked(reading: Reading, first: First, learned: Learned): Need[] {
  const parts = weighable(reading, first, learned);
  const beside = askedBeside({ reading, first, parts });
  return beside.length > 0 && saidIn(first.need, parts).had ? beside : [first.need, ...beside];
}

/** Likeliest first. */
function askedBeside(all: Weighed): Need[] {
  const { reading, first } = all;
  return [...first.likelihoods.keys()]
    .map((name) => name as Need)
    .filter((need) => need !== first.need && !neverBeside.has(need) && !isDeclined(need, reading))
    .map((need) => ({ need, likelihood: likelihoodBeside(need, all) }))
    .filter(({ likelihood }) => likelihood >= leastBeside)
    .sort((one, other) => other.likelihood - one.likelihood)
    .slice(0, mostBeside)
    .map(({ need }) => need);
}

function weighable(reading: Reading, { likelihoods }: First, learned: Learned): Part[] {
  const parts = partsOf(reading);
  const joined = joinedParts(reading, parts);
  return parts.map((part, at) => ({
    reading: part,
    likelihoods: parts.length === 1 ? likelihoods : learned(part, needMarks(part)),
    wish: hasWish(part),
    joined: joined.has(part),
    opening: at === 0,
    had: isHad(part),
  }));
}

interface Weighed {
  reading: Reading;
  first: First;
  parts: readonly Part[];
}

function likelihoodBeside(need: Need, weighed: Weighed): number {
  if (saidIn(need, weighed.parts).had) return 0;
  const says = evidenceFor(need, weighed);
  const names = Object.keys(weights) as (keyof typeof weights)[];
  const sum = names.reduce((before, name) => before + weights[name] * Number(says[name]), 0);
  return 1 / (1 + Math.exp(-sum));
}

function evidenceFor(need: Need, { reading, first, parts }: Weighed): Record<keyof typeof weights, number | boolean> {
  const said = saidIn(need, parts);
  const elsewhere = parts.filter((part) => part !== said).map((part) => of(first.need, part));
  const everyday = everydayNeeds.has(need) && everydayNeeds.has(first.need);
  return {
    always: true,
    whole: logOdds(first.likelihoods.get(need) ?? 0),
    part: logOdds(of(need, said)),
    first: logOdds(first.probability),
    firstElsewhere: logOdds(Math.max(0, ...elsewhere)),
    wish: said.wish,
    anyWish: parts.some(({ wish }) => wish),
    opening: said.opening,
    joined: said.joined,
    both: hasAsk(reading, 'both'),
    everyday: everyday && parts.length > 1 && [...said.likelihoods.keys()][0] === need,
  };
}

/** The part that says most of a need. */
const saidIn = (need: Need, parts: readonly Part[]): Part =>
  parts.reduce((most, part) => (of(need, part) > of(need, most) ? part : most));

const of = (need: Need, { likelihoods }: Part): number => likelihoods.get(need) ?? 0;
/** No likelihood is so small or so great that it alone decides. */
const leastDoubt = 0.001;
const logOdds = (likelihood: number): number => Math.log((likelihood + leastDoubt) / (1 - likelihood + leastDoubt));

/** "har spist", "behøver ikke": what somebody has or does without, in a part that asks for nothing else. */
function isHad(part: Reading): boolean {
  const had = part.found('asks').filter((match) => match.label.name === 'had');
  const wishes = part.found('asks').filter((match) => match.label.name === 'wish');
  const isIn = (wish: Found) => had.some(({ from, to }) => from <= wish.from && to >= wish.to);
  return had.length > 0 && wishes.every(isIn);
}

const hasAsk = (reading: Reading, name: string): boolean =>
  reading.found('asks').some((match) => match.label.name === name);
const hasWish = (part: Reading): boolean => hasAsk(part, 'wish');

/** "uden læge" asks for no doctor. */
function isDeclined(need: Need, reading: Reading): boolean {
  const named = reading.found('need').filter(({ label }) => label.name === need);
  return named.length > 0 && named.every(({ from }) => withoutWords.has(reading.tokens[from - 1]?.form ?? ''));
}
