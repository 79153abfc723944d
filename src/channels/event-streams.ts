// Server-sent events: connections that stay open, so that what is new comes to a page by itself.
import type { Response } from 'express';

interface StreamEvent {
  /** What the browser says when it comes again after a lost connection. */
  id: string;
  /** Null for a plain message. */
  name: string | null;
  data: string;
}

export interface EventStream {
  send(event: StreamEvent): void;
  /** The browser comes again by itself after a few seconds. */
  end(): void;
  /** Runs when it is over, whoever ended it: at once where it is. */
  onEnd(run: () => void): void;
}

export interface EventStreams {
  /** Undefined once all were ended: a house that closes opens nothing. `stays`: it makes room for another only after all that do not. */
  open(whose: string, response: Response, stays?: boolean): EventStream | undefined;
  endOf(whose: string): void;
  /** Ends all, and opens no more: a server does not close while one is open. */
  endAll(): void;
}

/** Browsers open six connections to one address: with more than a few held open, no form would get through. */
const mostEach = 3;
/** Sooner than proxies give up on a connection that says nothing. */
const beatMs = 25_000;
const comeAgainMs = 3000;

/** The streams of one person, the oldest first, and whether each stays. */
type Held = Map<EventStream, boolean>;

type Every = (milliseconds: number, run: () => void) => () => void;

const onTheClock: Every = (milliseconds, run) => {
  const timer = setInterval(run, milliseconds);
  return () => clearInterval(timer);
};

/** `every` runs something again and again and returns what stops it. */
export function createEventStreams(every: Every = onTheClock): EventStreams {
  const streams = new Map<string, Held>();
  let isClosing = false;
  const endOf = (whose: string) => streams.get(whose)?.forEach((_stays, stream) => stream.end());
  return {
    open(whose, response, stays = false) {
      if (isClosing) return undefined;
      const own: Held = streams.get(whose) ?? new Map();
      streams.set(whose, own);
      const stream = startStream(response);
      const stopBeating = every(beatMs, () => void response.write(':\n\n'));
      own.set(stream, stays);
      stream.onEnd(() => {
        stopBeating();
        own.delete(stream);
        if (own.size === 0 && streams.get(whose) === own) streams.delete(whose);
      });
      makeRoom(own);
      return stream;
    },
    endOf,
    endAll() {
      isClosing = true;
      [...streams.keys()].forEach(endOf);
    },
  };
}

function startStream(response: Response): EventStream {
  response.set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    // Nobody on the way keeps it, packs it or waits for more of it.
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  response.write(`retry: ${comeAgainMs}\n\n`);
  return {
    send: (event) => void (response.writableEnded || response.write(asLines(event))),
    end: () => void response.end(),
    // Who left before it began has ended it already, and no second end comes.
    onEnd: (run) => (response.closed ? run() : void response.on('close', run)),
  };
}

/** The newest is the page somebody looks at. Who has to go is told, so that it does not come again and push out another. */
function makeRoom(own: Held): void {
  const surplus = Math.max(0, own.size - mostEach);
  const older = [...own].slice(0, -1).toSorted(([, one], [, other]) => Number(one) - Number(other));
  for (const [stream] of older.slice(0, surplus)) {
    stream.send({ id: '', name: 'enough', data: 'enough' });
    stream.end();
  }
}

/** Each line of the data is a line of its own; a lone CR ends a line here too. */
function asLines({ id, name, data }: StreamEvent): string {
  const lines = data.split(/\r\n?|\n/).map((line) => `data: ${line}\n`);
  return `id: ${id}\n${name === null ? '' : `event: ${name}\n`}${lines.join('')}\n`;
}
