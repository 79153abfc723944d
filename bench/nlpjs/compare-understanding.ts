// Ly beside @nlpjs/basic: the same examples learnt, the same unseen writers tried, in one run.
import { createUnderstanding } from '../../src/understanding/create-understanding.ts';
import type { Intent } from '../../src/understanding/intent-file.ts';
import { labelled, onlyWriters } from '../held-out-writers.ts';
import type { Labelled } from '../held-out-writers.ts';
import { trainNlpjs } from './nlpjs-classifier.ts';
import type { Guess } from './nlpjs-classifier.ts';

interface Timed {
  example: Labelled;
  guess: Guess;
  microseconds: number;
}

interface Split {
  train: ReadonlySet<string>;
  test: ReadonlySet<string>;
}

export async function compare(intents: readonly Intent[], { train, test }: Split): Promise<void> {
  const [learnt, tried] = [train, test].map((writers) => labelled(intents).filter(({ by }) => writers.has(by)));
  const understand = createUnderstanding({ intents: onlyWriters(intents, train), names: [] });
  const ly = await tryAll(tried!, (text) => {
    const { needs, urgent } = understand(text);
    return Promise.resolve({ needs, urgent: urgent !== null });
  });
  const nlpjs = await tryAll(tried!, await trainNlpjs(learnt!));
  process.stdout.write(`\n${'learnt alike, one fifth of the writers tried'.padEnd(46)}Ly   @nlpjs/basic\n`);
  for (const [name, figure] of figures) {
    process.stdout.write(`  ${name.padEnd(36)}${figure(ly).padStart(12)}${figure(nlpjs).padStart(15)}\n`);
  }
}

async function tryAll(examples: readonly Labelled[], read: (text: string) => Promise<Guess>): Promise<Timed[]> {
  for (const { text } of examples.slice(0, 200)) await read(text);
  const tried: Timed[] = [];
  for (const example of examples) {
    // Time of the processor: what else runs on the machine is not counted.
    const before = process.cpuUsage();
    const guess = await read(example.text);
    const { user, system } = process.cpuUsage(before);
    tried.push({ example, guess, microseconds: user + system });
  }
  return tried;
}

const isDanger = ({ example }: Timed): boolean => example.urgent !== null;
const isCalm = ({ example }: Timed): boolean => !example.urgent && !example.check && example.needs.length > 0;
const isRight = ({ example, guess }: Timed): boolean =>
  !guess.urgent && guess.needs.length > 0 && guess.needs.every((need) => example.needs.some((one) => one === need));
const isAlarmed = ({ guess }: Timed): boolean => guess.urgent;

const share = (some: readonly Timed[], is: (one: Timed) => boolean): string =>
  `${((100 * some.filter(is).length) / some.length).toFixed(1)} %`;

function microseconds(some: readonly Timed[], at: number): string {
  const times = some.map((one) => one.microseconds).toSorted((one, other) => one - other);
  return `${Math.round(times[Math.floor(times.length * at)] ?? 0)} µs`;
}

const figures: [string, (some: readonly Timed[]) => string][] = [
  ['need right', (some) => share(some.filter(isCalm), isRight)],
  ['danger seen', (some) => share(some.filter(isDanger), isAlarmed)],
  ['false alarms', (some) => share(some.filter(isCalm), isAlarmed)],
  ['a message, median', (some) => microseconds(some, 0.5)],
  ['a message, p99', (some) => microseconds(some, 0.99)],
];
