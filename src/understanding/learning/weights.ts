// What training leaves behind: how much each feature speaks for each label, in a byte each with one scale a feature.
import type { Features } from './word-features.ts';

export interface Weights {
  labels: readonly string[];
  /** What one step of a feature's row is worth. */
  scales: Float32Array;
  /** One row of labels for each feature, -127 to 127. */
  steps: Int8Array;
}

const mostSteps = 127;

/** A quarter of the memory, and the same answers whether the weights were trained a moment ago or read from a file. */
export function inBytes(exact: Float32Array, labels: readonly string[]): Weights {
  const size = labels.length;
  const scales = new Float32Array(exact.length / size);
  const steps = new Int8Array(exact.length);
  for (let feature = 0; feature < scales.length; feature += 1) {
    const row = feature * size;
    let largest = 0;
    for (let at = row; at < row + size; at += 1) {
      const weight = exact[at]!;
      if (weight > largest || -weight > largest) largest = weight < 0 ? -weight : weight;
    }
    if (largest === 0) continue;
    scales[feature] = largest / mostSteps;
    for (let at = row; at < row + size; at += 1) steps[at] = Math.round((exact[at]! / largest) * mostSteps);
  }
  return { labels, scales, steps };
}

/** One probability for each label, in their order, together 1. */
export function classify({ indexes, values }: Features, { labels, scales, steps }: Weights): Float32Array {
  const size = labels.length;
  const scores = new Float32Array(size);
  for (let at = 0; at < indexes.length; at += 1) {
    const feature = indexes[at]!;
    const value = values[at]! * scales[feature]!;
    if (value === 0) continue;
    const row = feature * size;
    for (let label = 0; label < size; label += 1) scores[label]! += steps[row + label]! * value;
  }
  return softmax(scores);
}

/** Makes probabilities of scores, in place. */
export function softmax(scores: Float32Array): Float32Array {
  let highest = -Infinity;
  for (const score of scores) highest = Math.max(highest, score);
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    scores[at] = Math.exp(scores[at]! - highest);
    sum += scores[at]!;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at]! /= sum;
  return scores;
}
