// Multinomial logistic regression, trained by AdaGrad in a fixed order: the same examples give the same model.
import { featureSpace } from './word-features.ts';
import type { Features } from './word-features.ts';

export interface Lesson {
  features: Features;
  label: string;
  /** How much it counts; 1 unless said. */
  weight?: number;
}

export interface Learned {
  labels: readonly string[];
  /** One probability for each label, together 1. */
  probabilities(features: Features): Float64Array;
}

export interface Training {
  rounds: number;
  rate: number;
  /** Below 1 makes the answers less sure: set so that "0.8" is right four times in five on unseen writers. */
  sharpness: number;
}

/** Gradients below this change nothing worth the time. */
const tooSmall = 0.004;

export function learn(lessons: readonly Lesson[], labels: readonly string[], training: Training): Learned {
  const size = labels.length;
  const weights = new Float32Array(featureSpace * size);
  const seen = new Float32Array(featureSpace * size);
  const scores = new Float64Array(size);
  const labelIndex = new Map(labels.map((label, index) => [label, index]));
  const order = lessons.map((_, index) => index);
  let random = 20_261_125;
  for (let round = 0; round < training.rounds; round += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
      const other = random % (at + 1);
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    for (const index of order) {
      const lesson = lessons[index]!;
      softmax(score(lesson.features, weights, scores), 1);
      scores[labelIndex.get(lesson.label)!]! -= 1;
      step(lesson, scores, { weights, seen, rate: training.rate });
    }
  }
  return {
    labels,
    probabilities: (features) => softmax(score(features, weights, new Float64Array(size)), training.sharpness),
  };
}

function score(features: Features, weights: Float32Array, scores: Float64Array): Float64Array {
  const size = scores.length;
  scores.fill(0);
  const { indexes, values } = features;
  for (let at = 0; at < indexes.length; at += 1) {
    const row = indexes[at]! * size;
    const value = values[at]!;
    for (let label = 0; label < size; label += 1) scores[label]! += weights[row + label]! * value;
  }
  return scores;
}

function softmax(scores: Float64Array, sharpness: number): Float64Array {
  let highest = -Infinity;
  for (const value of scores) highest = Math.max(highest, value);
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    scores[at] = Math.exp((scores[at]! - highest) * sharpness);
    sum += scores[at]!;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at]! /= sum;
  return scores;
}

function step(
  lesson: Lesson,
  errors: Float64Array,
  model: { weights: Float32Array; seen: Float32Array; rate: number },
): void {
  const { weights, seen, rate } = model;
  const size = errors.length;
  const { indexes, values } = lesson.features;
  for (let label = 0; label < size; label += 1) {
    const error = errors[label]! * (lesson.weight ?? 1);
    if (Math.abs(error) < tooSmall) continue;
    for (let at = 0; at < indexes.length; at += 1) {
      const cell = indexes[at]! * size + label;
      const gradient = error * values[at]!;
      seen[cell]! += gradient * gradient;
      weights[cell]! -= (rate * gradient) / (Math.sqrt(seen[cell]!) + 1e-3);
    }
  }
}
