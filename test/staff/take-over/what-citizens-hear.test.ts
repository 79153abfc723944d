// What the citizen hears when a person joins and leaves: on the web by itself, and after violence nothing before it is safe.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openingMs, phone } from '../../channels/web/browser.ts';
import { openLine, press, rowOf, said, send, take, untilLive } from './line-page.ts';
import { openTakeOverHouse } from './take-over-house.ts';
import type { TakeOverHouse } from './take-over-house.ts';

let house: TakeOverHouse;
let ada: Page;
beforeAll(async () => {
  house = await openTakeOverHouse();
  ada = await house.colleague({ name: 'Ada Prøve' });
}, openingMs);
afterAll(() => house.close());

test('after violence the row and the page warn, and nothing is written before "Det er sikkert at skrive"', async () => {
  const citizen = house.citizen();
  await citizen.writes('han slår mig');
  await citizen.hears(/112/);
  await openLine(ada, house);
  const row = rowOf(ada, citizen);
  await row.getByText('Andre kan have telefonen. Skriv ikke, før du ved, hvem der læser.').waitFor();
  expect(await row.getByText('Send svar').count()).toBe(0);
  await take(ada, citizen);
  await ada.getByText('Ly skriver ikke uopfordret, og du kan ikke svare endnu.').waitFor();
  await send(ada, 'Kan du tale?');
  await ada.getByRole('alert').getByText('Andre kan have telefonen. Tryk "Det er sikkert at skrive"').waitFor();
  expect(await ada.inputValue('#text')).toBe('Kan du tale?');
  expect(citizen.heard()).toHaveLength(1);
  await press(ada, 'Det er sikkert at skrive');
  await ada.getByText('du kan ikke svare endnu').waitFor({ state: 'detached' });
  await ada.getByText('Andre kan have telefonen. Skriv ikke noget, der viser, hvad det handler om.').waitFor();
  await send(ada, 'Kan du tale?');
  await citizen.hears(/^Kan du tale\?$/);
});

const heard = (page: Page, words: string) => page.locator('.talk .said', { hasText: words });

/** Somebody with the page of Ly open and connected. */
async function webCitizen(): Promise<Page> {
  const page = await house.newPage(phone);
  const connected = untilLive(page);
  await page.goto(house.url);
  await connected;
  return page;
}

async function write(page: Page, text: string): Promise<void> {
  await page.fill('textarea', text);
  await page.click('form:has(textarea) .send');
}

test('on the web a citizen is told by itself when a person joins, reads them, and is told when Ly is back', async () => {
  const citizen = await webCitizen();
  await openLine(ada, house);
  await write(citizen, 'menneske');
  const row = ada.locator('.row:not(.taken)', { hasText: ', web,' }).last();
  await row.getByRole('link', { name: 'Vil tale med et menneske' }).waitFor();
  await press(row, 'Tag samtalen');
  await ada.getByText('Du har samtalen.').waitFor();
  await heard(citizen, 'Nu er det Ada, et menneske, der læser og svarer dig her.').waitFor();
  await send(ada, 'Hej, hvad sker der?');
  await heard(citizen, 'Hej, hvad sker der?').waitFor();
  await untilHeardLive(citizen, 'jeg fryser lidt');
  await press(ada, 'Giv tilbage til Ly');
  await heard(citizen, 'Nu er det mig igen, Ly, en automat.').waitFor();
  await write(citizen, 'hvor kan jeg sove');
  await heard(citizen, 'Svenstrupgård').waitFor();
});

/** A colleague reads it where they are, and Ly says nothing to it. */
async function untilHeardLive(citizen: Page, text: string): Promise<void> {
  const answers = citizen.locator('.talk li:not(.citizen)');
  const before = await answers.count();
  await write(citizen, text);
  await said(ada, text).waitFor();
  await heard(citizen, text).waitFor();
  expect(await answers.count()).toBe(before);
}
