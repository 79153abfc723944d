// One of those that are compared: one process or more that answer signed messages, and what they do in a while.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import autocannon from 'autocannon';
import type { SignedRequest } from './signed-load.ts';
import type { Served } from './turn-server.ts';

export const connections = 20;

export interface Contender {
  name: string;
  /** Puts load on it for so long. */
  run(seconds: number): Promise<void>;
  /** Forgets what was measured: the first seconds are slower. */
  forget(): Promise<void>;
  /** Since then. Ends the processes. */
  end(): Promise<Figures>;
}

export interface Figures {
  perSecond: number;
  /** Of each message, until it was answered. */
  milliseconds: number[];
  /** Milliseconds a message: what the machine does beside has little part in it. */
  cpu: number;
  /** Of all processes together. */
  megabytes: number;
}

/** `unsent` is shared with nobody who uses the same database: each message comes once. */
export async function openContender(
  name: string,
  served: Served & { processes: number },
  unsent: Iterator<SignedRequest>,
): Promise<Contender> {
  const servers = Array.from({ length: served.processes }, () =>
    fork(new URL('./turn-server.ts', import.meta.url), [JSON.stringify(served)]),
  );
  const ports = await Promise.all(servers.map(async (server) => (await answerOf<{ port: number }>(server)).port));
  const share = Math.ceil(connections / ports.length);
  const milliseconds: number[] = [];
  let [ran, cpuBefore] = [0, 0];
  return {
    name,
    async run(seconds) {
      const times = await Promise.all(ports.map((port) => load({ port, unsent, seconds, share })));
      ran += seconds;
      for (const time of times.flat()) milliseconds.push(time);
    },
    async forget() {
      cpuBefore = (await stateOf(servers)).cpuMs;
      ran = milliseconds.length = 0;
    },
    async end() {
      const { megabytes, cpuMs } = await stateOf(servers);
      const gone = servers.map((server) => once(server, 'exit'));
      servers.forEach((server) => server.disconnect());
      await Promise.all(gone);
      const count = milliseconds.length;
      return { perSecond: count / ran, milliseconds, cpu: (cpuMs - cpuBefore) / count, megabytes };
    },
  };
}

interface State {
  megabytes: number;
  cpuMs: number;
}

/** Of all of them together. */
async function stateOf(servers: readonly ChildProcess[]): Promise<State> {
  const states = await Promise.all(
    servers.map((server) => {
      server.send('how are you?');
      return answerOf<State>(server);
    }),
  );
  const sum = (key: keyof State) => states.reduce((total, state) => total + state[key], 0);
  return { megabytes: sum('megabytes'), cpuMs: sum('cpuMs') };
}

async function answerOf<Answer>(server: ChildProcess): Promise<Answer> {
  const [answer] = (await once(server, 'message')) as [Answer];
  return answer;
}

interface Load {
  port: number;
  unsent: Iterator<SignedRequest>;
  seconds: number;
  /** Of the connections. */
  share: number;
}

async function load({ port, unsent, seconds, share }: Load): Promise<number[]> {
  const milliseconds: number[] = [];
  const setupRequest = (request: autocannon.Request) => ({ ...request, ...nextOf(unsent) });
  const options = { url: `http://127.0.0.1:${port}`, connections: share, duration: seconds };
  const { non2xx, errors } = await new Promise<autocannon.Result>((resolve, reject) => {
    autocannon({ ...options, requests: [{ method: 'POST', path: '/sms', setupRequest }] }, (error, result) =>
      error ? reject(error as Error) : resolve(result),
    ).on('response', (...[, , , took]) => void milliseconds.push(took));
  });
  if (non2xx + errors > 0) throw new Error(`${non2xx} messages refused, ${errors} failed`);
  return milliseconds;
}

function nextOf(unsent: Iterator<SignedRequest>) {
  const { value, done } = unsent.next();
  if (done) throw new Error('every message was sent: sign more of them');
  const { body, signature } = value;
  return { body, headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature } };
}
