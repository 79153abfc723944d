// npm run bench: how many signed messages a second become a stored, answered, committed turn, beside a floor in the same run.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import autocannon from 'autocannon';
import { openRehearsal } from '../src/rehearsal.ts';
import { signedRequests, texts } from './signed-load.ts';
import type { SignedRequest } from './signed-load.ts';
import type { Served } from './turn-server.ts';

const connections = 20;
const warmUpSeconds = 2;
const measuredSeconds = 6;
/** More than the fastest server takes in that time: none may come twice. */
const messages = 200_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

interface Figures {
  served: Served;
  perSecond: number;
  milliseconds: number[];
  megabytes: number;
}

async function measure(served: Served, signed: readonly SignedRequest[]): Promise<Figures> {
  const server = fork(new URL('./turn-server.ts', import.meta.url), [served]);
  const { port } = await answerOf<{ port: number }>(server);
  const unsent = signed.values();
  await load({ port, unsent, seconds: warmUpSeconds });
  const { perSecond, milliseconds } = await load({ port, unsent, seconds: measuredSeconds });
  server.send('how large are you?');
  const { megabytes } = await answerOf<{ megabytes: number }>(server);
  server.disconnect();
  await once(server, 'exit');
  return { served, perSecond, milliseconds, megabytes };
}

async function answerOf<Answer>(server: ChildProcess): Promise<Answer> {
  const [answer] = (await once(server, 'message')) as [Answer];
  return answer;
}

async function load({ port, unsent, seconds }: { port: number; unsent: Iterator<SignedRequest>; seconds: number }) {
  const milliseconds: number[] = [];
  const setupRequest = (request: autocannon.Request) => ({ ...request, ...nextOf(unsent) });
  const options = { url: `http://127.0.0.1:${port}`, connections, duration: seconds };
  const { non2xx, errors, requests } = await new Promise<autocannon.Result>((resolve, reject) => {
    autocannon({ ...options, requests: [{ method: 'POST', path: '/sms', setupRequest }] }, (error, result) =>
      error ? reject(error as Error) : resolve(result),
    ).on('response', (...[, , , took]) => void milliseconds.push(took));
  });
  if (non2xx + errors > 0) throw new Error(`${non2xx} messages refused, ${errors} failed`);
  return { perSecond: requests.average, milliseconds };
}

function nextOf(unsent: Iterator<SignedRequest>) {
  const { value, done } = unsent.next();
  if (done) throw new Error('every message was sent: sign more of them');
  const { body, signature } = value;
  return { body, headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature } };
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

function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((percent / 100) * sorted.length))] ?? NaN;
}

function print(rows: readonly Figures[]): void {
  const floor = rows[0]?.perSecond ?? NaN;
  say(`${connections} connections, ${measuredSeconds} s each, load and server on the same machine`);
  say('                             messages/s   of floor   p50 ms   p99 ms   memory MB');
  for (const { served, perSecond, milliseconds, megabytes } of rows) {
    const cells = [
      Math.round(perSecond).toString().padStart(10),
      (perSecond / floor).toFixed(2).padStart(10),
      percentile(milliseconds, 50).toFixed(2).padStart(8),
      percentile(milliseconds, 99).toFixed(2).padStart(8),
      String(megabytes).padStart(11),
    ];
    say(`${served.padEnd(28)} ${cells.join(' ')}`);
  }
}

const signed = signedRequests(messages);
const rows: Figures[] = [];
for (const served of ['floor', 'turn without understanding', 'whole turn'] as const)
  rows.push(await measure(served, signed));
print(rows);
const times = await timeUnderstanding();
say(
  `understanding a message: median ${percentile(times, 50).toFixed(0)} µs, p99 ${percentile(times, 99).toFixed(0)} µs`,
);
