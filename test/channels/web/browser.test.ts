// The page as people meet it: in a real browser, with and without JavaScript, on an old phone, by keyboard, read aloud.
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { TestHouse } from '../../support/open-test-house.ts';
import { openHouseAndBrowser, openingMs, phone } from './browser.ts';

let house: TestHouse;
let browser: Browser;

beforeAll(async () => {
  ({ house, browser } = await openHouseAndBrowser('2026-11-25T13:00'));
}, openingMs);

afterAll(async () => {
  await browser.close();
  await house.close();
});

/** A visitor of their own. */
async function open(path: string, how: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ ...phone, ...how });
  const page = await context.newPage();
  await page.goto(house.url + path);
  return page;
}

async function write(page: Page, text: string): Promise<void> {
  await page.fill('textarea', text);
  await lands(page, () => page.click('.send'));
}

/** Whatever was pressed led to an answer, and to where it begins: on a page of its own, or on this one. */
async function lands(page: Page, press: () => Promise<void>): Promise<void> {
  const answers = page.locator('.talk li:not(.citizen)');
  const before = await answers.count();
  await press();
  await answers.nth(before).waitFor({ state: 'attached' });
  await page.locator('#svar:focus').waitFor();
}

const answerOn = (page: Page) => page.locator('#svar .said').innerText();

const bothWays = [
  ['without JavaScript', false],
  ['with JavaScript', true],
] as const;

describe.each(bothWays)('asking %s', (_how, javaScriptEnabled) => {
  test('a question is answered, in sight, with the next question right below', async () => {
    const page = await open('/', { javaScriptEnabled });
    await write(page, 'hvor er der toilet');
    expect(await answerOn(page)).toMatch(/toilet/i);
    const height = phone.viewport.height;
    for (const seen of ['#svar', 'textarea', 'header a']) {
      const box = await page.locator(seen).boundingBox();
      expect([seen, (box?.y ?? -1) >= 0, (box?.y ?? height) + (box?.height ?? 0) <= height]).toEqual([
        seen,
        true,
        true,
      ]);
    }
  });

  test('a need is one press, and the next press is another message', async () => {
    const page = await open('/en', { javaScriptEnabled });
    for (const need of ['Where can I get food?', 'Where is there a toilet?']) {
      await lands(page, () => page.tap(`button:text("${need}")`));
      expect(await page.locator('.talk .citizen').first().innerText()).toContain(need);
    }
    await page.tap('summary');
    expect(await page.locator('details .citizen').innerText()).toContain('Where can I get food?');
  });

  test('a danger gets numbers that a thumb can call', async () => {
    const page = await open('/', { javaScriptEnabled });
    await write(page, 'jeg vil ikke leve mere');
    const links = page.locator('#svar a');
    expect(await links.first().getAttribute('href')).toBe('tel:112');
    expect(await links.count()).toBeGreaterThan(1);
    expect((await links.first().boundingBox())?.height).toBeGreaterThanOrEqual(24);
  });
});

describe.each(bothWays)('moving about %s', (_how, javaScriptEnabled) => {
  test('reading the page again sends nothing again', async () => {
    const page = await open('/', { javaScriptEnabled });
    await write(page, 'mad');
    await page.reload();
    expect(await page.locator('.talk .citizen').count()).toBe(1);
  });
});

test('without JavaScript, going back and writing something else loses neither', async () => {
  const page = await open('/', { javaScriptEnabled: false });
  await write(page, 'mad');
  await page.goBack();
  await write(page, 'toilet');
  expect(await page.locator('#svar').innerText()).toMatch(/toilet/i);
  await page.click('summary');
  expect(await page.locator('details .citizen').innerText()).toContain('mad');
});

describe('nothing', () => {
  test('is fetched from anywhere else, and nothing is refused by the page itself', async () => {
    const page = await open('/');
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    await write(page, 'mad');
    expect(asked.filter((url) => !url.startsWith(house.url) && !url.startsWith('data:'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('private stands in the address or the title', async () => {
    const page = await open('/kl');
    await write(page, 'imminut toqunniarpunga');
    expect([new URL(page.url()).pathname, new URL(page.url()).search]).toEqual(['/kl', '']);
    expect(await page.title()).toBe('Ly: Massakkut sumi ammava?');
  });
});

/** WCAG 2.2 AA and what axe holds for good practice. */
async function complaintsAbout(page: Page): Promise<string[]> {
  // What scrolls under the line with 112 would count as too small.
  await page.evaluate('scrollTo(0, 0)');
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describe.each(['light', 'dark'] as const)('for everybody, %s', (colorScheme) => {
  test.each(['/', '/kl', '/en'])('axe finds nothing on %s, before and after an answer', async (path) => {
    const page = await open(path, { colorScheme });
    expect(await complaintsAbout(page)).toEqual([]);
    await write(page, 'mad');
    await write(page, 'jeg vil ikke leve mere');
    await page.click('summary');
    expect(await complaintsAbout(page)).toEqual([]);
  });
});

test('axe would say if grey stood on white', async () => {
  const page = await open('/', { bypassCSP: true });
  await page.addStyleTag({ content: '.intro { color: #ccc }' });
  expect(await complaintsAbout(page)).toEqual([expect.stringContaining('color-contrast')]);
});

describe('small and large', () => {
  const tooWide = (page: Page) => page.evaluate('document.documentElement.scrollWidth > innerWidth');

  test('320 pixels are wide enough, also for one long word', async () => {
    const page = await open('/kl', { viewport: { width: 320, height: 480 } });
    expect(await tooWide(page)).toBe(false);
    for (const word of ['a', 'b']) await write(page, word.repeat(400));
    await page.click('summary');
    expect(await tooWide(page)).toBe(false);
  });

  test('text at 200 % grows, and stays in the window', async () => {
    const page = await open('/', { viewport: { width: 640, height: 800 }, bypassCSP: true });
    await write(page, 'hvor er der toilet');
    const before = await page.locator('#svar .said').boundingBox();
    await page.addStyleTag({ content: 'html { font-size: 200% }' });
    const after = await page.locator('#svar .said').boundingBox();
    expect(after?.height).toBeGreaterThan(1.5 * (before?.height ?? Infinity));
    expect(await tooWide(page)).toBe(false);
  });

  test('everything to press is at least as large as a thumb', async () => {
    const page = await open('/');
    await write(page, 'jeg vil ikke leve mere');
    for (const target of await page.locator('button:visible, nav a, header a').all()) {
      const box = await target.boundingBox();
      expect([await target.innerText(), (box?.height ?? 0) >= 44]).toEqual([await target.innerText(), true]);
    }
  });
});

describe('by keyboard alone', () => {
  const outline = 'getComputedStyle(document.activeElement).outlineStyle';

  /** Presses Tab until this has the focus; says whether it can be seen there. */
  async function tabTo(page: Page, wanted: string): Promise<boolean> {
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press('Tab');
      const focused = page.locator(`${wanted}:focus-visible`);
      if ((await focused.count()) === 1) return (await page.evaluate(outline)) === 'solid';
    }
    return false;
  }

  test('one can ask, land at the answer, and call the first number in it', async () => {
    const page = await open('/', { isMobile: false, hasTouch: false });
    expect(await tabTo(page, 'header a')).toBe(true);
    expect(await tabTo(page, 'textarea')).toBe(true);
    await page.keyboard.type('jeg vil ikke leve mere');
    expect(await tabTo(page, '.send')).toBe(true);
    await lands(page, () => page.keyboard.press('Enter'));
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('href')).toBe('tel:112');
    expect(await page.locator('#svar :focus').count()).toBe(1);
  });
});
