// What Ly counts, read as Prometheus reads it, after a day with real conversations.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { openSmsHouse } from '../sms-house.ts';
import type { SmsHouse } from '../sms-house.ts';

const token = 'a token of a test';
const citizen = '+4520000001';

let house: SmsHouse;
beforeAll(async () => {
  house = await openSmsHouse('2026-11-25T13:00', { METRICS_TOKEN: token });
});
afterAll(() => house.close());

const read = () => request(house.app).get('/metrics').set('Authorization', `Bearer ${token}`);

/** One number out of the text; NaN where it is not there. */
async function metric(name: string): Promise<number> {
  const line = (await read()).text.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? NaN);
}

async function untilMetric(name: string, value: number): Promise<void> {
  while ((await metric(name)) !== value);
}

test('before anything happened, what is watched stands at zero', async () => {
  expect((await read()).headers['content-type']).toMatch(/^text\/plain/);
  for (const outcome of ['sent', 'failed', 'expired'])
    expect(await metric(`ly_outgoing_total{outcome="${outcome}"}`)).toBe(0);
  expect(await metric('ly_events_total{event="webhook_refused"}')).toBe(0);
  expect(await metric('ly_database_answers')).toBe(1);
});

test('messages, needs, dangers and what was not understood are counted, each once', async () => {
  await house.write(citizen, 'hvor er der mad');
  await house.write(citizen, 'jeg vil ikke leve mere');
  await request(house.app).post('/message').type('form').send({ text: 'qwrtz plkjh', language: 'da' });
  await house.write('+46700000001', 'where can I eat');
  expect(await metric('ly_messages_total{channel="sms",language="da"}')).toBe(2);
  expect(await metric('ly_messages_total{channel="sms",language="en"}')).toBe(1);
  expect(await metric('ly_needs_total{need="food"}')).toBe(2);
  expect(await metric('ly_urgent_total{kind="suicide"}')).toBe(1);
  expect(await metric('ly_not_understood_total')).toBe(1);
  expect(await metric('ly_limited_total{limit="abroad"}')).toBe(1);
  expect(await metric('ly_turn_seconds_count')).toBe(4);
  await untilMetric('ly_outgoing_total{outcome="sent"}', 3);
});

test('a webhook that is refused and a human who is waited for are counted', async () => {
  const waited = await metric('ly_events_total{event="human_waited_for"}');
  await request(house.app).post('/sms').send('a=b');
  await house.write('+4520000002', 'MENNESKE');
  expect(await metric('ly_events_total{event="webhook_refused"}')).toBe(1);
  expect(await metric('ly_events_total{event="human_waited_for"}')).toBe(waited + 1);
});

test('a notice that nobody takes is seen to wait, and for how long', async () => {
  const waiting = await metric('ly_outbox_waiting{route="staff_notice"}');
  expect(waiting).toBeGreaterThan(0);
  house.setClock('2026-11-25T13:05');
  expect(await metric('ly_outbox_oldest_seconds{route="staff_notice"}')).toBe(300);
});

test('nothing of it is about anybody', async () => {
  const { text } = await read();
  expect(text).not.toMatch(/20000001|700000001|leve mere|qwrtz/);
  const labels = new Set([...text.matchAll(/[{,](\w+)="/g)].map(([, label]) => label));
  expect([...labels].toSorted()).toEqual([
    'channel',
    'event',
    'kind',
    'language',
    'le',
    'limit',
    'need',
    'outcome',
    'route',
  ]);
});
