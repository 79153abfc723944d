// A page is pressed long after it was shown, twice, or with what it never offered: nothing is lost, said twice, or closed unseen.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { citizenOf } from '../citizens.ts';
import type { Citizen } from '../citizens.ts';
import { openStaffHouse, signedIn, tokenIn } from '../staff-house.ts';
import type { StaffHouse, Visitor } from '../staff-house.ts';

let house: StaffHouse;
let anna: Visitor;
let annaId: string;
let bo: Visitor;
let citizen: Citizen;
let page: string;
beforeEach(async () => {
  house = await openStaffHouse();
  const { visitor, account } = await signedIn(house, { name: 'Anna Prøve' });
  [anna, annaId] = [visitor, account.id];
  ({ visitor: bo } = await signedIn(house, { name: 'Bo Prøve' }));
  citizen = citizenOf(house);
  await citizen.says('jeg vil ikke leve mere');
  page = `/vagt/${await citizen.id()}`;
});
afterEach(() => house.close());

const press = (visitor: Visitor, act: string, fields: Record<string, string> = {}) =>
  visitor.send(`${page}/${act}`, fields, page);
const handOff = async () => house.storage.openHandOff(await citizen.id());

test.each(['close', 'hand_back'])('%s: an alarm that nobody has taken stays open', async (act) => {
  const { status, text } = await press(anna, act);
  expect([status, text.includes('Ingen har samtalen. Tag den først.')]).toEqual([422, true]);
  expect((await handOff())?.state).toBe('open');
  await press(anna, 'take');
  expect((await press(anna, act)).status).toBe(303);
  expect(await handOff()).toBeUndefined();
});

test('closed from an old page, an alarm that came since stays open', async () => {
  await press(anna, 'take');
  const csrf = tokenIn(await anna.get(page));
  await press(anna, 'close');
  await citizen.says('jeg vil ikke leve mere');
  expect((await anna.agent.post(`${page}/close`).type('form').send({ csrf })).status).toBe(422);
  expect((await handOff())?.state).toBe('open');
});

test('a false alarm is an alarm: who asked for a human is not closed so, and not counted', async () => {
  const other = citizenOf(house);
  await other.says('menneske');
  const path = `/vagt/${await other.id()}`;
  expect((await anna.send(`${path}/false_alarm`, {}, path)).status).toBe(422);
  expect((await house.storage.openHandOff(await other.id()))?.state).toBe('open');
  expect((await house.storage.weeklyCounts(house.now())).false_alarm).toBe(0);
});

test('a row that waits no more takes nothing and says nothing; the conversation itself can be taken', async () => {
  await press(bo, 'take');
  await press(bo, 'close');
  const heard = await citizen.heard();
  for (const [act, fields] of [
    ['take', {}],
    ['reply', { quick: 'quick_reply.first.here' }],
  ] as const) {
    const { status, text } = await press(anna, act, { fra: 'alle', ...fields });
    expect([status, text.includes('Samtalen er allerede lukket.')]).toEqual([422, true]);
  }
  expect(await citizen.heard()).toEqual(heard);
  expect((await press(anna, 'take')).status).toBe(303);
});

test('an answer from the line that is pressed twice is sent once, and again in another conversation', async () => {
  const csrf = tokenIn(await anna.get('/vagt'));
  const answer = { csrf, fra: 'alle', quick: 'quick_reply.first.here' };
  const send = (path: string) => anna.agent.post(`${path}/reply`).type('form').send(answer);
  expect((await Promise.all([send(page), send(page)])).map(({ status }) => status)).toEqual([303, 303]);
  const here = /^Jeg har læst din besked/;
  expect((await citizen.heard()).filter((text) => here.test(text))).toHaveLength(1);
  const other = citizenOf(house);
  await other.says('jeg vil ikke leve mere');
  await send(`/vagt/${await other.id()}`);
  expect((await other.heard()).filter((text) => here.test(text))).toHaveLength(1);
});

test('a conversation goes to somebody who can take it: no editor, nobody whose access is closed, not oneself', async () => {
  const { account: editor } = await signedIn(house, { name: 'Eva Prøve', roles: ['editor'] });
  const { account: gone } = await signedIn(house, { name: 'Finn Prøve' });
  await house.desk.change({ id: 'test', name: 'test' }, gone, { disabled: true });
  await press(anna, 'take');
  for (const to of [editor.id, gone.id, annaId, 'nobody'])
    expect((await press(anna, 'hand_over', { to })).text).toContain('Vælg en kollega');
  expect((await handOff())?.owner?.id).toBe(annaId);
});

test('what a colleague has, a manager of the municipality can give to another, and of another organisation cannot', async () => {
  const outside = { organisation: 'Testforening', roles: ['manager' as const] };
  const { account: guest, visitor: guestManager } = await signedIn(house, { name: 'Ude Prøve', ...outside });
  const { account: carl, visitor: manager } = await signedIn(house, { name: 'Carl Prøve', roles: ['manager'] });
  await press(anna, 'hand_over', { to: guest.id, agrees: 'on' });
  await press(manager, 'hand_over', { to: annaId });
  expect((await handOff())?.owner?.id).toBe(annaId);
  expect((await press(guestManager, 'hand_over', { to: carl.id })).status).toBe(409);
  expect((await handOff())?.owner?.id).toBe(annaId);
});

test('a press that comes when the conversation is theirs no more shows nothing of it', async () => {
  const { account: guest, visitor } = await signedIn(house, { name: 'Ude Prøve', organisation: 'Testforening' });
  await press(anna, 'hand_over', { to: guest.id, agrees: 'on' });
  const csrf = tokenIn(await visitor.get('/vagt'));
  const read = house.storage.conversationForStaff;
  house.storage.conversationForStaff = async (id) => {
    house.storage.conversationForStaff = read;
    const seen = await read(id);
    await press(visitor, 'close');
    return seen;
  };
  const { status, text } = await visitor.agent.post(`${page}/close`).type('form').send({ csrf });
  expect([status, text.includes('jeg vil ikke leve mere')]).toEqual([403, false]);
});

test('a press that comes when the citizen has deleted everything shows nothing of it', async () => {
  const other = citizenOf(house);
  await other.says('menneske');
  const path = `/vagt/${await other.id()}`;
  const csrf = tokenIn(await anna.get(path));
  const read = house.storage.conversationForStaff;
  house.storage.conversationForStaff = async (id) => {
    house.storage.conversationForStaff = read;
    const seen = await read(id);
    await other.says('SLET');
    return seen;
  };
  const { status, text } = await anna.agent.post(`${path}/reply`).type('form').send({ csrf, text: 'hej' });
  expect([status, text.includes('slettet den med SLET'), text.includes('menneske')]).toEqual([404, true, false]);
});

test('what was written while a colleague took it is still there to read', async () => {
  await press(bo, 'take');
  const { status, text } = await press(anna, 'reply', { text: 'Jeg er på "Torvet" om lidt' });
  expect(status).toBe(409);
  expect(text).toContain('Dit svar er ikke sendt: &quot;Jeg er på &quot;Torvet&quot; om lidt&quot;');
});

test('a reply that is too long, as with a quick reply behind a full box, is refused and not lost', async () => {
  const { status, text } = await press(anna, 'reply', { text: 'a'.repeat(1700) });
  expect([status, text.includes('Svaret er for langt'), text.includes('a'.repeat(1700))]).toEqual([422, true, true]);
});
