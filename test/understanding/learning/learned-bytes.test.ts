// What was learnt comes back from its bytes exactly, and not at all where the bytes are not those.
import { expect, test } from '@jest/globals';
import { fromBytes, toBytes } from '../../../src/understanding/learning/learned-bytes.ts';
import { classify, inBytes } from '../../../src/understanding/learning/weights.ts';
import type { Weights } from '../../../src/understanding/learning/weights.ts';
import { featureSpace, featuresOf } from '../../../src/understanding/learning/word-features.ts';

const labels = { needs: ['food', 'sleep', 'toilet'], danger: ['none', 'medical'] };
const key = new Uint8Array(32).fill(7);

/** Weights of some pattern: no two rows alike. */
function anyWeights(names: readonly string[]): Weights {
  return inBytes(
    Float32Array.from({ length: featureSpace * names.length }, (_, at) => Math.sin(at)),
    names,
  );
}

const learned = { needs: anyWeights(labels.needs), danger: anyWeights(labels.danger) };
const bytes = toBytes(learned, key);
const features = featuresOf([{ form: 'sulten', meant: 'sulten' }], new Map([['theme:food', 1]]));

test('what was learnt answers from its bytes as it did before', () => {
  const back = fromBytes(bytes, { key, labels });
  expect(back && classify(features, back.needs)).toEqual(classify(features, learned.needs));
  expect(back && classify(features, back.danger)).toEqual(classify(features, learned.danger));
});

test('bytes that do not lie where numbers must lie are read all the same', () => {
  const shifted = new Uint8Array(bytes.length + 1);
  shifted.set(bytes, 1);
  const back = fromBytes(shifted.subarray(1), { key, labels });
  expect(back && classify(features, back.needs)).toEqual(classify(features, learned.needs));
});

test('a file that is cut short, or empty, is not used', () => {
  expect(fromBytes(bytes.subarray(0, bytes.length - 1), { key, labels })).toBeNull();
  expect(fromBytes(new Uint8Array(0), { key, labels })).toBeNull();
});

test.each([0, 20, 60, 200, bytes.length - 1])('a file with one wrong byte, at %i, is not used', (at) => {
  const damaged = Uint8Array.from(bytes);
  damaged[at]! ^= 1;
  expect(fromBytes(damaged, { key, labels })).toBeNull();
});

test('what was learnt from other examples, or for other labels, is not used', () => {
  expect(fromBytes(bytes, { key: new Uint8Array(32).fill(8), labels })).toBeNull();
  expect(fromBytes(bytes, { key, labels: { ...labels, needs: ['food', 'sleep'] } })).toBeNull();
});

test('a byte each is near enough: no weight is moved by more than a half step of its row', () => {
  const exact = Float32Array.from({ length: featureSpace * 3 }, (_, at) => Math.cos(at) * 5);
  const { scales, steps } = inBytes(exact, labels.needs);
  const off = exact.map(
    (weight, at) => Math.abs(weight - steps[at]! * scales[Math.floor(at / 3)]!) - scales[Math.floor(at / 3)]! / 2,
  );
  expect(off.reduce((most, one) => Math.max(most, one))).toBeLessThan(1e-4);
});
