// How long a start takes once all is installed, from the command to the first page, by itself and as npm starts it.
import { rmSync } from 'node:fs';
import { olderNode, startLy } from '../test/house/started-ly.ts';
import type { StartLy } from '../test/house/started-ly.ts';

const rounds = 5;
const aimMs = 2000;

async function measure(how: StartLy): Promise<number> {
  const from = performance.now();
  const ly = startLy(how);
  await fetch(await ly.url);
  const took = performance.now() - from;
  ly.signal('SIGTERM');
  await ly.ended;
  rmSync(ly.folder, { recursive: true });
  return took;
}

async function report(name: string, how: StartLy): Promise<void> {
  // The first one fills the compile cache.
  await measure(how);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await measure(how));
  const [best = 0, , median = 0, , worst = 0] = times.toSorted((one, other) => one - other).map(Math.round);
  process.stdout.write(`start ${name}: best ${best} ms, median ${median} ms, worst ${worst} ms (aim: ${aimMs} ms)\n`);
}

await report('by itself', {});
await report('through the launcher', { launcher: process.execPath });
const older = olderNode();
if (older) await report('through the launcher on an older Node', { launcher: older });
