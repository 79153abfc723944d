// "Er du i sikkerhed lige nu?" - "nej": the answer is the alarm.
import type { Signal } from '../meaning.ts';

const asksWhetherSafe = /\b(?:sikkerhed|safe)\b[^?]*\?/i;

/** Whether a "no" answers the question, asked by Ly or a colleague in the text before, if somebody is safe. */
export function saysNotSafe(signal: Signal | null, earlier: readonly string[]): boolean {
  const asked = earlier.at(-1) ?? '';
  return signal === 'no' && asked.startsWith('[bot] ') && asksWhetherSafe.test(asked);
}
