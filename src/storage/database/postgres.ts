// PostgreSQL, spoken to through kysely: for more than one process, or more than one machine.
import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import type { Log } from '../../log.ts';
import { liveChannel } from './live-line.ts';
import { asUnreachable } from './postgres-unreachable.ts';
import type { Database, Tables, Write } from '../tables.ts';

/** Each process holds so many connections and one to listen on: four processes stay below the hundred PostgreSQL allows. */
const connections = 10;
/** A citizen in danger hears from Ly itself when the database does not answer, so nothing waits long. Milliseconds. */
const patience = { connecting: 3000, statement: 3000, answer: 4000, idleTransaction: 10_000 };
/** Any number, the same in every process: who holds it brings the tables up to date. */
const preparingLock = 5_910_231;

/** bigint comes as text, since it may be larger than a number of JavaScript holds. Ours are milliseconds and counts. */
const int8 = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (oid === int8 ? Number : pg.types.getTypeParser(oid, format)) as (text: string) => unknown,
};

/** Of what a connection to this database is made; `name` is what its administrator sees. */
export const connectionTo = (url: string, name = 'ly'): pg.ClientConfig => ({
  connectionString: url,
  application_name: name,
  connectionTimeoutMillis: patience.connecting,
  keepAlive: true,
  types,
});

export function openPostgres(url: string, log: Log): Database {
  const pool = new pg.Pool({
    ...connectionTo(url),
    max: connections,
    statement_timeout: patience.statement,
    query_timeout: patience.answer,
    idle_in_transaction_session_timeout: patience.idleTransaction,
  });
  outlive(pool, (error) => log.warn('database_connection_lost', { error }));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: withPreparedStatements(pool) }) });
}

/** A connection that breaks ends no process: one that nobody uses is replaced, and in a transaction the next statement fails. */
function outlive(pool: pg.Pool, lost: (error: Error) => void): void {
  pool.on('error', lost);
  // The pool itself listens only to those that nobody uses, and an error that nobody hears ends Node.
  pool.on('connect', (client) => client.on('error', () => undefined));
}

/** One process at a time, on a connection of its own that may take as long as it needs. Throws DatabaseUnreachable. */
export async function prepareAlone(url: string, work: (db: Database) => Promise<void>): Promise<void> {
  const pool = new pg.Pool({ ...connectionTo(url, 'ly prepares'), max: 1 });
  outlive(pool, () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await db.connection().execute(async (alone) => {
      await sql`select pg_advisory_lock(${sql.lit(preparingLock)})`.execute(alone);
      await work(alone);
      await sql`select pg_advisory_unlock(${sql.lit(preparingLock)})`.execute(alone);
    });
  } catch (error) {
    throw asUnreachable(error, url);
  } finally {
    await db.destroy();
  }
}

/** PostgreSQL has many writers at a time, and itself lets commits that come together wait for the disk once. */
export function commitEach(db: Database): Write {
  return (work) =>
    db.transaction().execute(async (writing) => {
      const told: string[] = [];
      const result = await work(writing, (event) => told.push(JSON.stringify(event)));
      // Delivered with the commit, or never.
      if (told.length > 0) {
        await sql`select pg_notify(${liveChannel}, event) from unnest(${told}::text[]) as event`.execute(writing);
      }
      return result;
    });
}

const raceCodes = { unique: '23505', serialization: '40001', deadlock: '40P01' };

/** What two processes that write at once can do to each other; undefined for every other error. */
export function raceOf(error: unknown): { constraint: string | null } | undefined {
  if (!(error instanceof pg.DatabaseError)) return undefined;
  const { code, constraint } = error;
  if (code === raceCodes.unique) return { constraint: constraint ?? null };
  return code === raceCodes.serialization || code === raceCodes.deadlock ? { constraint: null } : undefined;
}

/** Statements are planned once a connection, and a connection on which an answer did not come is not used again. */
function withPreparedStatements(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? createHash('sha1').update(text).digest('base64url');
    names.set(text, name);
    return name;
  };
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => impatient(await pool.connect(), nameOf),
  };
}

function impatient(client: pg.PoolClient, nameOf: (text: string) => string): PostgresPoolClient {
  let silent: Error | null = null;
  const query = async <Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>> => {
    if (silent) throw silent;
    try {
      const result: unknown = await client.query({ name: nameOf(text), text, values: [...values] });
      return result as PostgresQueryResult<Row>;
    } catch (error) {
      if ((error as Error).message === 'Query read timeout') silent = error as Error;
      throw error;
    }
  };
  return {
    query: query as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy === true || silent !== null),
  };
}
