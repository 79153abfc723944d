// A page that stays open: what comes to it leaves alone what has not changed, and after a lost connection nothing old stays.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openingMs } from '../../channels/web/browser.ts';
import { citizenOf } from '../citizens.ts';
import { openStaffHouse, signedIn } from '../staff-house.ts';
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
beforeEach(async () => {
  const { cookie } = await signedIn(house);
  const [name = '', value = ''] = cookie.split('=');
  const context = await browser.newContext();
  await context.addCookies([{ name, value, url: house.url }]);
  page = await context.newPage();
});

/** Counts what is put into the talk after the page came: that is what a screen reader reads aloud. */
const counting = `addEventListener('DOMContentLoaded', () => {
  window.told = 0;
  new MutationObserver((changes) => { window.told += changes.filter(({ addedNodes }) => addedNodes.length > 0).length; })
    .observe(document.querySelector('.talk'), { childList: true });
});`;

test('what was said before is not read aloud again, only what is new', async () => {
  const citizen = citizenOf(house);
  await citizen.says('menneske');
  await page.addInitScript(counting);
  await page.goto(`${house.url}/vagt/${await citizen.id()}`);
  const before = await page.locator('.talk li').count();
  await citizen.says('jeg er ved banegården');
  await page.locator('.talk li').filter({ hasText: 'banegården' }).waitFor();
  expect(await page.evaluate('window.told')).toBe((await page.locator('.talk li').count()) - before);
});

test('who was in the line when the connection was lost, and is not when it comes again, is not shown any more', async () => {
  const row = { lists: { line: ['row-gone'] }, parts: { 'row-gone': '<li id="row-gone" class="row">Testborger</li>' } };
  const body = `event: parts\ndata: ${JSON.stringify(row)}\n\n`;
  const isBroken = { contentType: 'text/event-stream', body };
  await page.route('**/vagt/live*', (route) => route.fulfill(isBroken), { times: 1 });
  await page.goto(`${house.url}/vagt?vis=oevelse`);
  await page.locator('#row-gone').waitFor();
  await page.locator('#row-gone').waitFor({ state: 'detached' });
  expect(await page.isVisible('#lost')).toBe(false);
});
