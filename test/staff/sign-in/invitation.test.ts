// A one-time link: it leads to a password once, and the first of all is printed at the start.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import request from 'supertest';
import { openStaffHouse, openVisitor, password } from '../staff-house.ts';
import type { StaffHouse } from '../staff-house.ts';
import type { StaffAccount } from '../../../src/storage/staff/staff-records.ts';

let house: StaffHouse;
let account: StaffAccount;
beforeEach(async () => {
  house = await openStaffHouse();
  account = await house.desk.add(test1, { name: 'Prøve Person', organisation: 'kommune', roles: ['helper'] });
});
afterEach(() => house.close());

const test1 = { id: 'test', name: 'test' };
const pathOf = (link: string) => new URL(link).pathname;
const invite = async () => pathOf(await house.desk.invite(test1, account));
const choose = (path: string, chosen = password) => openVisitor(house).send(path, { password: chosen });

test('leads to a password of their own, and in', async () => {
  const visitor = openVisitor(house);
  const path = await invite();
  expect((await visitor.get(path)).text).toMatch(/Velkommen, Prøve Person[^]*prøve\.person/);
  const answer = await visitor.send(path, { password });
  expect([answer.status, answer.headers['location']]).toEqual([303, '/min-profil']);
  expect((await visitor.get('/min-profil')).status).toBe(200);
});

test('works once: the second time nothing is changed', async () => {
  const path = await invite();
  await choose(path);
  const again = await choose(path, 'et helt andet kodeord');
  expect([again.status, again.text]).toEqual([403, expect.stringContaining('Formularen')]);
  expect((await request(house.url).get(path)).status).toBe(404);
  expect((await openVisitor(house).send('/log-ind', { login: account.login, password })).status).toBe(303);
});

test('is not used up by a look at it, nor by a password that may not be used', async () => {
  const path = await invite();
  await request(house.url).get(path);
  const refused = await choose(path, 'kort');
  expect([refused.status, refused.text.includes('mindst 12 tegn')]).toEqual([422, true]);
  expect((await choose(path)).status).toBe(303);
});

test('leads in as many colleagues of one office as there are, within a quarter of an hour', async () => {
  const office = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K'].map((letter) => `Kollega ${letter}`);
  const statuses: number[] = [];
  for (const name of office) {
    const colleague = await house.desk.add(test1, { name, organisation: 'kommune', roles: ['helper'] });
    statuses.push((await choose(pathOf(await house.desk.invite(test1, colleague)))).status);
  }
  expect(statuses).toEqual(office.map(() => 303));
});

test('is over after three days, and a newer one ends it', async () => {
  const old = await invite();
  house.later({ hours: 71, minutes: 59 });
  expect((await request(house.url).get(old)).status).toBe(200);
  house.later({ minutes: 1 });
  const over = await request(house.url).get(old);
  expect([over.status, over.text.includes('Linket virker ikke mere')]).toEqual([404, true]);
  const [one, newer] = [await invite(), await invite()];
  expect((await request(house.url).get(one)).status).toBe(404);
  expect((await request(house.url).get(newer)).status).toBe(200);
});

test('that nobody made leads nowhere', async () => {
  expect((await request(house.url).get('/invitation/made-up')).status).toBe(404);
});

test('never stands in the log, nor goes to another site', async () => {
  const path = await invite();
  const page = await request(house.url).get(path);
  expect(page.headers['referrer-policy']).toBe('no-referrer');
  expect(house.logged.text()).not.toContain(path.split('/').at(-1));
});

test('for the first manager is made while nobody else is there, each start a new one, until it is used', async () => {
  const empty = await openStaffHouse();
  const first = (await empty.firstManagerLink()) ?? '';
  const second = (await empty.firstManagerLink()) ?? '';
  expect((await request(empty.url).get(pathOf(first))).status).toBe(404);
  const manager = openVisitor(empty);
  await manager.send(pathOf(second), { password });
  expect((await manager.get('/kolleger')).status).toBe(200);
  expect(await empty.firstManagerLink()).toBeNull();
  await empty.close();
});

test('is not made where somebody already was added', async () => {
  expect(await house.firstManagerLink()).toBeNull();
});

test('that cannot be made for the first manager ends nothing: Ly answers citizens already', async () => {
  const empty = await openStaffHouse();
  await empty.close();
  expect(await empty.firstManagerLink()).toBeNull();
  expect(empty.logged.lines.map(({ event }) => event)).toContain('first_manager_not_invited');
});
