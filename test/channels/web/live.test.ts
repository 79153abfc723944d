// GET /live by itself: who may listen, what is told, and how it ends.
import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { createEventStreams } from '../../../src/channels/event-streams.ts';
import type { WebChatParts } from '../../../src/channels/web/web-chat.ts';
import { cookiesOf, openWebDoor } from './web-door.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const message = (id: string) => ({ id, from: 'ly' as const, text: `linje et\nlinje to af ${id}` });

/** A door whose talk has three messages, and the streams that it holds open. */
function openLive(changed: Partial<WebChatParts> = {}) {
  const talk = ['m1', 'm2', 'm3'].map(message);
  const streams = createEventStreams(() => () => undefined);
  const messagesAfter: WebChatParts['messagesAfter'] = (_visitor, place) => {
    const at = talk.findIndex(({ id }) => id === place);
    return Promise.resolve(at < 0 ? undefined : talk.slice(at + 1));
  };
  return { streams, ...openWebDoor({ history: () => Promise.resolve(talk), messagesAfter, streams, ...changed }) };
}

type Live = ReturnType<typeof openLive>;

/** The events until the house ends the stream, which it does once `last` was read. */
async function listen({ app, streams }: Live, last: string, headers: Record<string, string> = {}): Promise<string[]> {
  const cookie = cookiesOf(await request(app).get('/')).join();
  server = createServer(app);
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/live`;
  const response = await fetch(url, { headers: { cookie, ...headers } });
  let read = '';
  for await (const chunk of response.body ?? []) {
    read += Buffer.from(chunk).toString();
    if (read.includes(last) && read.endsWith('\n\n')) streams.endAll();
  }
  return read.split('\n\n').filter((event) => event.startsWith('id: '));
}

const ids = (events: string[]) => events.map((event) => /^id: (.*)$/m.exec(event)?.[1]);

describe('the stream', () => {
  test('tells an empty page the whole talk, each line of a message as a line of data', async () => {
    const events = await listen(openLive(), 'id: m3');
    expect(ids(events)).toEqual(['m1', 'm2', 'm3']);
    expect(events[0]?.split('\n').filter((line) => !/^(id|data): /.test(line))).toEqual([]);
    expect(events[0]).toMatch(/linje et\ndata: linje to af m1/);
  });

  test('goes on where the browser says it broke off', async () => {
    expect(ids(await listen(openLive(), 'id: m3', { 'last-event-id': 'm2' }))).toEqual(['m3']);
  });

  test('begins anew where that message is gone', async () => {
    const events = await listen(openLive(), 'id: m3', { 'last-event-id': 'deleted' });
    expect(events[0]).toContain('event: again');
    expect(ids(events)).toEqual(['', 'm1', 'm2', 'm3']);
  });
});

describe('nothing is told', () => {
  test.each(['', 'ly=forged.token'])('to a stranger (%s)', async (cookie) => {
    const { status, text } = await request(openLive().app).get('/live').set('Cookie', cookie);
    expect([status, text]).toEqual([401, 'Unauthorized']);
  });

  test('by a house that closes', async () => {
    const live = openLive();
    const cookie = cookiesOf(await request(live.app).get('/'));
    live.streams.endAll();
    expect((await request(live.app).get('/live').set('Cookie', cookie)).status).toBe(503);
  });

  test('when the talk cannot be read: the stream ends, and the log says why without a word of it', async () => {
    const live = openLive({ history: () => Promise.reject(new Error('unreadable')) });
    const cookie = cookiesOf(await request(openWebDoor().app).get('/'));
    const { text } = await request(live.app).get('/live').set('Cookie', cookie);
    expect(text).not.toContain('data:');
    expect(live.lines.map(({ event }) => event)).toContain('talk_unreadable');
  });
});
