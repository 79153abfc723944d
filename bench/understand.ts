// node launch.js dev bench/understand.ts [--curve] [--errors] [--alone]: how well Ly understands writers it has not learnt
// from, and, unless --alone, how well @nlpjs/basic does.
// Every writer is held out once: five rounds, each learning from four fifths of the writers and tried on the rest.
import { parseArgs } from 'node:util';
import { readDocuments } from '../src/shipped-documents.ts';
import { createUnderstanding } from '../src/understanding/create-understanding.ts';
import { parseIntents } from '../src/understanding/intent-file.ts';
import type { Intent } from '../src/understanding/intent-file.ts';
import { compare } from './nlpjs/compare-understanding.ts';
import { heldOut, labelled, onlyWriters, writersOf } from './held-out-writers.ts';
import { count, printConfusion, printCurve, printDanger, printErrors, printNeeds } from './understanding-figures.ts';
import type { Tried } from './understanding-figures.ts';

const rounds = 5;

const { values: flags } = parseArgs({
  options: { curve: { type: 'boolean' }, errors: { type: 'boolean' }, alone: { type: 'boolean' } },
});

function tryOn(intents: readonly Intent[], trained: ReadonlySet<string>, tried: ReadonlySet<string>): Tried[] {
  const understand = createUnderstanding({ intents: onlyWriters(intents, trained), names: [] });
  return labelled(intents)
    .filter((example) => tried.has(example.by))
    .map((example) => ({ example, meaning: understand(example.text) }));
}

const intents = parseIntents((await readDocuments(null)).intents);
const writers = writersOf(intents);
const tried = heldOut(writers, rounds).flatMap(({ train, test }) => tryOn(intents, train, test));
process.stdout.write(
  `${writers.length} writers, ${tried.length} examples, each tried by a model that never saw its writer\n\n`,
);
printDanger(tried);
printNeeds(tried);
printConfusion(tried);
if (flags.errors) printErrors(tried);
const [first] = heldOut(writers, rounds);
if (!flags.alone) await compare(intents, first!);
if (flags.curve) {
  // Every eighth writer, every fourth, every second, all: those of danger and those of everyday stand apart in the list.
  const curve = [8, 4, 2, 1].map((every) => {
    const train = new Set([...first!.train].filter((_, at) => at % every === 0));
    return { examples: count(intents, train), tried: tryOn(intents, train, first!.test) };
  });
  printCurve(curve);
}
