// How a colleague who looks elsewhere learns that somebody waits: by sound, by a word on the screen, and read aloud.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openingMs } from '../../channels/web/browser.ts';
import { commandLine } from '../../../src/staff/staff-accounts-desk.ts';
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
  window.AudioContext = class { currentTime = 0; createOscillator = tone; };
  window.Notification = class { static permission = 'granted'; static requestPermission = async () => 'granted';
    constructor(text) { window.shown.push(text); } };
  Object.defineProperty(document, 'hidden', { get: () => true });`;

let colleagues = 0;
beforeEach(async () => {
  page = await (await browser.newContext()).newPage();
  await page.addInitScript(counting);
  const name = `Prøve Nummer${(colleagues += 1)}`;
  const account = await house.desk.add(commandLine, { name, organisation: 'kommune', roles: ['helper'] });
  await page.goto(await house.desk.invite(commandLine, account));
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

test('a word on the screen says nothing about anybody, and is remembered on this machine', async () => {
  await page.click('#besked');
  await page.locator('#besked[aria-pressed=true]').waitFor();
  await someoneWaits();
  expect(await page.evaluate('window.shown')).toEqual(['Nyt i Ly']);
  await page.reload();
  await page.locator('#besked[aria-pressed=true]').waitFor();
});

test('whoever has the page read aloud is told what it is about', async () => {
  await someoneWaits();
  expect(await page.locator('#nyt[role=status]').innerText()).toMatch(/^Ny: Vil ikke leve, Borger [0-9A-F]{3}$/);
});
