// Multinomial logistic regression, trained by AdaGrad in a fixed order: the same examples give the same model.
import { inBytes, softmax } from './weights.ts';
import type { Weights } from './weights.ts';
import { featureSpace } from './word-features.ts';
import type { Features } from './word-features.ts';

export interface Lesson {
  features: Features;
  label: string;
  /** How much it counts; 1 unless said. */
  weight?: number;
}

export interface Training {
  rounds: number;
  rate: number;
}

/** Gradients below this change nothing worth the time. */
const tooSmall = 0.01;

/** An example the model is this sure of sits out two rounds: most of the time goes to what is not learnt yet. */
const known = 0.05;
const restingRounds = 2;

interface Model {
  size: number;
  weights: Float32Array;
  /** AdaGrad's memory of how much each feature has moved already. */
  moved: Float32Array;
  rate: number;
}

export function learn(lessons: readonly Lesson[], labels: readonly string[], training: Training): Weights {
  const size = labels.length;
  const model: Model = {
    size,
    weights: new Float32Array(featureSpace * size),
    moved: new Float32Array(featureSpace).fill(1e-3),
    rate: training.rate,
  };
  const labelIndex = new Map(labels.map((label, index) => [label, index]));
  const scores = new Float32Array(size);
  const resting = new Uint8Array(lessons.length);
  for (let round = 0; round < training.rounds; round += 1) {
    for (const index of shuffled(lessons.length, round)) {
      if (resting[index]! > 0) {
        resting[index]! -= 1;
        continue;
      }
      const lesson = lessons[index]!;
      softmax(score(lesson.features, model, scores));
      scores[labelIndex.get(lesson.label)!]! -= 1;
      if (!correct(lesson, scores, model)) resting[index] = restingRounds;
    }
  }
  return inBytes(model.weights, labels);
}

/** 0 to length-1 in an order that looks random and is the same every time. */
function shuffled(length: number, round: number): Uint32Array {
  const order = Uint32Array.from({ length }, (_, index) => index);
  let random = 20_261_125 + round;
  for (let at = length - 1; at > 0; at -= 1) {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    const other = random % (at + 1);
    const kept = order[at]!;
    order[at] = order[other]!;
    order[other] = kept;
  }
  return order;
}

function score({ indexes, values }: Features, { size, weights }: Model, scores: Float32Array): Float32Array {
  scores.fill(0);
  for (let at = 0; at < indexes.length; at += 1) {
    const row = indexes[at]! * size;
    const value = values[at]!;
    for (let label = 0; label < size; label += 1) scores[label]! += weights[row + label]! * value;
  }
  return scores;
}

/** False when there was next to nothing to learn. */
function correct(lesson: Lesson, errors: Float32Array, { size, weights, moved, rate }: Model): boolean {
  const wrong: number[] = [];
  let squares = 0;
  for (let label = 0; label < size; label += 1) {
    const error = errors[label]! * (lesson.weight ?? 1);
    errors[label] = error;
    squares += error * error;
    if (Math.abs(error) >= tooSmall) wrong.push(label);
  }
  if (wrong.length === 0) return false;
  const { indexes, values } = lesson.features;
  for (let at = 0; at < indexes.length; at += 1) {
    const index = indexes[at]!;
    const value = values[at]!;
    moved[index]! += squares * value * value;
    const step = (rate * value) / Math.sqrt(moved[index]!);
    for (const label of wrong) weights[index * size + label]! -= step * errors[label]!;
  }
  return squares > known;
}
