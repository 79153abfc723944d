// What was learnt, as the bytes of a file and back. Bytes that are cut short, changed, or made from other examples or
// other code are not used.
import { createHash } from 'node:crypto';
import type { Weights } from './weights.ts';
import { featureSpace } from './word-features.ts';

export interface LearnedWeights {
  needs: Weights;
  danger: Weights;
}

const mark = 'Ly learned 1\n   ';
const digestSize = 32;
const digestOf = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** `key` names what it was learnt from: see `fromBytes`. Layout: mark, digest of all that follows, key, the two learners. */
export function toBytes({ needs, danger }: LearnedWeights, key: Uint8Array): Uint8Array {
  const body = Buffer.concat([key, ...[needs, danger].flatMap(({ scales, steps }) => [scales, steps].map(bytesOf))]);
  return Buffer.concat([Buffer.from(mark, 'latin1'), digestOf(body), body]);
}

/** Null where the bytes are not whole, or were learnt from something else than `key` names. */
export function fromBytes(
  bytes: Uint8Array,
  { key, labels }: { key: Uint8Array; labels: Record<keyof LearnedWeights, readonly string[]> },
): LearnedWeights | null {
  const sizes = [labels.needs, labels.danger].map(
    ({ length }) => featureSpace * (Float32Array.BYTES_PER_ELEMENT + length),
  );
  const start = mark.length + digestSize;
  if (bytes.length !== start + key.length + sizes[0]! + sizes[1]!) return null;
  if (Buffer.from(bytes.subarray(0, mark.length)).toString('latin1') !== mark) return null;
  const body = bytes.subarray(start);
  if (!equal(bytes.subarray(mark.length, start), digestOf(body)) || !equal(body.subarray(0, key.length), key))
    return null;
  return {
    needs: weightsIn(body.subarray(key.length, key.length + sizes[0]!), labels.needs),
    danger: weightsIn(body.subarray(key.length + sizes[0]!), labels.danger),
  };
}

/** Copied where they are not aligned as numbers must be. */
function weightsIn(bytes: Uint8Array, labels: readonly string[]): Weights {
  const scaleBytes = featureSpace * Float32Array.BYTES_PER_ELEMENT;
  const scales = new Float32Array(new Uint8Array(bytes.subarray(0, scaleBytes)).buffer);
  const steps = new Int8Array(bytes.buffer, bytes.byteOffset + scaleBytes, featureSpace * labels.length);
  return { labels, scales, steps };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array | Int8Array) =>
  new Uint8Array(buffer, byteOffset, byteLength);
const equal = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;
