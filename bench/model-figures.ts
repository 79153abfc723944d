// The figures of bench/model.ts, printed as tables.
import type { ModelReport } from '../src/understanding/ask-model.ts';
import type { Meaning } from '../src/understanding/meaning.ts';
import { percentile } from './percentile.ts';

export interface Sentence {
  text: string;
  /** Right answers; none where nobody has said. */
  needs: string[];
  urgent: string | null;
  /** Neither a danger nor perhaps one. */
  calm: boolean;
}

export interface Heard {
  sentence: Sentence;
  meaning: Meaning;
}

interface Contender {
  name: string;
  heard: readonly Heard[];
}

const print = (line: string) => process.stdout.write(`${line}\n`);
const share = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);

const isRight = ({ sentence, meaning }: Heard): boolean =>
  meaning.needs.length > 0 && meaning.needs.every((need) => sentence.needs.includes(need));

export function printModel(
  contenders: readonly Contender[],
  { asked, reports }: { asked: number; reports: readonly ModelReport[] },
): void {
  const all = contenders[0]?.heard.length ?? 0;
  print(`${all} sentences; the rules are unsure of ${asked} (${share(asked, all)}), and only those are asked about\n`);
  print(`${''.padEnd(44)}need right   danger seen   or asked about   false alarms   asked for nothing`);
  for (const { name, heard } of contenders) print(`${name.padEnd(44)}${rowOf(heard)}`);
  printCost(reports, asked);
}

function rowOf(heard: readonly Heard[]): string {
  const wishes = heard.filter(({ sentence }) => sentence.urgent === null && sentence.needs.length > 0);
  const dangers = heard.filter(({ sentence }) => sentence.urgent !== null);
  const calm = heard.filter(({ sentence }) => sentence.calm);
  const seen = dangers.filter(({ meaning }) => meaning.urgent !== null);
  const touched = dangers.filter(({ meaning }) => meaning.urgent !== null || meaning.check !== null);
  return [
    share(wishes.filter(isRight).length, wishes.length).padEnd(13),
    share(seen.length, dangers.length).padEnd(14),
    share(touched.length, dangers.length).padEnd(17),
    share(calm.filter(({ meaning }) => meaning.urgent !== null).length, calm.length).padEnd(15),
    share(calm.filter(({ meaning }) => meaning.check !== null).length, calm.length),
  ].join('');
}

function printCost(reports: readonly ModelReport[], asked: number): void {
  if (reports.length === 0) return;
  const mean = (of: (report: ModelReport) => number) => reports.reduce((sum, one) => sum + of(one), 0) / reports.length;
  const seconds = reports.map((report) => report.seconds * 1000);
  const outcomes = Object.entries(Object.groupBy(reports, ({ outcome }) => outcome));
  print(`\n${reports.length} questions asked: ${outcomes.map(([name, some]) => `${name} ${some?.length}`).join(', ')}`);
  print(
    `  a question        ${mean((one) => one.tokensIn).toFixed(0)} tokens there, ${mean((one) => one.tokensOut).toFixed(0)} back`,
  );
  print(
    `  costs             ${mean((one) => one.oere).toFixed(3)} øre; all ${asked} of them ${((mean((one) => one.oere) * asked) / 100).toFixed(2)} kr`,
  );
  print(
    `  takes             ${percentile(seconds, 50).toFixed(0)} ms (median), ${percentile(seconds, 99).toFixed(0)} ms (99 of 100)`,
  );
}
