// Jest's global setup: whoever asks here gets a database of their own; the first to ask starts PostgreSQL, and nobody else does.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openLocalPostgres } from './local-postgres.ts';
import type { LocalPostgres } from './local-postgres.ts';

declare global {
  var lyDatabasesOnDemand: { server: Server; postgres: () => Promise<LocalPostgres> | undefined } | undefined;
}

export default async function openOnDemand(): Promise<void> {
  let postgres: Promise<LocalPostgres> | undefined;
  const server = createServer((_request, response) => {
    postgres ??= openLocalPostgres('fast');
    postgres
      .then((opened) => opened.newDatabase())
      .then(
        (url) => response.end(url),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  process.env['LY_TEST_DATABASES'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  globalThis.lyDatabasesOnDemand = { server, postgres: () => postgres };
}
