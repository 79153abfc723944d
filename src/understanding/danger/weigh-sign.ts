// What takes a sign of danger back: a figure of speech over the same words, a negation before it, a time long past, a story.
import type { Found, Reading } from '../lexicon.ts';

/** How many words before a sign a "not" still reaches it. */
const reach = 3;

export function standsForSomething(sign: Found, reading: Reading): boolean {
  return !isFigureOfSpeech(sign, reading) && !isNegated(sign, reading) && !isElsewhere(sign, reading);
}

function isFigureOfSpeech(sign: Found, reading: Reading): boolean {
  return reading
    .found('harmless')
    .some((phrase) => phrase.from <= sign.to && phrase.to >= sign.from && !saysLess(phrase, sign));
}

/** "få luft" is nothing, "kan ikke få luft" is: a sign that holds the whole figure of speech and more stands. */
function saysLess(phrase: Found, sign: Found): boolean {
  return phrase.from >= sign.from && phrase.to <= sign.to && phrase.words < sign.words;
}

/** "jeg er ikke selvmordstruet"; a sign that has its own "not" ("vil ikke leve") is none of this. */
function isNegated(sign: Found, reading: Reading): boolean {
  const negations = reading.found('tense').filter((match) => match.label.name === 'not');
  if (negations.some((one) => one.from === sign.from || one.to === sign.to)) return false;
  if (hasOwnNegation(sign)) return false;
  const restarts = reading.found('tense').filter((match) => match.label.name === 'restart');
  return negations.some((one) => {
    if (one.from > sign.from && one.to < sign.to) return true;
    const near = one.to < sign.from && sign.from - one.to <= reach;
    const sameSentence = reading.tokens[one.to]?.sentence === reading.tokens[sign.from]?.sentence;
    return near && sameSentence && !restarts.some((word) => word.from > one.to && word.to <= sign.from);
  });
}

function hasOwnNegation(sign: Found): boolean {
  return /\{ikke\}|\bikke\b|\baldrig\b|\bnot\b|\bnever\b|\bingen\b|\bno\b/.test(sign.pattern);
}

/** Long ago, in a film, or "what does one do if": unless the message says that it is now. What is over is over "now". */
function isElsewhere(sign: Found, reading: Reading): boolean {
  const frames = reading.found('tense');
  const sentence = reading.tokens[sign.from]?.sentence;
  const framing = frames.filter((frame) => reading.tokens[frame.from]?.sentence === sentence);
  if (framing.some((frame) => frame.label.name === 'over')) return true;
  const framed = framing.some((frame) => frameNames.has(frame.label.name));
  return framed && !framing.some((frame) => frame.label.name === 'present');
}

const frameNames = new Set(['past', 'story', 'if']);
