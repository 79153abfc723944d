// What is done again and again while Ly runs.
import type { Log } from './log.ts';
import type { Storage } from './storage/open-storage.ts';

const everyMs = 5 * 60_000;

export interface Housekeeping {
  storage: Pick<Storage, 'forgetErased'>;
  now: () => Temporal.Instant;
  log: Log;
}

/** Returns what stops it. */
export function keepHouse({ storage, now, log }: Housekeeping): () => void {
  const round = () =>
    storage.forgetErased(now()).catch((error: unknown) => log.error('housekeeping_failed', { error }));
  const timer = setInterval(() => void round(), everyMs);
  void round();
  return () => clearInterval(timer);
}
