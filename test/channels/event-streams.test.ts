// Connections that stay open: each is let go of when it ends, whenever that is.
import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import express from 'express';
import type { Response } from 'express';
import { createEventStreams } from '../../src/channels/event-streams.ts';

let server: Server;
let came: (response: Response) => void;
let open: { beating: number; followers: number };
let streams: ReturnType<typeof createEventStreams>;
beforeEach(async () => {
  const own = { beating: 0, followers: 0 };
  open = own;
  streams = createEventStreams(() => {
    own.beating += 1;
    return () => void (own.beating -= 1);
  });
  const app = express().get('/', (_request, response) => came(response));
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

/** Somebody comes, as the server sees it, and what lets them go. */
async function visit() {
  const arrived = new Promise<Response>((resolve) => (came = resolve));
  const visitor = get({ port: (server.address() as AddressInfo).port }).on('error', () => undefined);
  const response = await arrived;
  return {
    response,
    async leaves() {
      const closed = once(response, 'close');
      visitor.destroy();
      await closed;
    },
  };
}

function follow(response: Response): void {
  const own = open;
  own.followers += 1;
  streams.open('anna', response)?.onEnd(() => void (own.followers -= 1));
}

test('the fourth page of somebody takes the place of the oldest that need not stay', async () => {
  const pages = [await visit(), await visit(), await visit(), await visit()];
  pages.forEach(({ response }, index) => streams.open('anna', response, index === 0));
  expect(pages.map(({ response }) => response.writableEnded)).toEqual([false, true, false, false]);
});

test('where all of them stay, the oldest goes', async () => {
  const pages = [await visit(), await visit(), await visit(), await visit()];
  for (const { response } of pages) streams.open('anna', response, true);
  expect(pages.map(({ response }) => response.writableEnded)).toEqual([true, false, false, false]);
});

test('who leaves is followed no more', async () => {
  const { response, leaves } = await visit();
  follow(response);
  expect(open).toEqual({ beating: 1, followers: 1 });
  await leaves();
  expect(open).toEqual({ beating: 0, followers: 0 });
});

test('who has left before anything was known of them is not followed', async () => {
  const { response, leaves } = await visit();
  await leaves();
  follow(response);
  expect(open).toEqual({ beating: 0, followers: 0 });
});
