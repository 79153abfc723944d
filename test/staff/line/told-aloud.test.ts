// How a colleague who looks elsewhere learns that somebody waits: by sound, by a word on the screen, and read aloud.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openingMs } from '../../channels/web/browser.ts';
import { commandLine } from '../../../src/staff/staff-accounts-desk.ts';
import type { StaffAccount } from '../../../src/storage/staff/staff-records.ts';
import { citizenOf } from '../citizens.ts';
import { openStaffHouse, password } from '../staff-house.ts';
import type { StaffHouse } from '../staff-house.ts';

let house: StaffHouse;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [house, browser] = await Promise.all([openStaffHouse(), openBrowser()]);
}, openingMs);
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** Counts what a page plays and shows, since no test hears it. */
const counting = `
  window.played = 0;
  window.shown = [];
  const tone = () => ({ frequency: {}, connect() {}, start() { window.played += 1; }, stop() {} });
  window.woken = 0;
  window.AudioContext = class { currentTime = 0; createOscillator = tone; resume() { window.woken += 1; } };
  window.Notification = class { static permission = 'granted'; static requestPermission = async () => 'granted';
    constructor(text) { window.shown.push(text); } };
  Object.defineProperty(document, 'hidden', { get: () => true });`;

let colleagues = 0;
let me: StaffAccount;
beforeEach(async () => {
  page = await (await browser.newContext()).newPage();
  await page.addInitScript(counting);
  const name = `Prøve Nummer${(colleagues += 1)}`;
  me = await house.desk.add(commandLine, { name, organisation: 'kommune', roles: ['helper'] });
  await page.goto(await house.desk.invite(commandLine, me));
  await page.fill('#password', password);
  await page.click('main button');
  await page.waitForURL('**/min-profil');
  const connected = page.waitForResponse((response) => response.url().includes('/vagt/live'));
  await page.goto(`${house.url}/vagt`);
  await connected;
});

const someoneWaits = async () => {
  const citizen = citizenOf(house);
  await citizen.says('jeg vil ikke leve mere');
  await page.locator(`#row-${await citizen.id()}`).waitFor();
};
const played = () => page.evaluate('window.played');

test('as the page comes it is silent', async () => {
  await someoneWaits();
  expect([await played(), await page.evaluate('window.shown')]).toEqual([0, []]);
});

test('switched on it sounds at once, so that one knows it, and for each new one; switched off no more', async () => {
  await page.click('#lyd');
  expect(await played()).toBe(2);
  await someoneWaits();
  expect(await played()).toBe(4);
  await page.click('#lyd');
  await someoneWaits();
  expect([await played(), await page.getAttribute('#lyd', 'aria-pressed')]).toEqual([4, 'false']);
});

test('who waits and writes again, or comes into danger, is news; what a colleague does is none', async () => {
  const citizen = citizenOf(house);
  await citizen.says('menneske');
  const row = page.locator(`#row-${await citizen.id()}`);
  await row.waitFor();
  await page.click('#lyd');
  house.later({ minutes: 1 });
  await citizen.says('jeg vil ikke leve mere');
  await row.filter({ hasText: 'Vil ikke leve' }).waitFor();
  expect(await played()).toBe(4);
  await house.ly.takeStaffTurn({
    ...{ act: 'called_112', by: { id: 'staff-1', name: 'Bo Prøve', shownAs: '' } },
    ...{ conversationId: await citizen.id(), requestId: 'test', at: house.now() },
  });
  await row.filter({ hasText: '112 er ringet 13.' }).waitFor();
  expect(await played()).toBe(4);
});

test('a conversation that a colleague gives to whoever looks is news to them, and to nobody else', async () => {
  const citizen = citizenOf(house);
  await citizen.says('menneske');
  const row = page.locator(`#row-${await citizen.id()}`);
  await row.waitFor();
  await page.click('#lyd');
  const act = async (to: Pick<StaffAccount, 'id' | 'name'>) => {
    const by = { id: 'staff-1', name: 'Bo Prøve', shownAs: '' };
    const receiver = { id: to.id, name: to.name, shownAs: '', organisation: null };
    const handed = { act: 'hand_over', by, to: receiver, overrules: true, requestId: 'test', at: house.now() } as const;
    await house.ly.takeStaffTurn({ ...handed, conversationId: await citizen.id() });
    await row.getByText(`${to.name} har den.`).waitFor();
  };
  await act({ id: 'staff-2', name: 'Carl Prøve' });
  expect(await played()).toBe(2);
  await act(me);
  expect(await played()).toBe(4);
  expect(await page.locator('#nyt').innerText()).toMatch(/^Til dig: Vil tale med et menneske/);
});

test('where the sound is on already, the first press on a page lets it be heard', async () => {
  await page.click('#lyd');
  await page.reload();
  expect(await page.evaluate('window.woken')).toBe(0);
  await page.click('h1');
  expect(await page.evaluate('window.woken')).toBeGreaterThan(0);
  await page.click('#lyd');
  const woken = await page.evaluate('window.woken');
  await page.click('h1');
  expect(await page.evaluate('window.woken')).toBe(woken);
});

test('a word on the screen says nothing about anybody, and is remembered on this machine', async () => {
  await page.click('#besked');
  await page.locator('#besked[aria-pressed=true]').waitFor();
  await someoneWaits();
  expect(await page.evaluate('window.shown')).toEqual(['Nyt i Ly']);
  await page.reload();
  await page.locator('#besked[aria-pressed=true]').waitFor();
});

test('a phone that shows no word to a page shows who waits all the same', async () => {
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.click('#besked');
  await page.locator('#besked[aria-pressed=true]').waitFor();
  await page.evaluate(
    `window.Notification = class { static permission = 'granted'; constructor() { throw new TypeError(); } }`,
  );
  await someoneWaits();
  expect(await page.evaluate('window.shown')).toEqual([]);
  expect(errors).toEqual([]);
});

test('whoever has the page read aloud is told what it is about', async () => {
  await someoneWaits();
  expect(await page.locator('#nyt[role=status]').innerText()).toMatch(/^Ny: Vil ikke leve, Borger [0-9A-F]{3}$/);
});
