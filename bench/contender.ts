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
  forget(): void;
  figures(): Figures;
  /** Ends the processes, and says how large they were together. */
  end(): Promise<{ megabytes: number }>;
}

export interface Figures {
  perSecond: number;
  /** Of each message, until it was answered. */
  milliseconds: number[];
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
  let measured: { seconds: number; milliseconds: number[] } = { seconds: 0, milliseconds: [] };
  return {
    name,
    async run(seconds) {
      const share = Math.ceil(connections / ports.length);
      const times = await Promise.all(ports.map((port) => load({ port, unsent, seconds, share })));
      measured.seconds += seconds;
      for (const time of times.flat()) measured.milliseconds.push(time);
    },
    forget: () => void (measured = { seconds: 0, milliseconds: [] }),
    figures: () => ({ ...measured, perSecond: measured.milliseconds.length / measured.seconds }),
    async end() {
      const sizes = servers.map((server) => sizeOf(server));
      const megabytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      const gone = servers.map((server) => once(server, 'exit'));
      servers.forEach((server) => server.disconnect());
      await Promise.all(gone);
      return { megabytes };
    },
  };
}

async function sizeOf(server: ChildProcess): Promise<number> {
  server.send('how large are you?');
  return (await answerOf<{ megabytes: number }>(server)).megabytes;
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
