// Writes that come at the same time share one commit, so that a busy evening waits for the disk once and not twenty times.
import type { LiveEvent } from '../live-events.ts';
import type { Database, Work, Write } from '../tables.ts';

interface Waiting {
  work: Work<unknown>;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/** Keeps short what one commit holds back. */
const mostTogether = 50;

/** For a database with one writer at a time. Nobody is answered before the commit; a work that fails takes nobody with it. */
export function commitTogether(db: Database, hear: (event: LiveEvent) => void): Write {
  const waiting: Waiting[] = [];
  let committing = false;

  async function commitAll(): Promise<void> {
    committing = true;
    // Lets every request that has already arrived get this far.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) (await commit(db, waiting.splice(0, mostTogether))).forEach(hear);
    committing = false;
  }

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({ work, resolve: resolve as Waiting['resolve'], reject });
      if (!committing) void commitAll();
    });
}

/** Returns what the works told that were committed. */
async function commit(db: Database, works: readonly Waiting[]): Promise<LiveEvent[]> {
  const results: unknown[] = [];
  const told: LiveEvent[] = [];
  let began = false;
  try {
    await db.transaction().execute(async (writing) => {
      began = true;
      for (const { work } of works) results.push(await work(writing, (event) => told.push(event)));
    });
  } catch (error) {
    const oneFailed = began && results.length < works.length && works.length > 1;
    // Nothing of any was written: each is done by itself, from the start. A database that does not answer fails them all.
    if (oneFailed) return eachByItself(db, works);
    works.forEach(({ reject }) => reject(error));
    return [];
  }
  works.forEach(({ resolve }, index) => resolve(results[index]));
  return told;
}

async function eachByItself(db: Database, works: readonly Waiting[]): Promise<LiveEvent[]> {
  const told: LiveEvent[] = [];
  for (const one of works) told.push(...(await commit(db, [one])));
  return told;
}
