// A session: how it begins, how long it is worth something, and how it ends on the server.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import request from 'supertest';
import type { Response } from 'supertest';
import { openStaffHouse, openVisitor, password, signedIn } from '../staff-house.ts';
import type { StaffHouse, Visitor } from '../staff-house.ts';

let house: StaffHouse;
beforeEach(async () => {
  house = await openStaffHouse();
});
afterEach(() => house.close());

const isIn = async (visitor: Visitor) => (await visitor.get('/min-profil')).status === 200;
const cookiesOf = (answer: Response) => [answer.headers['set-cookie'] ?? []].flat() as string[];
const sessionCookie = (answer: Response) => cookiesOf(answer).find((cookie) => /vagt=[^;]/.test(cookie)) ?? '';

test('without one every page leads to the sign-in, and back from there', async () => {
  const answer = await request(house.url).get('/kolleger');
  expect([answer.status, answer.headers['location']]).toEqual([303, '/log-ind?til=%2Fkolleger']);
  expect((await request(house.url).get('/min-profil').set('Cookie', 'vagt=made-up')).status).toBe(303);
});

test('its cookie is out of the reach of scripts and other sites, and over https of everything but this host', async () => {
  await signedIn(house);
  const answer = await openVisitor(house).send('/log-ind', { login: 'prøve.person', password });
  expect(sessionCookie(answer)).toMatch(/^vagt=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  const secure = await openStaffHouse({ PUBLIC_URL: 'https://ly.example.org' });
  const page = await request(secure.url).get('/log-ind');
  expect(cookiesOf(page)[0]).toMatch(/^__Host-vagt_form=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  await secure.close();
});

test('is another one after each sign-in, and the one before is worth nothing', async () => {
  const { visitor } = await signedIn(house);
  const before = await visitor.send('/log-ind', { login: 'prøve.person', password });
  await visitor.send('/log-ind', { login: 'prøve.person', password });
  expect(await isIn(visitor)).toBe(true);
  const old = sessionCookie(before).split(';')[0] ?? '';
  expect((await request(house.url).get('/min-profil').set('Cookie', old)).status).toBe(303);
});

test('ends after eight hours without a look', async () => {
  const { visitor } = await signedIn(house);
  house.later({ hours: 7, minutes: 59 });
  expect(await isIn(visitor)).toBe(true);
  house.later({ hours: 8 });
  expect(await isIn(visitor)).toBe(false);
});

test('ends after twelve hours, however often it was used', async () => {
  const { visitor } = await signedIn(house);
  for (let hour = 1; hour < 12; hour += 1) {
    house.later({ hours: 1 });
    expect(await isIn(visitor)).toBe(true);
  }
  house.later({ hours: 1 });
  expect(await isIn(visitor)).toBe(false);
});

test('ends on the server at log-out: the old cookie opens nothing', async () => {
  const { visitor } = await signedIn(house);
  const cookie = sessionCookie(await visitor.send('/log-ind', { login: 'prøve.person', password }));
  const out = await visitor.send('/log-ud', {}, '/min-profil');
  expect([out.status, out.text.includes('Du er logget ud')]).toEqual([200, true]);
  expect(
    (
      await request(house.url)
        .get('/min-profil')
        .set('Cookie', cookie.split(';')[0] ?? '')
    ).status,
  ).toBe(303);
});

test('is not ended by a form of another site, or without the token', async () => {
  const { visitor } = await signedIn(house);
  expect((await visitor.agent.post('/log-ud').type('form').send({})).status).toBe(403);
  const forged = await visitor.send('/log-ud', { csrf: 'another' }, '/min-profil');
  expect([forged.status, await isIn(visitor)]).toEqual([403, true]);
});

test('ends at the moment the colleague is disabled', async () => {
  const { visitor, account } = await signedIn(house);
  await house.storage.saveStaff({ ...account, disabled: true });
  expect(await isIn(visitor)).toBe(false);
});

test('another one has another token, and theirs is no use here', async () => {
  const [one, other] = [await signedIn(house), await signedIn(house, { name: 'En Anden' })];
  const page = await other.visitor.get('/min-profil');
  const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)?.[1];
  const answer = await one.visitor.send('/min-profil', { csrf, shownAs: 'Mig' });
  expect([csrf?.length, answer.status]).toEqual([43, 403]);
});

test('nothing of a page is kept by the browser', async () => {
  const { visitor } = await signedIn(house);
  expect((await visitor.get('/min-profil')).headers['cache-control']).toBe('no-store');
});

test('is in the database as a digest alone', async () => {
  await signedIn(house);
  const cookie = sessionCookie(await openVisitor(house).send('/log-ind', { login: 'prøve.person', password }));
  const secret = /vagt=([^;]+)/.exec(cookie)?.[1] ?? '';
  expect(await house.storage.findSession(secret)).toBeUndefined();
});
