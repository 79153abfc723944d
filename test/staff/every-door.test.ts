// Every door of colleagues is walked up to: it has a guard, or stands on a short list with its reason.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { openStaffHouse } from './staff-house.ts';
import type { StaffHouse } from './staff-house.ts';

/** What nobody has to be signed in for. */
const open: Record<string, string> = {
  'GET /vagt.css': 'says nothing about anybody',
  'GET /takeover.css': 'says nothing about anybody',
  'GET /vagt.js': 'says nothing about anybody',
  'GET /log-ind': 'the form itself',
  'GET /invitation/:token': 'the link is the key',
  'GET /oidc/log-ind': 'leads to the provider',
  'GET /oidc/svar': 'state, nonce, PKCE and a cookie are the key',
};
/** Refused without the other half of their token. */
const withToken = ['POST /log-ind', 'POST /invitation/:token'];

let house: StaffHouse;
beforeAll(async () => {
  house = await openStaffHouse({
    ...{ OIDC_ISSUER: 'http://127.0.0.1:1', OIDC_CLIENT_ID: 'ly', OIDC_CLIENT_SECRET: 'a secret of a test' },
    ...{ OIDC_GROUP_HELPER: 'a', OIDC_GROUP_EDITOR: 'b', OIDC_GROUP_MANAGER: 'c' },
  });
});
afterAll(() => house.close());

interface Layer {
  route?: { path: string; stack: { method?: string }[] };
  handle: { stack?: Layer[] };
}

function routesIn(stack: readonly Layer[]): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (!route) return routesIn(handle.stack ?? []);
    return [...new Set(route.stack.map(({ method }) => `${method?.toUpperCase()} ${route.path}`))];
  });
}

const knock = (door: string) => {
  const [method = '', path = ''] = door.split(' ');
  const at = path.replaceAll(/:\w+/g, 'any');
  return method === 'POST'
    ? request(house.url).post(at).type('form').send({ csrf: 'guessed' })
    : request(house.url).get(at);
};

test('who is not signed in is led to the sign-in by every other one, and nothing is done', async () => {
  const doors = routesIn((house.staff as unknown as { stack: Layer[] }).stack);
  expect(doors.length).toBeGreaterThan(28);
  const guarded = doors.filter((door) => !(door in open) && !withToken.includes(door));
  for (const door of guarded) {
    const { status, headers } = await knock(door);
    expect([door, status, headers['location']?.startsWith('/log-ind')]).toEqual([door, 303, true]);
  }
  for (const door of withToken) expect([door, (await knock(door)).status]).toEqual([door, 403]);
  expect(Object.keys(open).filter((door) => !doors.includes(door))).toEqual([]);
});

test('a new door would be found, also one in a corner of its own', () => {
  const corner = express.Router().post('/ny', (_request, response) => response.send('open'));
  const router = express.Router().use(corner);
  expect(routesIn((router as unknown as { stack: Layer[] }).stack)).toEqual(['POST /ny']);
});
