// Consoles as browsers hold them: the page, and the stream it asks for. What is awaited is named by a number in its words.
import { clock } from './clock.ts';

export interface Consoles {
  /** When the last of them has the row with these words. Asked before they are written. */
  allHave(number: number): Promise<number>;
  close(): void;
}

export const numbered = (number: number): string => `jeg er her endnu, besked ${number}.`;
const number = /besked (\d+)\./g;

const patienceMs = 30_000;

export async function openConsoles(url: string, cookies: readonly string[]): Promise<Consoles> {
  const awaited = new Map<number, { missing: number; done: (at: number) => void }>();
  const seen = (which: number) => {
    const one = awaited.get(which);
    if (one && (one.missing -= 1) === 0) one.done(clock());
  };
  const closing = new AbortController();
  await Promise.all(cookies.map((cookie) => openConsole({ url, cookie, seen, signal: closing.signal })));
  return {
    close: () => closing.abort(),
    allHave: (which) =>
      new Promise((done, fail) => {
        const late = setTimeout(() => fail(new Error(`message ${which} has not reached every console`)), patienceMs);
        awaited.set(which, { missing: cookies.length, done: (at) => (clearTimeout(late), done(at)) });
      }),
  };
}

interface OneConsole {
  url: string;
  cookie: string;
  /** Once for each number, when its words have come. */
  seen: (number: number) => void;
  signal: AbortSignal;
}

async function openConsole({ url, cookie, seen, signal }: OneConsole): Promise<void> {
  const page = await (await fetch(`${url}/vagt`, { headers: { cookie } })).text();
  const live = /data-live="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
  const { ok, body } = await fetch(`${url}${live}`, { headers: { cookie }, signal });
  if (!ok || body === null) throw new Error('the stream of a console did not open');
  void follow(body, seen).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

async function follow(body: ReadableStream<Uint8Array<ArrayBuffer>>, seen: OneConsole['seen']): Promise<void> {
  const known = new Set<number>();
  let rest = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const events = `${rest}${text}`.split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      for (const [, which] of event.matchAll(number)) {
        if (known.has(Number(which))) continue;
        known.add(Number(which));
        seen(Number(which));
      }
    }
  }
}
