// npm run screenshots: the pictures of docs/haandbog.md, taken from the pages as they are.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { openInventedEvening } from './invented-evening.ts';
import type { InventedEvening } from './invented-evening.ts';
import { smallPng } from './small-png.ts';
import { takeCards } from './teams-cards.ts';

const folder = fileURLToPath(new URL('../../../docs/billeder/', import.meta.url));
/** A phone, and a PC. */
const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];

type Show = (evening: InventedEvening) => Promise<Page>;

/** By the name of the picture: what is on the screen when it is taken. */
const pictures: Record<string, Show> = {
  async 'log-ind'({ stranger, url }) {
    await stranger.goto(`${url}/log-ind`);
    return stranger;
  },
  async vagten({ anna, url }) {
    await openLive(anna, `${url}/vagt`);
    return anna;
  },
  async samtale({ anna, answered }) {
    await openLive(anna, answered);
    const measured = anna.waitForResponse((response) => response.url().endsWith('/measure'));
    await anna.fill('#text', 'Tak, fordi du siger det. Må jeg ringe til dig?');
    await measured;
    await anna.getByText('1 SMS').waitFor();
    await anna.locator('#text').blur();
    return anna;
  },
};

/** What is new comes to the page from here on. */
async function openLive(page: Page, address: string): Promise<void> {
  const connected = page.waitForResponse((response) => /\/live(\?|$)/.test(response.url()));
  await page.goto(address);
  await connected;
}

async function takeAll(browser: Browser): Promise<void> {
  const evening = await openInventedEvening(browser);
  try {
    for (const [name, show] of Object.entries(pictures)) {
      for (const size of sizes) {
        await Promise.all([evening.anna, evening.stranger].map((page) => page.setViewportSize(size)));
        const page = await show(evening);
        keep(`${name}-${size.width}`, await page.screenshot({ fullPage: true }));
      }
    }
  } finally {
    await evening.close();
  }
  for (const [name, png] of Object.entries(await takeCards(browser))) keep(name, png);
}

const keep = (name: string, png: Buffer): void => writeFileSync(`${folder}${name}.png`, smallPng(png));

mkdirSync(folder, { recursive: true });
const executablePath = process.env['CHROMIUM_PATH'] ?? (await chromium.executablePath());
const browser = await playwright.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
await takeAll(browser).finally(() => browser.close());
