// Who may see the line and a conversation: not who has logged out, in no tab, and not whose role has no part in it.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openingMs } from '../../channels/web/browser.ts';
import type { CitizenPhone } from './citizen-phone.ts';
import { openConversation, openLine, press, rowOf, said } from './line-page.ts';
import { openTakeOverHouse } from './take-over-house.ts';
import type { TakeOverHouse } from './take-over-house.ts';

let house: TakeOverHouse;
let ada: Page;
let citizen: CitizenPhone;
let conversation: string;
beforeAll(async () => {
  house = await openTakeOverHouse();
  ada = await house.colleague({ name: 'Ada Prøve' });
  citizen = house.citizen();
  await citizen.writes('jeg vil ikke leve mere');
  await openLine(ada, house);
  conversation = (await rowOf(ada, citizen).getByRole('link').first().getAttribute('href')) ?? '';
}, openingMs);
beforeEach(() => house.setClock('2026-11-25T22:30'));
afterAll(() => house.close());

/** All that the server tells this page by itself, from now on. */
async function overhear(page: Page): Promise<string[]> {
  const told: string[] = [];
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.enable');
  devTools.on('Network.eventSourceMessageReceived', ({ data }) => told.push(data));
  return told;
}

test('who logs out in one tab is out in all: open pages go to sign-in and are told nothing of what comes after', async () => {
  const desk = await house.colleague({ name: 'Eva Prøve' });
  const [line, talk] = [await desk.context().newPage(), await desk.context().newPage()];
  const told = [await overhear(line), await overhear(talk)].map((one) => () => one.join());
  await openLine(line, house);
  await openLine(talk, house);
  await openConversation(talk, citizen);
  await citizen.writes('jeg er på havnen og vil dø');
  await rowOf(line, citizen).getByText('jeg er på havnen').waitFor();
  await said(talk, 'jeg er på havnen').waitFor();
  expect(told.map((all) => all().includes('havnen'))).toEqual([true, true]);
  await press(desk, 'Log ud');
  await desk.getByRole('heading', { name: 'Du er logget ud' }).waitFor();
  await citizen.writes('nu er jeg ved broen og vil dø');
  for (const page of [line, talk]) await page.waitForURL('**/log-ind');
  expect(told.map((all) => all().includes('broen'))).toEqual([false, false]);
  await talk.goBack();
  await talk.waitForURL('**/log-ind?til=**');
});

test('a session that is over by its hours: what comes then is told to nobody, and the open page goes to sign-in', async () => {
  const line = await house.colleague({ name: 'Ida Prøve' });
  const told = await overhear(line);
  await openLine(line, house);
  house.setClock('2026-11-26T11:00');
  await citizen.writes('nu er jeg ved stationen og vil dø');
  await line.waitForURL('**/log-ind?til=**');
  expect(told).toEqual(['ended']);
});

test('a conversation that its citizen deletes while it is open says so', async () => {
  const desk = await house.colleague({ name: 'Ulla Prøve' });
  const other = house.citizen();
  await other.writes('menneske');
  await openLine(desk, house);
  await openConversation(desk, other);
  await said(desk, 'Jeg har sagt, at du').waitFor();
  await other.writes('SLET');
  await desk.getByText('Borgeren kan have slettet den med SLET').waitFor();
});

test('whose access is closed goes to sign-in, also when nothing happens', async () => {
  const guest = await house.colleague({ name: 'Leo Prøve' });
  await openLine(guest, house);
  await house.closeAccess('Leo Prøve');
  await guest.waitForURL('**/log-ind');
});

test('an editor has no part in it: neither the line, nor a conversation, nor what is told live, nor an act', async () => {
  const editor = await house.colleague({ name: 'Rie Redaktør', role: 'editor' });
  const csrf = await editor.locator('[name=csrf]').first().inputValue();
  for (const path of ['/vagt', conversation, '/vagt/live', `${conversation}/live`]) {
    expect([path, (await editor.goto(house.url + path))?.status()]).toEqual([path, 403]);
    expect(await editor.content()).not.toContain('jeg vil ikke leve');
  }
  expect(await editor.getByRole('link', { name: 'Vagten' }).count()).toBe(0);
  for (const act of ['take', 'reply', 'number']) {
    const path = `${house.url + conversation}/${act}`;
    const answer = await editor.request.post(path, { form: { csrf, text: 'Hej', reason: 'jeg er nysgerrig' } });
    expect([act, answer.status()]).toEqual([act, 403]);
    expect(await answer.text()).toContain('Det har du ikke adgang til');
  }
  expect((await ada.goto(house.url + conversation))?.status()).toBe(200);
  await ada.getByText('Ingen har samtalen.').waitFor();
});

test('a helper of another organisation sees what was handed to it, and nothing else', async () => {
  const guest = await house.colleague({ name: 'Gry Gæst', organisation: 'Testforeningen' });
  await openLine(guest, house);
  await guest.getByText('Ingen venter her.').waitFor();
  expect((await guest.goto(house.url + conversation))?.status()).toBe(403);
  await ada.goto(house.url + conversation);
  await ada.getByText('Giv samtalen videre').click();
  await ada.selectOption('#to', { label: 'Gry Gæst (dansk, Testforeningen)' });
  await press(ada, 'Giv videre');
  await ada.getByRole('alert').getByText('Spørg borgeren først').waitFor();
  await ada.getByLabel('Borgeren har sagt JA').check();
  await press(ada, 'Giv videre');
  await citizen.hears(/Nu er det Gry, et menneske/);
  await openLine(guest, house);
  await openConversation(guest, citizen);
  await guest.getByText('Du har samtalen.').waitFor();
});
