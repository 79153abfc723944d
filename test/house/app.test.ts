// What holds for every route: safe headers, and a sentence that helps when something of ours fails.
import { describe, expect, test } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { createApp } from '../../src/app.ts';
import type { AppParts } from '../../src/app.ts';
import { captureLog } from '../captured-log.ts';

function openApp(changed: Partial<AppParts> = {}) {
  const logged = captureLog();
  const webChat = express.Router();
  webChat.get('/', (_request, response) => void response.send('the page'));
  webChat.get('/fails', () => Promise.reject(new Error('jeg vil dø')));
  webChat.get('/breaks-off', (_request, response) => {
    response.write('half');
    throw new Error('jeg vil dø');
  });
  const app = createApp({
    trustProxy: 0,
    phoneNumber: null,
    teams: null,
    operator: express.Router(),
    staff: express.Router(),
    webChat,
    sentenceWhenBroken: () => 'I fare: ring 112. Den Sociale Skadestue: 98 12 32 92.',
    newId: () => 'request-1',
    now: () => Temporal.Instant.from('2026-11-25T12:00:00Z'),
    log: logged.log,
    ...changed,
  });
  return { app, logged };
}

test('the browser may load nothing from elsewhere, run only its own script, and put the page in no frame', async () => {
  const { headers } = await request(openApp().app).get('/');
  expect(headers['content-security-policy']).toBe(
    "default-src 'none';style-src 'self';script-src 'self';connect-src 'self';img-src data:;form-action 'self';base-uri 'none';frame-ancestors 'none'",
  );
  expect(headers).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'strict-transport-security': 'max-age=31536000',
  });
  expect(headers['x-powered-by']).toBeUndefined();
});

test('what is no route is refused', async () => {
  expect((await request(openApp().app).post('/sms').send('a=b')).status).toBe(404);
});

describe('when a route fails', () => {
  test('the citizen still reads 112 and a number, and nothing of the error', async () => {
    const { app, logged } = openApp();
    const { status, type, text } = await request(app).get('/fails');
    expect([status, type, text]).toEqual([
      500,
      'text/plain',
      'I fare: ring 112. Den Sociale Skadestue: 98 12 32 92.\n',
    ]);
    expect(logged.lines[0]).toMatchObject({ level: 'error', event: 'request_failed', requestId: 'request-1' });
    expect(logged.text()).not.toContain('vil dø');
  });

  test('112 is there when not even that sentence can be written', async () => {
    const sentenceWhenBroken = () => {
      throw new Error('no phrase');
    };
    const { status, text } = await request(openApp({ sentenceWhenBroken }).app).get('/fails');
    expect([status, text]).toEqual([500, 'I fare: ring 112. In danger: call 112.\n']);
  });

  test('in the middle of an answer, the connection ends: half a page never looks like a whole one', async () => {
    const { app, logged } = openApp();
    await expect(request(app).get('/breaks-off')).rejects.toThrow('aborted');
    expect(logged.lines.filter(({ event }) => event === 'request_failed')).toHaveLength(1);
  });
});
