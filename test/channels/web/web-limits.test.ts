// Who writes more than a person does, at the page's form.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import request from 'supertest';
import type { Response } from 'supertest';
import { openTestHouse } from '../../support/open-test-house.ts';
import type { TestHouse } from '../../support/open-test-house.ts';
import { cookiesOf } from './web-door.ts';

const danger = 'jeg vil ikke leve mere';
const tooFast = /hurtigere, end jeg kan svare/g;

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse('2026-11-25T13:00', { TRUST_PROXY: '1' });
});
afterAll(() => house.close());

/** Each test is at an address of its own. */
let addresses = 0;
let here: string;
beforeEach(() => {
  addresses += 1;
  here = `192.0.2.${addresses}`;
  house.setClock('2026-11-25T13:00');
});

const post = (text: string, from = here) =>
  request(house.app).post('/message').type('form').set('X-Forwarded-For', from).send({ text });

async function flood(times: number, from = here): Promise<number[]> {
  const statuses: number[] = [];
  for (let time = 0; time < times; time += 1) statuses.push((await post('mad', from)).status);
  return statuses;
}

async function asVisitor() {
  const cookies = cookiesOf(await request(house.app).get('/'));
  return {
    write: (text: string): Promise<Response> => post(text).set('Cookie', cookies),
    page: async () => (await request(house.app).get('/').set('Cookie', cookies)).text,
  };
}

test('a visitor hears once that this is too fast, then nothing, but 112 in danger', async () => {
  const { write, page } = await asVisitor();
  for (let time = 0; time < 30; time += 1) await write('mad');
  expect(await page()).not.toMatch(tooFast);
  for (let time = 0; time < 3; time += 1) await write('mad');
  expect((await page()).match(tooFast)).toHaveLength(1);
  await write(danger);
  expect(await page()).toMatch(/leve mere[^]*id="svar"[^]*112/);
});

test('the same button pressed again and again is no other machine', async () => {
  const { write, page } = await asVisitor();
  for (let time = 0; time < 6; time += 1) await write('hvor er der mad');
  expect((await page()).match(/<li class="ly"/g)).toHaveLength(6);
});

test('two hundred messages from one address without a cookie are taken, no more, and nothing of the rest is kept', async () => {
  expect(new Set(await flood(200))).toEqual(new Set([303]));
  const refused = await post('mad');
  expect([refused.status, refused.text.match(tooFast)?.length]).toEqual([429, 1]);
  expect(refused.headers['set-cookie']).toBeUndefined();
  const refusals = house.logged.lines.filter(({ event }) => event === 'form_refused');
  expect(refusals).toEqual([expect.objectContaining({ status: 429 })]);
});

test('danger comes through from there, other addresses notice nothing, and ten minutes later it is over', async () => {
  await flood(201);
  expect((await post(danger)).status).toBe(303);
  expect((await post('SLET')).status).toBe(303);
  expect((await post('mad', '198.51.100.1')).status).toBe(303);
  house.setClock('2026-11-25T13:10');
  expect((await post('mad')).status).toBe(303);
});

test('all IPv6 addresses of one connection count as one', async () => {
  await flood(100, '2001:db8:0:1::7');
  await flood(101, '2001:db8:0:1:ffff::8');
  expect((await post('mad', '2001:db8::1:0:0:0:9')).status).toBe(429);
  expect((await post('mad', '2001:db8:0:2::7')).status).toBe(303);
});
