// Which fields of life meet in a message ("family" and "does not answer"): a learner knows them in words it has never seen.
import type { Reading } from './lexicon.ts';

/** More fields than this say nothing any more: the message is about everything. */
const mostThemes = 12;
const weightOfOne = 0.8;
const weightOfPair = 0.7;

export function themeMarks(reading: Reading): [string, number][] {
  const themes = [...new Set(reading.found('themes').map((match) => match.label.name))].slice(0, mostThemes).sort();
  const pairs = themes.flatMap((one, at) => themes.slice(at + 1).map((other) => `theme:${one}+${other}`));
  return [
    ...themes.map((theme): [string, number] => [`theme:${theme}`, weightOfOne]),
    ...pairs.map((pair): [string, number] => [pair, weightOfPair]),
  ];
}
