// Jest compares own properties, and Temporal's values have none: without this every instant equals every other.
import { expect } from '@jest/globals';

expect.addEqualityTesters([
  (one: unknown, other: unknown) => {
    const [ours, theirs] = [inWords(one), inWords(other)];
    return ours === undefined && theirs === undefined ? undefined : ours === theirs;
  },
]);

/** Undefined for what is no Temporal value; a copy that Jest makes to show a difference is none. */
function inWords(value: unknown): string | undefined {
  const kind = Object.prototype.toString.call(value);
  if (!kind.startsWith('[object Temporal.')) return undefined;
  try {
    return `${kind} ${String(value)}`;
  } catch {
    return undefined;
  }
}
