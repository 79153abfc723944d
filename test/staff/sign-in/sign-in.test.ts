// Signing in with a password of Ly: who comes in, who does not, and what each of them is told.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import request from 'supertest';
import { openStaffHouse, openVisitor, password, signedIn, tokenIn } from '../staff-house.ts';
import type { StaffHouse } from '../staff-house.ts';

let house: StaffHouse;
beforeEach(async () => {
  house = await openStaffHouse();
});
afterEach(() => house.close());

const login = 'prøve.person';
const attempt = (fields: object) => openVisitor(house).send('/log-ind', { login, password, ...fields });

test('the right name and password lead in, however the name is written', async () => {
  await signedIn(house);
  const visitor = openVisitor(house);
  const answer = await visitor.send('/log-ind', { login: ' Prøve.PERSON ', password });
  expect([answer.status, answer.headers['location']]).toEqual([303, '/vagt']);
  expect((await visitor.get('/min-profil')).text).toContain('Prøve Person');
});

test.each([
  ['a wrong password', { password: 'et andet kodeord her' }],
  ['an unknown name', { login: 'ingen.her' }],
  ['nothing at all', { login: '', password: '' }],
  ['a list for a password', { password: ['a', 'b'] }],
])('%s gets the same words and leads nowhere', async (_what, fields) => {
  await signedIn(house);
  const answer = await attempt(fields);
  expect(answer.status).toBe(401);
  expect(answer.text).toContain('Brugernavn og adgangskode passer ikke sammen');
  expect(answer.headers['set-cookie']).toBeUndefined();
});

test('who has not chosen a password yet, and who is disabled, gets the same words too', async () => {
  const { account } = await signedIn(house);
  await house.storage.saveStaff({ ...account, passwordHash: null });
  expect((await attempt({ password: '' })).status).toBe(401);
  const known = await signedIn(house, { name: 'En Anden' });
  const withPassword = await house.storage.findStaffAccount(known.account.id);
  await house.storage.saveStaff({ ...withPassword!, disabled: true });
  const answer = await attempt({ login: 'en.anden' });
  expect([answer.status, answer.text.includes('passer ikke sammen')]).toEqual([401, true]);
});

test('after ten tries at one name from one place even the right password waits a quarter of an hour', async () => {
  await signedIn(house);
  for (let time = 0; time < 10; time += 1) expect((await attempt({ password: 'forkert kode her' })).status).toBe(401);
  const refused = await attempt({});
  expect([refused.status, refused.text.includes('Vent et kvarter')]).toEqual([429, true]);
  house.later({ minutes: 15 });
  expect((await attempt({})).status).toBe(303);
});

test('who is tried at from elsewhere is not shut out at home', async () => {
  await signedIn(house);
  const stranger = openVisitor(house);
  const csrf = tokenIn(await stranger.get('/log-ind'));
  const tries = Array.from({ length: 11 }, () =>
    stranger.agent
      .post('/log-ind')
      .type('form')
      .set('X-Forwarded-For', '192.0.2.1')
      .send({ csrf, login, password: 'x' }),
  );
  expect((await Promise.all(tries)).map(({ status }) => status)).toContain(429);
  expect((await attempt({})).status).toBe(303);
});

test('a form without its token, with another token, or from another site is refused', async () => {
  await signedIn(house);
  const visitor = openVisitor(house);
  const csrf = tokenIn(await visitor.get('/log-ind'));
  const form = { login, password };
  const posts = [
    visitor.agent.post('/log-ind').type('form').send(form),
    visitor.agent
      .post('/log-ind')
      .type('form')
      .send({ ...form, csrf: 'another' }),
    visitor.agent
      .post('/log-ind')
      .type('form')
      .set('Sec-Fetch-Site', 'cross-site')
      .send({ ...form, csrf }),
    request(house.url)
      .post('/log-ind')
      .type('form')
      .send({ ...form, csrf }),
  ];
  for (const { status, text } of await Promise.all(posts)) {
    expect([status, text.includes('Formularen er for gammel')]).toEqual([403, true]);
  }
  expect(
    (
      await visitor.agent
        .post('/log-ind')
        .type('form')
        .send({ ...form, csrf })
    ).status,
  ).toBe(303);
});

test.each([
  ['/kolleger', '/kolleger'],
  ['//evil.example.org', '/vagt'],
  ['/\\evil.example.org', '/vagt'],
  ['https://evil.example.org', '/vagt'],
])('who asked for %s lands at %s', async (til, landed) => {
  await signedIn(house);
  expect((await attempt({ til })).headers['location']).toBe(landed);
});

test('a form too large to be one of ours is refused with a page', async () => {
  const answer = await attempt({ login: 'a'.repeat(70_000) });
  expect([answer.status, answer.text.includes('Noget gik galt')]).toEqual([413, true]);
});

test('the log names nobody and no password', async () => {
  await signedIn(house);
  await attempt({ password: 'forkert kode her' });
  const text = house.logged.text();
  expect(text).toContain('signed_in');
  expect(text).toContain('sign_in_refused');
  expect(text).not.toMatch(/prøve|forkert|rolige/i);
});
