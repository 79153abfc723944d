// Where limits are counted: in this process, or in the database that all processes share.
import type { Pool } from 'pg';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Count } from './limits.ts';

type Counter = RateLimiterMemory | RateLimiterPostgres;

/** Only counted: what is too many stands in limits.ts, and each key comes with its own duration. */
const counting = { points: 1, duration: 0 };

/** Forgotten when the process ends. */
export const countHere = (): Count => countWith(new RateLimiterMemory(counting));

/** @throws when the table cannot be made. */
export async function countShared(pool: Pool): Promise<Count> {
  const counter = await new Promise<RateLimiterPostgres>((resolve, reject) => {
    const made = new RateLimiterPostgres(
      { ...counting, storeClient: pool, storeType: 'pool', tableName: 'limits' },
      (error?: Error) => (error ? reject(error) : resolve(made)),
    );
  });
  return countWith(counter);
}

const countWith =
  (counter: Counter): Count =>
  async (key, seconds) =>
    (await counter.penalty(key, 1, { customDuration: seconds })).consumedPoints;
