// Texts that say nothing by themselves ("jeg er ved"): sent too soon, and read with what comes next.
import type { Reading } from './lexicon.ts';

/** More words than this and even small ones mean something together. */
const mostWords = 5;

/** Whether every word is one that only leads up to something, and nothing in the text asks or answers. */
export function isUnfinished(reading: Reading): boolean {
  const { tokens } = reading;
  if (tokens.length === 0 || tokens.length > mostWords || saysSomething(reading)) return false;
  const leading = new Set(reading.found('unfinished').map(({ from }) => from));
  const opens = reading.found('unfinished').some(({ label }) => label.name === 'opens');
  return opens && tokens.every((_token, at) => leading.has(at));
}

/** "er der nogen" is a greeting, "hvor er det" a question about the place of before. */
const saysSomething = (reading: Reading): boolean =>
  ['need', 'signals', 'aspects'].some((list) => reading.found(list).length > 0);
