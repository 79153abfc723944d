// The whole take-over by whoever has no JavaScript, and by whoever has no mouse.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openingMs } from '../../channels/web/browser.ts';
import { password } from '../staff-house.ts';
import { tabTo } from '../usable.ts';
import type { CitizenPhone } from './citizen-phone.ts';
import { press, rowOf, said } from './line-page.ts';
import { openTakeOverHouse } from './take-over-house.ts';
import type { TakeOverHouse } from './take-over-house.ts';

let house: TakeOverHouse;
beforeAll(async () => {
  house = await openTakeOverHouse();
}, openingMs);
afterAll(() => house.close());

async function inDanger(): Promise<CitizenPhone> {
  const citizen = house.citizen();
  await citizen.writes('jeg vil ikke leve mere');
  await citizen.hears(/112/);
  return citizen;
}

test('without JavaScript: take it, put a quick reply into the box, send it, and give it back', async () => {
  const page = await house.colleague({ name: 'Ada Prøve' }, { javaScriptEnabled: false });
  const citizen = await inDanger();
  await page.goto(`${house.url}/vagt`);
  await press(rowOf(page, citizen), 'Tag samtalen');
  await page.getByText('Du har samtalen.').waitFor();
  expect(await page.locator('.tools').isVisible()).toBe(false);
  await page.fill('#text', 'Hej.');
  await page.getByText('Hurtige svar').click();
  await press(page, 'Godt, du skriver. Du er ikke alene med det.');
  const written = 'Hej. Godt, du skriver. Du er ikke alene med det.';
  expect(await page.inputValue('#text')).toBe(written);
  expect(citizen.heard().join()).not.toContain('Godt, du skriver. Du er');
  await press(page, 'Send');
  await said(page, written).waitFor();
  await citizen.receipt(await citizen.hears(/^Hej\. Godt, du skriver/), 'delivered');
  await citizen.writes('tak det hjalp');
  await page.getByRole('link', { name: 'Hent igen' }).click();
  await said(page, 'tak det hjalp').waitFor();
  await said(page, written).getByText('leveret', { exact: true }).waitFor();
  await press(page, 'Giv tilbage til Ly');
  await citizen.hears(/Nu er det mig igen/);
  expect(await rowOf(page, citizen).count()).toBe(0);
});

test('without JavaScript a reply that is refused is still in the box, and a false alarm takes two presses', async () => {
  const page = await house.colleague({ name: 'Bo Prøve' }, { javaScriptEnabled: false });
  const citizen = await inDanger();
  await page.goto(`${house.url}/vagt`);
  await rowOf(page, citizen).getByRole('link').first().click();
  await page.fill('#text', 'Se www.example.org');
  await press(page, 'Send');
  await page.getByRole('alert').getByText('Der er et link i svaret.').waitFor();
  expect(await page.inputValue('#text')).toBe('Se www.example.org');
  await page.getByText('Falsk alarm', { exact: true }).click();
  await press(page, 'Ja, det er falsk alarm');
  await page.waitForURL('**/vagt?**');
  expect(await rowOf(page, citizen).count()).toBe(0);
});

/** By Tab alone to what can be seen to have the focus. */
async function goTo(page: Page, wanted: string): Promise<void> {
  expect([wanted, await tabTo(page, wanted)]).toEqual([wanted, true]);
}

test('by keyboard alone: sign in, take it, write, send, and give it back', async () => {
  const page = await house.colleague({ name: 'Eva Tastatur' });
  await page.context().clearCookies();
  const citizen = await inDanger();
  await page.goto(`${house.url}/vagt`);
  await goTo(page, '#login');
  await page.keyboard.type('eva.tastatur');
  await goTo(page, '#password');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  const id = await rowOf(page, citizen).getByRole('button', { name: 'Tag samtalen' }).getAttribute('id');
  await goTo(page, `#${id}`);
  await page.keyboard.press('Enter');
  await page.getByText('Du har samtalen.').waitFor();
  await goTo(page, '#text');
  await page.keyboard.type('Jeg er her nu.');
  await goTo(page, '#svar .main');
  await page.keyboard.press('Enter');
  await citizen.hears(/^Jeg er her nu\.$/);
  await said(page, 'Jeg er her nu.').getByText('sendt', { exact: true }).waitFor();
  await goTo(page, '#back');
  await page.keyboard.press('Enter');
  await citizen.hears(/Nu er det mig igen/);
  await page.waitForURL('**/vagt?**');
});

test('what comes by itself leaves the focus where it is, and what is unfolded open', async () => {
  const page = await house.colleague({ name: 'Ida Tastatur' });
  const citizen = await inDanger();
  await page.goto(`${house.url}/vagt`);
  const row = rowOf(page, citizen);
  const id = (await row.getAttribute('id'))?.replace('row-', '');
  await goTo(page, `#false-${id} summary`);
  await page.keyboard.press('Enter');
  await goTo(page, `#false-${id} button`);
  await citizen.writes('jeg har piller og vil dø');
  await row.getByText('jeg har piller').waitFor();
  expect(await row.locator(`#false-${id} button`).isVisible()).toBe(true);
  expect(await page.locator(`#false-${id} button:focus`).count()).toBe(1);
});
