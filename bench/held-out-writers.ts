// Examples split by who wrote them: a sentence of a writer whose other sentences were learnt proves little.
import type { Intent } from '../src/understanding/intent-file.ts';
import { examplesIn, isDanger, isHarmless, isList } from '../src/understanding/lexicon.ts';
import type { Example } from '../src/understanding/lexicon.ts';
import type { UrgentKind } from '../src/vocabulary.ts';

export interface Labelled extends Example {
  needs: string[];
  urgent: UrgentKind | null;
  check: UrgentKind | null;
  looksDangerous: boolean;
}

export function labelled(intents: readonly Intent[]): Labelled[] {
  return intents.flatMap((intent): Labelled[] => {
    if (isList(intent)) return [];
    const plain = { urgent: null, check: null, looksDangerous: isHarmless(intent) };
    const first = isDanger(intent) || isHarmless(intent) ? [] : [intent.need];
    const said = [...examplesIn(intent.examples)].map((example) => ({
      ...example,
      ...plain,
      urgent: isDanger(intent) ? intent.urgent : null,
      needs: [...new Set([...first, ...(example.needs ?? [])])],
    }));
    if (!isDanger(intent)) return said;
    const gentle = [...examplesIn(intent.maybeExamples)].map((example) => ({
      ...example,
      ...plain,
      check: intent.urgent,
      needs: example.needs ?? [],
    }));
    return [...said, ...gentle];
  });
}

export const writersOf = (intents: readonly Intent[]): string[] => [
  ...new Set(labelled(intents).map((example) => `${example.by}`)),
];

export function onlyWriters(intents: readonly Intent[], writers: ReadonlySet<string>): Intent[] {
  const keep = <T extends Record<string, { by: string }[]>>(examples: T): T =>
    Object.fromEntries(
      Object.entries(examples).map(([language, voices]) => [language, voices.filter((voice) => writers.has(voice.by))]),
    ) as T;
  return intents.map((intent): Intent => {
    if (isList(intent)) return intent;
    const kept = { ...intent, examples: keep(intent.examples) };
    return isDanger(kept) ? { ...kept, maybeExamples: keep(kept.maybeExamples) } : kept;
  });
}

/** Every writer is tried in exactly one round. */
export function heldOut(writers: readonly string[], rounds: number) {
  return Array.from({ length: rounds }, (_, round) => {
    const test = new Set(writers.filter((_writer, at) => at % rounds === round));
    return { train: new Set(writers.filter((writer) => !test.has(writer))), test };
  });
}
