// Where limits are counted: in this process, or in the database that all processes share.
import pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import { connectionTo } from '../storage/database/postgres.ts';
import type { Log } from '../log.ts';
import type { Count } from './limits.ts';

export interface Counters {
  count: Count;
  close(): Promise<void>;
}

/** Only counted: what is too many stands in limits.ts, and each key comes with its own duration. */
const counting = { points: 1, duration: 0 };
/** Connections of its own, so that counting waits for no turn; and no turn waits longer for a count. Milliseconds. */
const shared = { max: 2, connectionTimeoutMillis: 1000, statement_timeout: 1000, query_timeout: 1000 };

/** Without a database in this process alone, and forgotten at its end. Throws when the database does not answer. */
export async function openCounters(databaseUrl: string | null, log: Log): Promise<Counters> {
  if (databaseUrl === null) {
    return { count: countWith(new RateLimiterMemory(counting)), close: () => Promise.resolve() };
  }
  const pool = new pg.Pool({ ...connectionTo(databaseUrl, 'ly counts'), ...shared });
  pool.on('error', (error) => log.warn('database_connection_lost', { error }));
  return { count: countWith(await tableOf(pool)), close: () => pool.end() };
}

/** Two processes that start at once both find no table, and PostgreSQL lets one of them make it: the other looks again. */
async function tableOf(pool: pg.Pool): Promise<RateLimiterPostgres> {
  try {
    return await findOrMakeTable(pool);
  } catch (error) {
    if (!madeMeanwhile.includes((error as { code?: string }).code ?? '')) throw error;
    return findOrMakeTable(pool);
  }
}

/** A table or a type of that name is there already; a row that is (23505) the library sees to itself. */
const madeMeanwhile = ['42P07', '42710'];

function findOrMakeTable(pool: pg.Pool): Promise<RateLimiterPostgres> {
  return new Promise((resolve, reject) => {
    const options = { ...counting, storeClient: pool, storeType: 'pool', tableName: 'limits' };
    const table = new RateLimiterPostgres(options, (error?: Error | null) => (error ? reject(error) : resolve(table)));
  });
}

const countWith =
  (counter: RateLimiterMemory | RateLimiterPostgres): Count =>
  async (key, seconds) =>
    (await counter.penalty(key, 1, { customDuration: seconds })).consumedPoints;
