// The line on which processes tell each other what was committed: LISTEN on a connection of its own, kept up whatever happens.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import type { LiveEvent } from '../live-events.ts';

export const liveChannel = 'ly_live';

/** Milliseconds before the first, second ... try to come back; the last one goes on. */
const backOff = [100, 500, 2000, 5000] as const;
/** A line that broke without a word is noticed by this question. Milliseconds. */
const askEvery = 15_000;
const answerWithin = 5000;

const event = z.union([
  z.object({ kind: z.enum(['turn', 'hand_off', 'delivery']), conversationId: z.string() }),
  z.object({ kind: z.literal('content') }),
]);

export interface LiveLineParts {
  connection: pg.ClientConfig;
  hear: (event: LiveEvent) => void;
  log: Log;
}

export interface LiveLine {
  close(): Promise<void>;
}

/** Resolves when it listens for the first time. After each break `missed` is heard, since nobody knows what was. */
export async function openLiveLine(parts: LiveLineParts): Promise<LiveLine> {
  const closing = new AbortController();
  let line = await listen(parts);
  const ended = keepUp();

  async function keepUp(): Promise<void> {
    while (!closing.signal.aborted) {
      const error = await line.broken;
      if (closing.signal.aborted) return;
      parts.log.warn('live_line_lost', { error });
      const next = await listenAgain(parts, closing.signal);
      if (next === undefined) return;
      line = next;
      parts.hear({ kind: 'missed' });
    }
  }

  return {
    async close() {
      closing.abort();
      await line.end();
      await ended;
    },
  };
}

/** Undefined when it was closed meanwhile. */
async function listenAgain(parts: LiveLineParts, signal: AbortSignal): Promise<Listening | undefined> {
  for (let tries = 0; !signal.aborted; tries += 1) {
    await pause(backOff[Math.min(tries, backOff.length - 1)], null, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    try {
      const line = await listen(parts);
      if (!signal.aborted) return line;
      await line.end();
    } catch (error) {
      parts.log.warn('live_line_not_back', { attempts: tries + 1, error });
    }
  }
  return undefined;
}

interface Listening {
  /** Resolves with why. */
  broken: Promise<unknown>;
  end(): Promise<void>;
}

async function listen({ connection, hear }: LiveLineParts): Promise<Listening> {
  const client = new pg.Client({ ...connection, query_timeout: answerWithin });
  const broken = new Promise<unknown>((resolve) => {
    client.on('error', resolve);
    client.on('end', () => resolve(undefined));
  });
  client.on('notification', ({ payload }) => {
    const heard = eventIn(payload);
    if (heard) hear(heard);
  });
  await client.connect();
  await client.query(`listen ${liveChannel}`);
  const asking = setInterval(() => void client.query('select 1').catch(() => client.end()), askEvery);
  void broken.then(() => clearInterval(asking));
  return { broken, end: () => client.end() };
}

/** What another version of Ly tells and this one does not know is left alone. */
function eventIn(payload: string | undefined): LiveEvent | undefined {
  try {
    return event.safeParse(JSON.parse(payload ?? '')).data;
  } catch {
    return undefined;
  }
}
