// The pages of colleagues as people meet them: in a real browser, on a phone and a desk, by keyboard, without JavaScript.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../../channels/web/browser.ts';
import { commandLine } from '../../../src/staff/staff-accounts-desk.ts';
import { openStaffHouse, password } from '../staff-house.ts';
import type { StaffHouse } from '../staff-house.ts';
import { complaintsAbout, scrollsSideways, tabTo, tooSmall } from '../usable.ts';

let house: StaffHouse;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([openStaffHouse(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const narrow = { viewport: { width: 390, height: 844 } };
const wide = { viewport: { width: 1280, height: 800 } };

const open = async (how: BrowserContextOptions): Promise<Page> =>
  (await browser.newContext({ ...how, javaScriptEnabled: true })).newPage();

let managers = 0;
/** A manager of their own, who has chosen a password. */
async function enter(page: Page): Promise<string> {
  const name = `Testleder Nummer${(managers += 1)}`;
  const account = await house.desk.add(commandLine, { name, organisation: 'kommune', roles: ['manager'] });
  await page.goto(await house.desk.invite(commandLine, account));
  await page.fill('#password', password);
  await page.click('main button');
  await page.waitForURL('**/min-profil');
  return account.id;
}

const sizes = [
  ['phone, light', { ...narrow, colorScheme: 'light' }],
  ['phone, dark', { ...narrow, colorScheme: 'dark' }],
  ['desk, light', { ...wide, colorScheme: 'light' }],
  ['desk, dark', { ...wide, colorScheme: 'dark' }],
] as const;

describe.each(sizes)('on a %s', (_name, how) => {
  test('axe finds nothing on any page', async () => {
    const page = await open(how);
    const found: Record<string, string[]> = {};
    const look = async (path: string) => {
      await page.goto(house.url + path);
      found[path] = await complaintsAbout(page);
    };
    await look('/log-ind');
    const id = await enter(page);
    for (const path of ['/min-profil', '/kolleger', `/kolleger/${id}`, '/log', '/invitation/over']) await look(path);
    expect(Object.values(found).flat()).toEqual([]);
    expect(Object.keys(found)).toHaveLength(6);
  });
});

test('axe would say if grey stood on white', async () => {
  const page = await (await browser.newContext({ ...narrow, bypassCSP: true })).newPage();
  await page.goto(`${house.url}/log-ind`);
  await page.addStyleTag({ content: 'main p { color: #ccc }' });
  expect(await complaintsAbout(page)).toEqual([expect.stringContaining('color-contrast')]);
});

test('320 pixels are wide enough for every page, and everything to press is as large as a thumb', async () => {
  const page = await open({ viewport: { width: 320, height: 568 } });
  const id = await enter(page);
  for (const path of ['/log-ind', '/min-profil', '/kolleger', `/kolleger/${id}`, '/log']) {
    await page.goto(house.url + path);
    expect([path, await scrollsSideways(page), await tooSmall(page)]).toEqual([path, false, []]);
  }
});

test('by keyboard alone one signs in, adds a colleague and signs out, without JavaScript', async () => {
  const page = await (await browser.newContext({ ...wide, javaScriptEnabled: false })).newPage();
  await enter(page);
  await page.goto(`${house.url}/kolleger`);
  expect(await tabTo(page, '#name')).toBe(true);
  await page.keyboard.type('Kollega Fra-Tastatur');
  expect(await tabTo(page, 'main button')).toBe(true);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.secret');
  expect(await page.locator('main').innerText()).toContain('kollega.fra-tastatur');
  expect(await tabTo(page, '.out button')).toBe(true);
  await page.keyboard.press('Enter');
  await page.waitForSelector('text=Du er logget ud');
  await page.goto(`${house.url}/kolleger`);
  expect(new URL(page.url()).pathname).toBe('/log-ind');
});

test('nothing is fetched from elsewhere, and nothing is refused by the page itself', async () => {
  const page = await open(narrow);
  const [asked, complaints]: [string[], string[]] = [[], []];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  await enter(page);
  await page.goto(`${house.url}/kolleger`);
  expect(asked.filter((url) => !url.startsWith(house.url) && !url.startsWith('data:'))).toEqual([]);
  expect(complaints).toEqual([]);
});
