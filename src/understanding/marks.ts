// What a learner sees of a message beside its words, and what it answers.
import type { Reading } from './lexicon.ts';

/** Names of what was found in a message, each with its weight. */
type Marks = ReadonlyMap<string, number>;

/** How likely each label is, together 1, the likeliest first. */
export type Likelihoods = ReadonlyMap<string, number>;

export type Learned = (reading: Reading, marks: Marks) => Likelihoods;

/** More fields than this say nothing any more: the message is about everything. */
const mostThemes = 12;
const weightOfOne = 0.8;
const weightOfPair = 0.7;

/** Which fields of life meet in a message ("family" and "does not answer"): so words never seen are known by their field. */
export function themeMarks(reading: Reading): [string, number][] {
  const found = reading.found('themes').map((match) => match.label.name);
  const themes = [...new Set(found)].slice(0, mostThemes).sort();
  const pairs = themes.flatMap((one, at) => themes.slice(at + 1).map((other) => `theme:${one}+${other}`));
  return [
    ...themes.map((theme): [string, number] => [`theme:${theme}`, weightOfOne]),
    ...pairs.map((pair): [string, number] => [pair, weightOfPair]),
  ];
}
