// What is done again and again while Ly runs.
import type { Log } from './log.ts';
import { sessionHours } from './staff/staff-session.ts';
import type { Storage } from './storage/open-storage.ts';

const ladderEveryMs = 10_000;
const everyMs = 5 * 60_000;
const retentionEveryMs = 3_600_000;

export interface Housekeeping {
  storage: Pick<Storage, 'forgetErased' | 'forgetOld' | 'forgetSessions'>;
  /** Tells those who are to be told now that somebody waits. */
  climbLadders: () => Promise<void>;
  /** What was said is kept for so long. */
  retentionDays: number;
  now: () => Temporal.Instant;
  log: Log;
}

/** Returns what stops it, once what is under way is finished. */
export function keepHouse(parts: Housekeeping): () => Promise<void> {
  const { storage, climbLadders, now, log } = parts;
  const stops = [
    again(ladderEveryMs, climbLadders, log),
    again(everyMs, () => storage.forgetErased(now()), log),
    again(retentionEveryMs, () => forgetOld(parts), log),
    again(
      retentionEveryMs,
      () => storage.forgetSessions({ before: now().subtract({ hours: sessionHours }), now: now() }),
      log,
    ),
  ];
  return async () => void (await Promise.all(stops.map((stop) => stop())));
}

async function forgetOld({ storage, now, retentionDays, log }: Housekeeping): Promise<void> {
  const { messages, people } = await storage.forgetOld(now(), now().subtract({ hours: 24 * retentionDays }));
  if (messages > 0) log.info('old_forgotten', { kind: 'messages', count: messages });
  if (people > 0) log.info('old_forgotten', { kind: 'people', count: people });
}

/** Now, and then again and again. */
function again(milliseconds: number, work: () => Promise<void>, log: Log): () => Promise<void> {
  const round = () => work().catch((error: unknown) => log.error('housekeeping_failed', { error }));
  let underWay = round();
  const timer = setInterval(() => void (underWay = underWay.then(round)), milliseconds);
  return () => {
    clearInterval(timer);
    return underWay;
  };
}
