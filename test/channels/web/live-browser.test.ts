// What comes to the page by itself, in a real browser: answers, a colleague's words, and the end of a talk on a screen that others use.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { TestHouse } from '../../support/open-test-house.ts';
import { openHouseAndBrowser, openingMs, phone } from './browser.ts';

let house: TestHouse;
let browser: Browser;

beforeAll(async () => {
  ({ house, browser } = await openHouseAndBrowser('2026-11-25T22:30'));
}, openingMs);

afterAll(async () => {
  await browser.close();
  await house.close();
});

const computer = { viewport: { width: 1280, height: 800 } };

/** A page that is connected: what is new reaches it from here on. */
async function openIn(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const connected = page.waitForResponse((response) => response.url().includes('/live'));
  await page.goto(house.url);
  await connected;
  return page;
}

async function newPage(how: BrowserContextOptions = computer): Promise<Page> {
  return openIn(await browser.newContext(how));
}

async function write(page: Page, text: string): Promise<void> {
  const answers = page.locator('.talk li:not(.citizen)');
  const before = await answers.count();
  await page.fill('textarea', text);
  await page.click('form:has(textarea) .send');
  await answers.nth(before).waitFor({ state: 'attached' });
}

/** A colleague writes to whoever has this page. */
async function colleagueWrites(page: Page, text: string): Promise<void> {
  const [cookie] = await page.context().cookies();
  const address = cookie?.value.split('.')[0] ?? '';
  const at = Temporal.Instant.from('2026-11-25T21:31:00Z');
  const by = { id: 'staff-1', name: 'Prøve Person', shownAs: '' };
  await house.takeStaffTurn({ act: 'reply', by, channel: 'web', address, text, requestId: 'test', at });
}

const said = (page: Page, text: string) => page.locator('.talk .said', { hasText: text });

describe("a colleague's words", () => {
  test('come by themselves, in every tab, once', async () => {
    const page = await newPage();
    await write(page, 'menneske');
    const other = await openIn(page.context());
    await colleagueWrites(page, 'Hej, jeg er her nu.');
    for (const tab of [page, other]) {
      await said(tab, 'Hej, jeg er her nu.').waitFor();
      expect(await said(tab, 'Hej, jeg er her nu.').count()).toBe(1);
    }
  });

  test('written while the connection was lost come with the next one, once', async () => {
    const page = await newPage();
    await write(page, 'menneske');
    await page.context().setOffline(true);
    house.cutConnections();
    await colleagueWrites(page, 'Er du der endnu?');
    await page.locator('#lost:visible').waitFor();
    await page.context().setOffline(false);
    await said(page, 'Er du der endnu?').waitFor();
    expect(await said(page, 'Er du der endnu?').count()).toBe(1);
    await page.locator('#lost').waitFor({ state: 'hidden' });
  });

  test('written while the stream was cut are found by the browser itself, once and in their order', async () => {
    const page = await newPage();
    await write(page, 'menneske');
    house.cutConnections();
    await colleagueWrites(page, 'Det første.');
    await colleagueWrites(page, 'Det andet.');
    await said(page, 'Det andet.').waitFor();
    const staff = await page.locator('.talk .staff .said').allInnerTexts();
    expect(staff).toEqual(['Det første.', 'Det andet.']);
  });
});

test("a colleague's words are told to whoever has the page read aloud", async () => {
  const page = await newPage();
  await write(page, 'menneske');
  await colleagueWrites(page, 'Hej igen.');
  await said(page, 'Hej igen.').waitFor();
  expect(await page.locator('[aria-live=polite] .said', { hasText: 'Hej igen.' }).count()).toBe(1);
});

describe('without JavaScript', () => {
  test("a colleague's words are behind a link", async () => {
    const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(house.url);
    await page.fill('textarea', 'menneske');
    await page.click('.send');
    await said(page, 'menneske').first().waitFor();
    await colleagueWrites(page, 'Jeg læser det nu.');
    expect(await said(page, 'Jeg læser det nu.').count()).toBe(0);
    await page.click('.refresh');
    await said(page, 'Jeg læser det nu.').waitFor();
  });
});

test('what is sent reloads nothing, and the answer is where the reader is', async () => {
  const page = await newPage();
  await page.evaluate('window.isTheSamePage = true');
  await write(page, 'hvor er der åbent');
  await page.locator('#svar:focus').waitFor();
  expect(await page.evaluate('window.isTheSamePage')).toBe(true);
});

test('a question that wants yes or no has both as buttons, and one press answers it', async () => {
  const page = await newPage(phone);
  await write(page, 'jeg vil ikke leve mere');
  await page.tap('.yes-no button:text("JA")');
  await said(page, 'Så bliv ikke alene med det.').waitFor();
  expect(await page.locator('.yes-no').count()).toBe(0);
});

const minutes = (count: number) => count * 60_000;

async function withClock(how: BrowserContextOptions = computer): Promise<Page> {
  const context = await browser.newContext(how);
  await context.clock.install();
  const page = await openIn(context);
  await write(page, 'hvor er der åbent');
  return page;
}

describe('a computer that nobody touches', () => {
  test('clears the screen after five minutes, for whoever comes next too', async () => {
    const page = await withClock();
    await page.clock.fastForward(minutes(4.5));
    expect(await page.locator('#clearing').isVisible()).toBe(true);
    await page.clock.fastForward(minutes(1));
    await page.locator('.intro').waitFor();
    expect(await page.locator('.talk li').count()).toBe(0);
  });

  test('shows nothing to whoever goes back afterwards, or asks for the page anew', async () => {
    const page = await withClock();
    await page.click('nav a[hreflang=en]');
    await page.locator('html[lang=en] .talk .said').first().waitFor();
    await page.clock.fastForward(minutes(5.5));
    await page.locator('.intro').waitFor();
    await page.goBack();
    await page.locator('html[lang=da] .intro').waitFor();
    expect(await page.locator('.talk li').count()).toBe(0);
    await page.reload();
    expect(await page.locator('.talk li').count()).toBe(0);
  });

  test('is not cleared while somebody is there', async () => {
    const page = await withClock();
    for (const key of ['a', 'b', 'c']) {
      await page.clock.fastForward(minutes(4));
      await page.keyboard.press(key);
    }
    expect(await page.locator('.talk li').count()).toBe(2);
    expect(await page.locator('#clearing').isVisible()).toBe(false);
  });
});

describe('the screen', () => {
  test('is not cleared where it is a phone, but after violence', async () => {
    const own = await withClock(phone);
    await own.clock.fastForward(minutes(30));
    expect(await own.locator('.talk li').count()).toBe(2);
    await write(own, 'han slår mig jeg sidder på wc');
    await own.clock.fastForward(minutes(6));
    await own.locator('.intro').waitFor();
  });

  test('can be cleared by a press at once', async () => {
    const page = await newPage();
    await write(page, 'hvor er der åbent');
    const [before] = await page.context().cookies();
    await page.click('form[action="/leave"] button');
    await page.locator('.intro').waitFor();
    const [after] = await page.context().cookies();
    expect(after?.value).not.toBe(before?.value);
  });

  test('is not cleared while another tab of the same talk is used', async () => {
    const page = await withClock();
    const other = await openIn(page.context());
    const warning = page.locator('#clearing');
    await page.clock.fastForward(minutes(4.5));
    await warning.waitFor();
    await other.keyboard.press('a');
    await warning.waitFor({ state: 'hidden' });
    await page.clock.fastForward(minutes(4));
    expect(await page.locator('.talk li').count()).toBe(2);
  });
});

describe('a form that does not get through', () => {
  test('says so and keeps the words, and pressed again they come once', async () => {
    const page = await newPage();
    await page.context().setOffline(true);
    await page.fill('textarea', 'hvor er der åbent');
    await page.click('form:has(textarea) .send');
    await page.locator('#unsent').waitFor();
    expect(await page.inputValue('textarea')).toBe('hvor er der åbent');
    await page.context().setOffline(false);
    await page.click('form:has(textarea) .send');
    await page.locator('#svar').waitFor();
    expect(await page.locator('.talk .citizen').count()).toBe(1);
    expect(await page.locator('#unsent').isVisible()).toBe(false);
  });
});

describe('a fourth tab', () => {
  const lookAt = (page: Page) => page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");

  test('is one more than is held open: the first has a link instead, and is live again when somebody looks', async () => {
    const first = await newPage();
    await write(first, 'menneske');
    for (let tabs = 1; tabs < 4; tabs += 1) await openIn(first.context());
    await first.locator('.refresh').waitFor();
    await colleagueWrites(first, 'Jeg er her.');
    await lookAt(first);
    await said(first, 'Jeg er her.').waitFor();
    expect(await said(first, 'Jeg er her.').count()).toBe(1);
  });

  test('leaves the first able to ask', async () => {
    const first = await newPage();
    for (let tabs = 1; tabs < 4; tabs += 1) await openIn(first.context());
    await write(first, 'hvor er der åbent');
    expect(await first.locator('.talk .citizen').count()).toBe(1);
  });
});
