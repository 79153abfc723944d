// npm run bench:console [-- --postgres]: with 200 citizens who wait and 50 consoles open, how long the page of the line takes, and
// how long from a citizen's message until every console shows it.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openLocalPostgres } from '../test/support/databases/local-postgres.ts';
import { clock } from './console/clock.ts';
import type { Asked, Committed, ConsoleServer, Opened, Times } from './console/console-server.ts';
import { numbered, openConsoles } from './console/open-consoles.ts';
import type { Consoles } from './console/open-consoles.ts';
import { percentile } from './percentile.ts';

const waiting = 200;
const consoles = 50;
/** A colleague holds three streams open at most. */
const colleagues = Math.ceil(consoles / 3);
const warmUpRounds = 20;
const rounds = 200;
const burst = 20;
const bursts = 10;
const aims = { pageMs: 50, messageMs: 1000 };

const anew = { path: '/vagt?vis=venter', name: `${waiting} in it, read anew` };
/** Asked for in each round, in turns. */
const pages = [
  { path: '/log-ind', name: 'the form to sign in' },
  { path: '/vagt?vis=oevelse', name: 'the line with nobody in it' },
  { path: '/vagt', name: `${waiting} in it, as it was` },
];
/** Asked for while a message that was just committed goes out to all consoles. */
const meanwhile = { path: '/vagt?vis=alle', name: `${waiting} in it, as a message comes` };

const say = (line: string) => process.stdout.write(`${line}\n`);
const { values: flags } = parseArgs({ options: { postgres: { type: 'boolean', default: false } } });
const postgres = flags.postgres ? await openLocalPostgres('durable') : null;
const folder = mkdtempSync(join(tmpdir(), 'ly-bench-'));

async function openServer() {
  const served: ConsoleServer = {
    where: { folder, databaseUrl: postgres && (await postgres.newDatabase()) },
    waiting,
    colleagues,
  };
  const server = fork(new URL('./console/console-server.ts', import.meta.url), [JSON.stringify(served)]);
  const answer = async <Answer>() => ((await once(server, 'message')) as [Answer])[0];
  const { port, cookies } = await answer<Opened>();
  async function ask<Answer>(asked: Asked): Promise<Answer> {
    server.send(asked);
    return answer<Answer>();
  }
  const close = async () => {
    server.disconnect();
    await once(server, 'exit');
  };
  return { url: `http://127.0.0.1:${port}`, cookies, ask, close };
}

type Server = Awaited<ReturnType<typeof openServer>>;

let messages = 0;
const nextWords = () => ({ citizen: (messages * 7) % waiting, number: (messages += 1) });

/** How long it took as a browser sees it. */
async function get({ url, cookies }: Server, path: string): Promise<{ text: string; took: number }> {
  const from = clock();
  const response = await fetch(`${url}${path}`, { headers: { cookie: cookies[messages % colleagues] ?? '' } });
  const text = await response.text();
  return { text, took: clock() - from };
}

/** Without a console open nobody but the page itself reads the line again. */
async function readAnew(server: Server, times: number): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const { citizen, number } = nextWords();
    await server.ask<Committed[]>({ said: [{ citizen, text: numbered(number) }] });
    const { text, took } = await get(server, anew.path);
    const rows = text.split('<li id="row-').length - 1;
    if (rows !== waiting || !text.includes(numbered(number))) throw new Error(`the page is not the line: ${rows} rows`);
    taken.push(took);
  }
  return taken;
}

interface Sent extends Committed {
  /** When the last console has it. */
  shownAt: Promise<number>;
}

/** So many citizens write at the same moment. */
async function write({ ask }: Server, { allHave }: Consoles, count: number): Promise<Sent[]> {
  const words = Array.from({ length: count }, nextWords);
  const shown = words.map(({ number }) => allHave(number));
  const committed = await ask<Committed[]>({
    said: words.map(({ citizen, number }) => ({ citizen, text: numbered(number) })),
  });
  return committed.map((one, index) => ({ ...one, shownAt: shown[index]! }));
}

async function inTurns(server: Server, consolesOpen: Consoles, times: number) {
  const taken: Times = {};
  const sent: Sent[] = [];
  const timed = async (path: string) => (taken[path] ??= []).push((await get(server, path)).took);
  for (let round = 0; round < times; round += 1) {
    for (const { path } of pages) await timed(path);
    const written = await write(server, consolesOpen, 1);
    await timed(meanwhile.path);
    await Promise.all(written.map(({ shownAt }) => shownAt));
    sent.push(...written);
  }
  return { taken, sent };
}

function printPages(onServer: Times, inBrowser: Times): void {
  say(`${''.padEnd(36)}on the server               as a browser sees it`);
  say(`${''.padEnd(36)}p50 ms   p99 ms   of form   p50 ms   p99 ms`);
  const form = percentile(onServer[pages[0]?.path ?? ''] ?? [], 50);
  for (const { path, name } of [...pages, anew, meanwhile]) {
    const [rendered, seen] = [onServer[path] ?? [], inBrowser[path] ?? []];
    const cells = [
      percentile(rendered, 50).toFixed(1).padStart(6),
      percentile(rendered, 99).toFixed(1).padStart(8),
      (percentile(rendered, 50) / form).toFixed(1).padStart(9),
      percentile(seen, 50).toFixed(1).padStart(8),
      percentile(seen, 99).toFixed(1).padStart(8),
    ];
    say(`${name.padEnd(36)}${cells.join(' ')}`);
  }
  say(`(the aim: ${aims.pageMs} ms on the server)`);
}

async function printMessages(name: string, sent: readonly Sent[]): Promise<void> {
  const shown = await Promise.all(sent.map(async ({ committedAt, shownAt }) => (await shownAt) - committedAt));
  const turns = sent.map(({ cameAt, committedAt }) => committedAt - cameAt);
  const of = (values: readonly number[]) =>
    `median ${percentile(values, 50).toFixed(0)} ms, worst ${Math.max(...values).toFixed(0)} ms`;
  say(`${name}: committed after ${of(turns)}; shown on all ${consoles} consoles after another ${of(shown)}`);
}

async function measure(server: Server): Promise<void> {
  await readAnew(server, warmUpRounds);
  await server.ask<Times>('times');
  const alone = await readAnew(server, rounds);
  const tabs = Array.from({ length: consoles }, (_, tab) => server.cookies[tab % colleagues] ?? '');
  const open = await openConsoles(server.url, tabs);
  const before = await server.ask<Times>('times');
  await inTurns(server, open, warmUpRounds);
  await server.ask<Times>('times');
  const { taken, sent } = await inTurns(server, open, rounds);
  say(`${flags.postgres ? 'PostgreSQL' : 'SQLite'}, ${waiting} waiting, ${consoles} consoles open, ${rounds} rounds`);
  const onServer = { ...(await server.ask<Times>('times')), [anew.path]: before[anew.path] ?? [] };
  printPages(onServer, { ...taken, [anew.path]: alone });
  await printMessages(`${rounds} messages, one at a time`, sent);
  const many: Sent[] = [];
  for (let round = 0; round < bursts; round += 1) {
    const together = await write(server, open, burst);
    await Promise.all(together.map(({ shownAt }) => shownAt));
    many.push(...together);
  }
  await printMessages(`${bursts} times ${burst} messages at once`, many);
  say(`(the aim: ${aims.messageMs} ms until it is shown)`);
  open.close();
}

try {
  const server = await openServer();
  await measure(server).finally(server.close);
} finally {
  await postgres?.close();
  rmSync(folder, { recursive: true });
}
