// The log a manager reads: the week in numbers, and whose a number is.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { citizenOf } from '../citizens.ts';
import { openStaffHouse, signedIn } from '../staff-house.ts';
import type { StaffHouse, Visitor } from '../staff-house.ts';

let house: StaffHouse;
let manager: Visitor;
beforeEach(async () => {
  house = await openStaffHouse();
  ({ visitor: manager } = await signedIn(house, { name: 'Leder Testesen', roles: ['manager'] }));
});
afterEach(() => house.close());

test('false alarms of the week stand there, and those of the week before do not', async () => {
  const citizen = citizenOf(house);
  await citizen.says('jeg vil ikke leve mere');
  const page = `/vagt/${await citizen.id()}`;
  await manager.send(`${page}/false_alarm`, {}, page);
  expect((await manager.get('/log')).text).toContain('Falske alarmer: <strong>1</strong>');
  house.later({ hours: 7 * 24 });
  const { visitor } = await signedIn(house, { name: 'Leder Senere', roles: ['manager'] });
  expect((await visitor.get('/log')).text).toContain('Falske alarmer: <strong>0</strong>');
});

test('a manager finds the conversation of a number, however it is written, and that is in the log', async () => {
  const citizen = citizenOf(house);
  await citizen.says('hvor er der mad');
  const written = citizen.address.replace('+45', '').replace(/(..)/g, '$1 ');
  const found = await manager.send('/log/nummer', { nummer: written }, '/log');
  expect([found.status, found.headers['location']]).toEqual([303, `/vagt/${await citizen.id()}`]);
  const entries = await house.storage.auditTrail({ limit: 9 });
  const detail = `slutter på ${citizen.address.slice(-2)}`;
  expect(entries).toContainEqual(expect.objectContaining({ action: 'search_number', detail }));
});

test('a number that nobody has written from, and what is no number, say so', async () => {
  const unknown = await manager.send('/log/nummer', { nummer: '20 99 99 99' }, '/log');
  expect([unknown.status, unknown.text.includes('ingen samtale')]).toEqual([200, true]);
  const wrong = await manager.send('/log/nummer', { nummer: 'min nabo' }, '/log');
  expect([wrong.status, wrong.text.includes('otte cifre')]).toEqual([422, true]);
});

test('a number whose owner deleted everything says the same as one that never wrote, also after STOP', async () => {
  const citizen = citizenOf(house);
  for (const text of ['hvor er der mad', 'STOP', 'SLET']) await citizen.says(text);
  const { status, text } = await manager.send('/log/nummer', { nummer: citizen.address }, '/log');
  expect([status, text.includes('ingen samtale')]).toEqual([200, true]);
});

test('a helper cannot search', async () => {
  const { visitor } = await signedIn(house, { name: 'Anna Prøve' });
  expect((await visitor.send('/log/nummer', { nummer: '20000001' }, '/vagt')).status).toBe(403);
});
