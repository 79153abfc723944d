// What a learner sees of a message: words, pairs of words, pieces of words, and marks for what was found in it.

/** A word as it was written, and as it was most likely meant. */
export interface Word {
  form: string;
  meant: string;
}

/** Hashed features of one text: index and value. The same index may come twice; its values add up. */
export interface Features {
  indexes: Uint32Array;
  values: Float32Array;
}

/** 16 cost two points of danger and one of needs, since features share a place; 18 gains nothing more. */
const bits = 17;
export const featureSpace = 1 << bits;
const mask = featureSpace - 1;
const mostFeatures = 1500;

const weights = { word: 1, asWritten: 0.7, pair: 0.8, piece: 0.5, length: 0.8 };

/** One text at a time is written into these, then copied out: no garbage for each feature. */
const indexes = new Uint32Array(mostFeatures);
const values = new Float32Array(mostFeatures);

/** `marks`: names of what was found in the text besides its words, each with its weight. */
export function featuresOf(tokens: readonly Word[], marks: ReadonlyMap<string, number>): Features {
  let size = 0;
  let squares = 0;
  const add = (hash: number, value: number) => {
    if (size === mostFeatures) return;
    indexes[size] = hash & mask;
    values[size] = value;
    squares += value * value;
    size += 1;
  };
  for (const [mark, weight] of marks) add(hashOf(mark, 'mark'), weight);
  add(hashOf(lengthOf(tokens), 'length'), weights.length);
  let before = '^';
  for (const token of tokens) {
    for (const piece of piecesOf(token.meant)) add(piece, weights.piece);
    add(hashOf(token.meant, 'word'), weights.word);
    if (token.form !== token.meant) add(hashOf(token.form, 'word'), weights.asWritten);
    add(hashOf(token.meant, before), weights.pair);
    before = token.meant;
  }
  add(hashOf('$', before), weights.pair);
  const length = Math.sqrt(squares);
  return { indexes: indexes.slice(0, size), values: values.slice(0, size).map((value) => value / length) };
}

/** One word, a few, a sentence, a story: what a short message means stands in few features. */
function lengthOf(tokens: readonly Word[]): string {
  if (tokens.length <= 2) return `${tokens.length}`;
  return tokens.length <= 5 ? 'few' : tokens.length <= 14 ? 'some' : 'many';
}

/** Pieces of the common words are worked out once. */
const remembered = new Map<string, readonly number[]>();
const mostRemembered = 20_000;

function piecesOf(form: string): readonly number[] {
  const before = remembered.get(form);
  if (before) return before;
  const padded = `<${form.slice(0, 24)}>`;
  const pieces: number[] = [];
  for (const length of [3, 4, 5]) {
    for (let at = 0; at + length <= padded.length; at += 1) pieces.push(hashOf(padded.slice(at, at + length), 'piece'));
  }
  if (remembered.size < mostRemembered) remembered.set(form, pieces);
  return pieces;
}

/** FNV-1a over both parts. */
function hashOf(text: string, kind: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < kind.length; at += 1) hash = Math.imul(hash ^ kind.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ 31, 0x01000193);
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
