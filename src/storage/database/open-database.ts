// One of the two databases, opened with its tables up to date.
import type { Log } from '../../log.ts';
import type { LiveEvent } from '../live-events.ts';
import { commitTogether } from './commit-together.ts';
import { openLiveLine } from './live-line.ts';
import { commitEach, connectionTo, openPostgres, prepareAlone } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { Database, Write } from '../tables.ts';

export interface DatabaseOptions {
  /** For SQLite: a folder, or ':memory:'. */
  folder: string;
  /** Null is SQLite. */
  databaseUrl: string | null;
  /** Brings the tables up to date. No other process does it at the same time. */
  prepare: (db: Database) => Promise<void>;
  /** Where what was committed is told. */
  hear: (event: LiveEvent) => void;
  log: Log;
}

export interface OpenDatabase {
  db: Database;
  write: Write;
  hasManyWriters: boolean;
  close(): Promise<void>;
}

export function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  return options.databaseUrl === null ? inFolder(options) : onServer(options.databaseUrl, options);
}

async function inFolder({ folder, prepare, hear }: DatabaseOptions): Promise<OpenDatabase> {
  const db = openSqlite(folder);
  try {
    await prepare(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db, write: commitTogether(db, hear), hasManyWriters: false, close: () => db.destroy() };
}

async function onServer(url: string, { prepare, hear, log }: DatabaseOptions): Promise<OpenDatabase> {
  await prepareAlone(url, prepare);
  const line = await openLiveLine({ connection: connectionTo(url, 'ly listens'), hear, log });
  const db = openPostgres(url, log);
  const close = async () => {
    await line.close();
    await db.destroy();
  };
  return { db, write: commitEach(db), hasManyWriters: true, close };
}
