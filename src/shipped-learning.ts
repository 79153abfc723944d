// What the intents teach, kept in a file between starts: reading it takes milliseconds, learning it seconds.
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { readCode, readLearned, writeLearned } from './storage/shipped/learned-file.ts';
import { labelsOf, learnFrom } from './understanding/learn-from-intents.ts';
import type { Intent } from './understanding/intent-file.ts';
import { fromBytes, toBytes } from './understanding/learning/learned-bytes.ts';
import type { LearnedWeights } from './understanding/learning/learned-bytes.ts';

const codeFolder = fileURLToPath(new URL('understanding', import.meta.url));
const learnedFile = fileURLToPath(new URL('../node_modules/.cache/ly/learned.bin', import.meta.url));

/** From the file where that was learnt from these very intents by this very code; else learnt now, and written there. */
export function learnedFrom(intents: readonly Intent[], file = learnedFile): LearnedWeights {
  const bytes = readLearned(file);
  const kept = bytes && fromBytes(bytes, { key: keyOf(intents), labels: labelsOf(intents) });
  if (kept) return kept;
  const learned = learnFrom(intents);
  keepLearned(intents, learned, file);
  return learned;
}

/** Where nothing can be written, the next start learns again. */
export function keepLearned(intents: readonly Intent[], learned: LearnedWeights, file = learnedFile): void {
  writeLearned(file, toBytes(learned, keyOf(intents)));
}

const keyOf = (intents: readonly Intent[]): Uint8Array =>
  createHash('sha256').update(JSON.stringify(intents)).update(readCode(codeFolder)).digest();
