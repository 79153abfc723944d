// Whoever sees a conversation is in the audit, whatever way they took to it.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { citizenOf } from '../citizens.ts';
import { openStaffHouse, signedIn } from '../staff-house.ts';
import type { StaffHouse, Visitor } from '../staff-house.ts';

let house: StaffHouse;
let anna: Visitor;
let cookie: string;
let page: string;
beforeEach(async () => {
  house = await openStaffHouse();
  ({ visitor: anna, cookie } = await signedIn(house, { name: 'Anna Prøve' }));
  const citizen = citizenOf(house);
  await citizen.says('menneske');
  page = `/vagt/${await citizen.id()}`;
});
afterEach(() => house.close());

const looks = async () =>
  (await house.storage.auditTrail({ limit: 99 })).filter(({ action }) => action === 'read').length;

/** What is told live, and by itself: nobody has asked for the page. */
async function listen(): Promise<void> {
  const stream = new AbortController();
  const { status } = await fetch(`${house.url}${page}/live`, { headers: { cookie }, signal: stream.signal });
  stream.abort();
  expect(status).toBe(200);
}

test('who is told of it live without its page has looked, also after a press in the line', async () => {
  await anna.send(`${page}/on_my_way`, { fra: 'alle' }, '/vagt');
  expect(await looks()).toBe(0);
  await listen();
  expect(await looks()).toBe(1);
});

test('who is shown it because a press was refused has looked', async () => {
  expect((await anna.send(`${page}/reply`, { text: '' }, '/vagt')).text).toContain('menneske');
  expect(await looks()).toBe(1);
});

test('a page that stays open and comes again is one look; an hour later it is another', async () => {
  await anna.get(page);
  await listen();
  expect(await looks()).toBe(1);
  house.later({ minutes: 61 });
  await listen();
  expect(await looks()).toBe(2);
});

test('each time the page is asked for is a look', async () => {
  await anna.get(page);
  await anna.get(page);
  expect(await looks()).toBe(2);
});
