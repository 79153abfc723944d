// Invented conversations: they run like real ones, ring nobody, count nothing, and stand apart in the line.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { scenarios } from '../../../src/staff/practice/scripted-citizen.ts';
import { citizenOf } from '../citizens.ts';
import { openStaffHouse, signedIn } from '../staff-house.ts';
import type { StaffHouse, Visitor } from '../staff-house.ts';

let house: StaffHouse;
let anna: Visitor;
beforeEach(async () => {
  house = await openStaffHouse();
  ({ visitor: anna } = await signedIn(house, { name: 'Anna Prøve', roles: ['helper'] }));
});
afterEach(() => house.close());

const begin = async (scenario: string): Promise<string> =>
  (await anna.send('/oevelse', { scenario })).headers['location'] ?? '';
const rows = (html: string) => html.split('<li id="row-').length - 1;

test.each(scenarios.map(({ id }) => id))('"%s" opens a hand-off, and each reply brings the next words', async (id) => {
  const chosen = scenarios.find((one) => one.id === id);
  const page = await begin(id);
  for (const words of chosen?.messages ?? []) {
    const { text } = await anna.get(page);
    expect(text).toContain(`>${words}</p>`);
    if (text.includes('Det er sikkert at skrive')) await anna.send(`${page}/safe_to_write`, {}, page);
    expect((await anna.send(`${page}/reply`, { text: 'Jeg læser det.' }, page)).status).toBe(303);
  }
});

test('it stands apart: marked, and not among those who wait', async () => {
  await citizenOf(house).says('menneske');
  await begin('vred');
  expect(rows((await anna.get('/vagt')).text)).toBe(1);
  const practised = (await anna.get('/vagt?vis=oevelse')).text;
  expect([rows(practised), practised.includes('ØVELSE: ')]).toEqual([1, true]);
});

test('nobody is rung, also when a colleague cannot, and nothing is counted', async () => {
  const page = await begin('traet');
  await anna.send(`${page}/cannot`, {}, page);
  await anna.send(`${page}/false_alarm`, {}, page);
  const claim = { now: house.now(), routes: ['staff_notice', 'staff_sms', 'staff_mail'] as const, limit: 9 };
  const due = { ...claim, routes: [...claim.routes], claimedBy: 'test', leaseMs: 1000 };
  expect(await house.storage.claimDue({ ...due, urgency: 'danger' })).toEqual([]);
  expect(await house.storage.claimDue({ ...due, urgency: 'ordinary' })).toEqual([]);
  expect((await house.storage.weeklyCounts(Temporal.Instant.from('2026-11-25T12:00Z'))).false_alarm).toBe(0);
});

test('there is no number to reveal', async () => {
  const page = await begin('vred');
  expect((await anna.get(page)).text).not.toContain('Se nummeret');
  expect((await anna.send(`${page}/number`, { reason: 'Vil ringe til borgeren' }, page)).status).toBe(403);
});

test('a scenario that is none is refused with what to do', async () => {
  const { status, text } = await anna.send('/oevelse', { scenario: 'findes ikke' });
  expect([status, text.includes('Vælg en af samtalerne.')]).toEqual([422, true]);
});

test('an editor does not practise', async () => {
  const { visitor } = await signedIn(house, { name: 'Ed Prøve', roles: ['editor'] });
  expect((await visitor.get('/oevelse')).status).toBe(403);
});
