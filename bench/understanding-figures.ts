// The figures of bench/understand.ts, printed as tables.
import type { Intent } from '../src/understanding/intent-file.ts';
import type { Meaning } from '../src/understanding/meaning.ts';
import { labelled } from './held-out-writers.ts';
import type { Labelled } from './held-out-writers.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);

export interface Tried {
  example: Labelled;
  meaning: Meaning;
}

const share = (part: readonly unknown[], whole: readonly unknown[]): string =>
  whole.length === 0 ? '-' : `${((100 * part.length) / whole.length).toFixed(1)} % of ${whole.length}`;

const isRight = ({ example, meaning }: Tried): boolean =>
  meaning.needs.length > 0 && meaning.needs.every((need) => example.needs.includes(need));

export function printDanger(tried: readonly Tried[]): void {
  const urgent = tried.filter(({ example }) => example.urgent);
  const calm = tried.filter(({ example }) => !example.urgent && !example.check);
  const alarmed = (some: readonly Tried[]) => some.filter(({ meaning }) => meaning.urgent);
  const asked = (some: readonly Tried[]) => some.filter(({ meaning }) => meaning.urgent || meaning.check);
  print(`danger seen           ${share(alarmed(urgent), urgent)}; seen or asked about ${share(asked(urgent), urgent)}`);
  for (const [kind, some] of Map.groupBy(urgent, ({ example }) => `${example.urgent}`))
    print(`  ${kind.padEnd(20)}${share(alarmed(some), some)}`);
  for (const [language, some] of Map.groupBy(urgent, ({ example }) => example.language))
    print(`  in ${language.padEnd(17)}${share(alarmed(some), some)}`);
  const looks = calm.filter(({ example }) => example.looksDangerous);
  const ordinary = calm.filter(({ example }) => !example.looksDangerous);
  print(`false alarms          ${share(alarmed(ordinary), ordinary)}; asked ${share(asked(ordinary), ordinary)}`);
  print(`  only looks dangerous ${share(alarmed(looks), looks)}; asked ${share(asked(looks), looks)}`);
  const gentle = tried.filter(({ example }) => example.check);
  print(`gentle question due   ${share(asked(gentle), gentle)} asked or alarmed\n`);
}

export function printNeeds(tried: readonly Tried[]): void {
  const calm = tried.filter(({ example }) => !example.urgent && example.needs.length > 0);
  print(`need right            ${share(calm.filter(isRight), calm)}`);
  for (const [language, some] of Map.groupBy(calm, ({ example }) => example.language))
    print(`  in ${language.padEnd(17)}${share(some.filter(isRight), some)}`);
  const byNeed = Map.groupBy(calm, ({ example }) => example.needs[0] ?? '');
  for (const [need, some] of [...byNeed].sort()) print(`  ${need.padEnd(20)}${share(some.filter(isRight), some)}`);
}

/** The twenty commonest ways to take one need for another. */
export function printConfusion(tried: readonly Tried[]): void {
  const wrong = tried.filter((one) => !one.example.urgent && one.example.needs.length > 0 && !isRight(one));
  const pairs = Map.groupBy(
    wrong,
    ({ example, meaning }) => `${example.needs.join('+')} taken for ${meaning.needs.join('+') || 'nothing'}`,
  );
  print('\ncommonest confusions');
  for (const [pair, some] of [...pairs].sort((left, right) => right[1].length - left[1].length).slice(0, 20))
    print(`  ${String(some.length).padStart(4)} ${pair}`);
}

export function printErrors(tried: readonly Tried[]): void {
  for (const { example, meaning } of tried) {
    if (example.urgent && !meaning.urgent) print(`MISSED ${example.urgent}\t${example.text}`);
    if (!example.urgent && !example.check && meaning.urgent) print(`FALSE ${meaning.urgent}\t${example.text}`);
  }
}

export const count = (intents: readonly Intent[], writers: ReadonlySet<string>): number =>
  labelled(intents).filter((example) => writers.has(example.by)).length;

export function printCurve(curve: readonly { examples: number; tried: readonly Tried[] }[]): void {
  print('\nexamples learnt    need right    danger seen    false alarms');
  for (const { examples, tried } of curve) {
    const calm = tried.filter(({ example }) => !example.urgent && example.needs.length > 0);
    const urgent = tried.filter(({ example }) => example.urgent);
    const alarmed = (some: readonly Tried[]) => some.filter(({ meaning }) => meaning.urgent);
    print(
      `${String(examples).padEnd(19)}${share(calm.filter(isRight), calm)}   ${share(alarmed(urgent), urgent)}   ${share(alarmed(calm), calm)}`,
    );
  }
}
