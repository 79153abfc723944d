// The line and the conversation at every size: what axe says on a phone and a desk, in light and dark, and at 320 px and 200 %.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openingMs } from '../../channels/web/browser.ts';
import { complaintsAbout, scrollsSideways, tooSmall } from '../usable.ts';
import type { CitizenPhone } from './citizen-phone.ts';
import { openLine, press, rowOf, said, send, take } from './line-page.ts';
import { openTakeOverHouse } from './take-over-house.ts';
import type { TakeOverHouse } from './take-over-house.ts';

let house: TakeOverHouse;
let page: Page;
let greenlandic: CitizenPhone;
let conversation: string;
let violence: string;
beforeAll(async () => {
  house = await openTakeOverHouse();
  page = await house.colleague({ name: 'Ada Prøve-Mellemnavn Langtefternavnsen' });
  await fillLine();
}, openingMs);
afterAll(() => house.close());

/** All that a row and a conversation can show: taken, nobody came, 112, on the way, Greenlandic, violence, a reply that did not arrive. */
async function fillLine(): Promise<void> {
  const [lost, called, beaten] = [house.citizen(), house.citizen(), house.citizen()];
  greenlandic = house.citizen();
  await lost.writes('jeg vil ikke leve mere');
  await called.writes('jeg fryser ihjel ved åen');
  await beaten.writes('han slår mig');
  await greenlandic.writes('toqunniarpunga');
  await openLine(page, house);
  await page.click('#lyd');
  await press(rowOf(page, called), '112 er ringet');
  await rowOf(page, called)
    .getByText(/^112 er ringet \d/)
    .waitFor();
  await press(rowOf(page, called), 'Set, jeg er på vej');
  await rowOf(page, called).getByText('er på vej, til').waitFor();
  violence = (await rowOf(page, beaten).getByRole('link').first().getAttribute('href')) ?? '';
  for (const minute of [33, 38]) {
    house.setClock(`2026-11-25T22:${minute}`);
    await house.climbLadders();
  }
  await openLine(page, house);
  await take(page, lost);
  await send(page, 'Er du der?');
  await lost.receipt(await lost.hears(/^Er du der\?$/), 'undelivered', '30003');
  await said(page, 'Er du der?').getByText('nåede ikke frem: telefonen er slukket').waitFor();
  conversation = new URL(page.url()).pathname;
}

/** Each with everything unfolded; that of violence with words that were refused. */
async function lookAtEach(look: (name: string) => Promise<void>): Promise<void> {
  for (const path of ['/vagt', conversation]) {
    await page.goto(house.url + path);
    await unfold();
    await look(path);
  }
  await page.goto(house.url + violence);
  await send(page, 'Se www.example.org');
  await page.getByRole('alert').waitFor();
  await unfold();
  await look('refused');
}

async function unfold(): Promise<void> {
  for (const summary of await page.locator('main summary').all()) await summary.click();
}

const sizes = [
  ['phone, light', { width: 390, height: 844 }, 'light'],
  ['phone, dark', { width: 390, height: 844 }, 'dark'],
  ['desk, light', { width: 1280, height: 800 }, 'light'],
  ['desk, dark', { width: 1280, height: 800 }, 'dark'],
] as const;

describe.each(sizes)('on a %s', (_name, viewport, colorScheme) => {
  test('axe finds nothing', async () => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    const found: [string, string[]][] = [];
    await lookAtEach(async (name) => void found.push([name, await complaintsAbout(page)]));
    expect(found.filter(([, complaints]) => complaints.length > 0)).toEqual([]);
    expect(found).toHaveLength(3);
  });
});

test('axe would say if the row of a danger were grey on white', async () => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openLine(page, house);
  await page.evaluate('document.querySelector(".row blockquote").style.color = "#ccc"');
  expect(await complaintsAbout(page)).toEqual([expect.stringContaining('color-contrast')]);
});

test('the rows show what they should, in the language it was written in', async () => {
  await openLine(page, house);
  const row = rowOf(page, greenlandic);
  await row.getByText('grønlandsk').waitFor();
  expect(await row.locator('blockquote').getAttribute('lang')).toBe('kl');
  await row.getByText('Ingen har svaret. Ring: Testlederen').waitFor();
});

async function expectUsable(): Promise<void> {
  await lookAtEach(async (name) => {
    expect([name, await scrollsSideways(page), await tooSmall(page)]).toEqual([name, false, []]);
  });
}

test('320 pixels are wide enough, and everything to press is as large as a thumb', async () => {
  await page.setViewportSize({ width: 320, height: 568 });
  await expectUsable();
});

test('at 200 % nothing scrolls sideways: half the width at a desk, and letters twice as large', async () => {
  await page.setViewportSize({ width: 640, height: 400 });
  await expectUsable();
  await page.setViewportSize({ width: 1280, height: 800 });
  await lookAtEach(async (name) => {
    await page.evaluate('document.documentElement.style.fontSize = "200%"');
    expect([name, await scrollsSideways(page)]).toEqual([name, false]);
  });
});
