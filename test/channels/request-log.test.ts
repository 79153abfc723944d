// One line for each request, with an id of ours that goes with it to the outbox.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import request from 'supertest';
import { openSmsHouse } from './sms-house.ts';
import type { SmsHouse } from './sms-house.ts';

let house: SmsHouse;
beforeAll(async () => {
  house = await openSmsHouse('2026-11-25T13:00');
});
afterAll(() => house.close());
beforeEach(() => void house.logged.lines.splice(0));

const linesOf = (event: string) => house.logged.lines.filter((line) => line.event === event);

/** The connection is closed a moment after the answer has come. */
async function lineOfRequest() {
  while (linesOf('request').length === 0) await new Promise((resolve) => setImmediate(resolve));
  return linesOf('request');
}

test('a request is one line with its route, status and time', async () => {
  await request(house.app).get('/en');
  expect(await lineOfRequest()).toEqual([
    {
      level: 'info',
      time: expect.any(String),
      event: 'request',
      requestId: expect.stringMatching(/^id-\d+$/),
      route: 'GET /en',
      status: 200,
      milliseconds: 0,
    },
  ]);
});

test.each([
  ['GET /{*any}', 404, () => request(house.app).get('/jeg-vil-ikke-leve?tlf=20000001')],
  ['POST unknown', 404, () => request(house.app).post('/jeg-vil-ikke-leve?tlf=20000001')],
  ['POST /sms', 403, () => request(house.app).post('/sms?tlf=20000001').send('a=b')],
])('the line of a request has the route (%s, %s) and never the address', async (route, status, send) => {
  await send();
  expect(await lineOfRequest()).toEqual([expect.objectContaining({ route, status })]);
  expect(JSON.stringify(house.logged.lines)).not.toMatch(/ikke-leve|20000001/);
});

test('an id that somebody else gave is not taken', async () => {
  await request(house.app).get('/').set('X-Request-Id', 'mit-nummer-er-20000001');
  expect((await lineOfRequest())[0]?.['requestId']).toMatch(/^id-\d+$/);
  expect(house.logged.text()).not.toContain('20000001');
});

test('the id goes with the message to the outbox', async () => {
  await house.write('+4520000001', 'hvor er der mad');
  const [line] = await lineOfRequest();
  while (linesOf('message_sent').length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(linesOf('message_sent')[0]?.['requestId']).toBe(line?.['requestId']);
  await house.write('+4520000001', 'hvor er der toilet');
  expect(new Set(linesOf('request').map(({ requestId }) => requestId)).size).toBe(2);
});
