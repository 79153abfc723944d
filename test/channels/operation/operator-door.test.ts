// What machines are told that watch over Ly, and what they are not.
import { expect, test } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { operatorDoor } from '../../../src/channels/operation/operator-door.ts';
import type { OperatorDoorParts } from '../../../src/channels/operation/operator-door.ts';

const now = Temporal.Instant.from('2026-11-25T12:00:00Z');
const token = 'a token of a test';
const waiting = (route: 'sms' | 'staff_notice', minutes: number) => [
  { route, count: 1, since: now.subtract({ minutes }) },
];

function open(changed: Partial<OperatorDoorParts> = {}) {
  const metrics = { text: () => Promise.resolve('ly_messages_total 7\n'), contentType: 'text/plain; version=0.0.4' };
  const nothing = { outboxState: () => Promise.resolve([]), teams: null, teamsTrouble: () => Promise.resolve([]) };
  const parts = { ...nothing, content: { places: ['Testhuset'] }, now: () => now, metrics };
  return express().use(operatorDoor({ ...parts, metricsToken: token, ...changed }));
}

test('it lives, also when the database does not', async () => {
  const outboxState = () => Promise.reject(new Error('no answer'));
  const response = await request(open({ outboxState })).get('/health/live');
  expect([response.status, response.body]).toEqual([200, { live: true }]);
});

test('it is ready when the database answers, content is there and no reply waits long', async () => {
  const response = await request(open({ outboxState: () => Promise.resolve(waiting('sms', 10)) })).get('/health/ready');
  expect([response.status, response.body]).toEqual([
    200,
    { ready: true, checks: { content: 'ok', database: 'ok', outbox: 'ok' } },
  ]);
});

test.each<[string, Partial<OperatorDoorParts>, Record<string, string>]>([
  [
    'the database does not answer',
    { outboxState: () => Promise.reject(new Error('postgres://ly:hemmeligt@db')) },
    { database: 'silent', outbox: 'unknown' },
  ],
  [
    'a reply waits for more than ten minutes',
    { outboxState: () => Promise.resolve(waiting('sms', 11)) },
    { outbox: 'late' },
  ],
  ['no content is loaded', { content: { places: [] } }, { content: 'missing' }],
])('it is not ready when %s, and says which check failed and no more', async (_what, changed, checks) => {
  const response = await request(open(changed)).get('/health/ready');
  expect([response.status, response.body.ready, response.body.checks]).toEqual([
    503,
    false,
    { content: 'ok', database: 'ok', outbox: 'ok', ...checks },
  ]);
  expect(response.text).not.toContain('hemmeligt');
});

test('a notice that waits for staff is no reason to send citizens elsewhere', async () => {
  const outboxState = () => Promise.resolve(waiting('staff_notice', 600));
  expect((await request(open({ outboxState })).get('/health/ready')).status).toBe(200);
});

const trouble = (minutes: number, gone: boolean) => ({
  teams: {},
  teamsTrouble: () => Promise.resolve([{ id: '19:hemmelig', reason: '404', since: now.subtract({ minutes }), gone }]),
});

test.each<[string, Partial<OperatorDoorParts>, [number, string | undefined]]>([
  ['well', { teams: {} }, [200, 'ok']],
  ['off, whatever happened before', { ...trouble(60, true), teams: null }, [200, undefined]],
  ['silent for two minutes', trouble(2, false), [200, 'ok']],
  ['silent for longer', trouble(3, false), [503, 'unreachable']],
  ['without Ly since just now', trouble(0, true), [503, 'unreachable']],
  ['unknown', { teams: {}, teamsTrouble: () => Promise.reject(new Error('no answer')) }, [503, 'unknown']],
])('where Teams is %s, whoever watches is told so and nothing of where', async (_what, changed, [status, says]) => {
  const response = await request(open(changed)).get('/health/ready');
  expect([response.status, response.body.checks.teams]).toEqual([status, says]);
  expect(response.text).not.toContain('19:');
});

test('metrics are for whoever has the token', async () => {
  const response = await request(open()).get('/metrics').set('Authorization', `Bearer ${token}`);
  expect([response.status, response.text]).toEqual([200, 'ly_messages_total 7\n']);
});

test.each([undefined, 'Bearer another token', `Basic ${token}`, `bearer${token}`, token, ''])(
  'metrics are refused with %p',
  async (authorization) => {
    const get = request(open()).get('/metrics');
    if (authorization !== undefined) void get.set('Authorization', authorization);
    const response = await get;
    expect([response.status, response.headers['www-authenticate']]).toEqual([401, 'Bearer']);
  },
);

test('without a token there is no such door', async () => {
  expect(
    (
      await request(open({ metricsToken: null }))
        .get('/metrics')
        .set('Authorization', 'Bearer ')
    ).status,
  ).toBe(404);
});
