// npm run bench [-- --postgres] [--processes 4] [--large]: how many signed messages a second become a stored, answered, committed
// turn, beside a floor in the same run; with --large a town of years and many places beside an empty one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openRehearsal } from '../src/rehearsal.ts';
import { openLocalPostgres } from '../test/support/databases/local-postgres.ts';
import { connections, openContender } from './contender.ts';
import type { Contender, Figures } from './contender.ts';
import { fillTown, largeTown } from './large-town.ts';
import type { Where } from './large-town.ts';
import { percentile } from './percentile.ts';
import { signedRequests, texts } from './signed-load.ts';
import type { Served } from './turn-server.ts';

const warmUpSeconds = 2;
/** In turns, so that whatever else the machine does comes to all of them. */
const rounds = 4;
const roundSeconds = 2;
/** More than the fastest server takes in that time: none may come twice to one database. */
const messages = 200_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

const { values: flags } = parseArgs({
  options: {
    postgres: { type: 'boolean', default: false },
    processes: { type: 'string', default: '1' },
    large: { type: 'boolean', default: false },
  },
});
const processes = Number(flags.processes);
if (processes > 1 && !flags.postgres) throw new Error('more than one process needs --postgres');

const signed = signedRequests(messages);
const folders: string[] = [];
const postgres = flags.postgres ? await openLocalPostgres('durable') : null;

async function somewhere(): Promise<Where> {
  const folder = mkdtempSync(join(tmpdir(), 'ly-bench-'));
  folders.push(folder);
  return { folder, databaseUrl: postgres && (await postgres.newDatabase()) };
}

const open = (name: string, served: Served, count = 1): Promise<Contender> =>
  openContender(name, { ...served, processes: count }, signed.values());

async function besideFloor(): Promise<Contender[]> {
  const contenders = [await open('floor', { what: 'floor', where: await somewhere(), manyPlaces: false })];
  for (const what of ['turn without understanding', 'whole turn'] as const) {
    contenders.push(await open(what, { what, where: await somewhere(), manyPlaces: false }));
  }
  if (processes === 1) return contenders;
  const together = { what: 'whole turn', where: await somewhere(), manyPlaces: false } as const;
  return [...contenders, await open(`whole turn, ${processes} processes`, together, processes)];
}

async function emptyAndLarge(): Promise<Contender[]> {
  const [empty, large] = [await somewhere(), await somewhere()];
  const began = performance.now();
  await fillTown(large);
  say(`filled in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  const what = 'whole turn';
  const size = `${largeTown.messages / 1e6} million messages, ${largeTown.places} places`;
  return [
    await open('empty store', { what, where: empty, manyPlaces: false }, processes),
    await open(size, { what, where: large, manyPlaces: true }, processes),
  ];
}

/** Microseconds of each text, many times over. */
async function timeUnderstanding(): Promise<number[]> {
  const { understand, close } = await openRehearsal();
  const times: number[] = [];
  for (let round = 0; round < 200; round += 1) {
    for (const text of texts) {
      const start = performance.now();
      understand(text);
      times.push((performance.now() - start) * 1000);
    }
  }
  await close();
  return times;
}

async function print(contenders: readonly Contender[]): Promise<void> {
  say(
    `${flags.postgres ? 'PostgreSQL' : 'SQLite'}, ${connections} connections, ${rounds * roundSeconds} s each in turns`,
  );
  const of = contenders[0]?.name.split(' ')[0];
  say(`${' '.repeat(36)} messages/s   of ${of}   p50 ms   p99 ms   CPU ms   of ${of}   memory MB`);
  let first: Figures | undefined;
  for (const { name, end } of contenders) {
    const figures = await end();
    first ??= figures;
    const { perSecond, milliseconds, cpu, megabytes } = figures;
    const cells = [
      Math.round(perSecond).toString().padStart(10),
      (perSecond / first.perSecond).toFixed(2).padStart(10),
      percentile(milliseconds, 50).toFixed(2).padStart(8),
      percentile(milliseconds, 99).toFixed(2).padStart(8),
      cpu.toFixed(2).padStart(8),
      (first.cpu / cpu).toFixed(2).padStart(10),
      String(megabytes).padStart(11),
    ];
    say(`${name.padEnd(36)} ${cells.join(' ')}`);
  }
}

try {
  const contenders = await (flags.large ? emptyAndLarge() : besideFloor());
  for (const contender of contenders) await contender.run(warmUpSeconds);
  for (const contender of contenders) await contender.forget();
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) await contender.run(roundSeconds);
  }
  await print(contenders);
  const times = await timeUnderstanding();
  say(
    `understanding a message: median ${percentile(times, 50).toFixed(0)} µs, p99 ${percentile(times, 99).toFixed(0)} µs`,
  );
} finally {
  await postgres?.close();
  folders.forEach((folder) => rmSync(folder, { recursive: true }));
}
