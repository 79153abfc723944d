// What a learner sees of a message: words, pairs of words, pieces of words, and which phrases of intents/ stand in it.
import type { Token } from './tokens.ts';

/** Hashed features: index and value, the values of length 1 together. */
export interface Features {
  indexes: Uint32Array;
  values: Float32Array;
}

const bits = 16;
export const featureSpace = 1 << bits;
const mask = featureSpace - 1;
const mostFeatures = 1500;

/** `marks`: names of what was found in the text besides its words, each with its weight. */
export function featuresOf(tokens: readonly Token[], marks: ReadonlyMap<string, number>): Features {
  const found = new Map<number, number>();
  const add = (hash: number, value: number) => {
    if (found.size < mostFeatures) found.set(hash & mask, value);
  };
  let before = '^';
  for (const token of tokens) {
    add(hashOf('w', token.meant), 1);
    if (token.form !== token.meant) add(hashOf('w', token.form), 0.7);
    add(hashOf(before, token.meant), 0.8);
    addPieces(token.meant, add);
    before = token.meant;
  }
  add(hashOf(before, '$'), 0.8);
  for (const [mark, weight] of marks) add(hashOf('m', mark), weight);
  return scaled(found);
}

function addPieces(form: string, add: (hash: number, value: number) => void): void {
  const padded = `<${form.slice(0, 24)}>`;
  for (let length = 3; length <= 5; length += 1) {
    for (let at = 0; at + length <= padded.length; at += 1) add(hashOf('c', padded.slice(at, at + length)), 0.35);
  }
}

function scaled(found: ReadonlyMap<number, number>): Features {
  let squares = 0;
  for (const value of found.values()) squares += value * value;
  const norm = Math.sqrt(squares) || 1;
  return {
    indexes: Uint32Array.from(found.keys()),
    values: Float32Array.from(found.values(), (value) => value / norm),
  };
}

/** FNV-1a over both parts. */
function hashOf(kind: string, text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < kind.length; at += 1) hash = Math.imul(hash ^ kind.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ 31, 0x01000193);
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
