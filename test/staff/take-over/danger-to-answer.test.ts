// From danger by SMS to the answer of a person, and back to Ly: as colleagues see it, with the real house behind it.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openingMs } from '../../channels/web/browser.ts';
import type { CitizenPhone } from './citizen-phone.ts';
import { mark, openLine, press, rowOf, said, send, take } from './line-page.ts';
import { openTakeOverHouse } from './take-over-house.ts';
import type { TakeOverHouse } from './take-over-house.ts';

let house: TakeOverHouse;
let ada: Page;
let bo: Page;
beforeAll(async () => {
  house = await openTakeOverHouse();
  ada = await house.colleague({ name: 'Ada Prøve' });
  bo = await house.colleague({ name: 'Bo Prøve' });
}, openingMs);
afterAll(() => house.close());

/** A danger that Ada has in hand, on its page. */
async function inHand(text = 'jeg vil ikke leve mere'): Promise<CitizenPhone> {
  const citizen = house.citizen();
  await citizen.writes(text);
  await openLine(ada, house);
  await take(ada, citizen);
  return citizen;
}

test('a danger shows in a line that is open already: its kind, the language, the words and the answer', async () => {
  await openLine(ada, house);
  const isSame = await mark(ada);
  const waiting = await ada.locator('.row:not(.taken)').count();
  const citizen = house.citizen();
  await citizen.writes('jeg vil ikke leve mere');
  const row = rowOf(ada, citizen);
  await row.waitFor();
  const shown = await row.innerText();
  for (const words of ['Vil ikke leve', 'SMS, dansk', 'Ingen har den.', 'jeg vil ikke leve mere', '112'])
    expect(shown).toContain(words);
  expect(shown).not.toContain('2000');
  await citizen.writes('det bliver værre jeg har piller');
  await row.getByText('det bliver værre').waitFor();
  await ada.getByRole('link', { name: `Venter (${waiting + 1})` }).waitFor();
  expect(await ada.locator('#nyt').textContent()).toContain('Vil ikke leve');
  expect(await isSame()).toBe(true);
});

test('of two who press at the same moment one has it, and the other is told who', async () => {
  const citizen = house.citizen();
  await citizen.writes('jeg vil ikke leve mere');
  const { promise: bothPressed, resolve } = Promise.withResolvers<void>();
  let pressed = 0;
  for (const page of [ada, bo]) {
    await openLine(page, house);
    await page.route('**/take', async (route) => {
      if ((pressed += 1) === 2) resolve();
      await bothPressed;
      await route.continue();
    });
  }
  await Promise.all([ada, bo].map((page) => press(rowOf(page, citizen), 'Tag samtalen')));
  for (const page of [ada, bo]) await page.unroute('**/take');
  const [mine, told] = ['Du har samtalen.', /^(Ada|Bo) Prøve har samtalen\. Der er ikke ændret noget\.$/];
  for (const page of [ada, bo]) await page.getByText(mine).or(page.getByText(told)).waitFor();
  const owns = await Promise.all([ada, bo].map(async (page) => (await page.getByText(mine).count()) === 1));
  expect(owns.toSorted()).toEqual([false, true]);
  const [owner, other] = owns[0] ? (['Ada', bo] as const) : (['Bo', ada] as const);
  expect(await other.getByRole('alert').innerText()).toContain(`${owner} Prøve har samtalen.`);
  expect(await other.locator('#text').count()).toBe(0);
  await citizen.hears(new RegExp(`Nu er det ${owner}, et menneske`));
  expect(citizen.heard().filter((text) => text.includes('et menneske, der læser'))).toHaveLength(1);
});

test('while somebody writes, the page says how long it is and what it costs, and refuses a link with the words kept', async () => {
  const citizen = await inHand();
  const length = ada.locator('#laengde');
  await ada.fill('#text', 'Hej');
  await length.getByText('3 tegn, 1 SMS, 0,40 kr.', { exact: true }).waitFor();
  await ada.fill('#text', 'a'.repeat(161));
  await length.getByText('161 tegn, 2 SMS, 0,80 kr.').waitFor();
  await ada.fill('#text', 'Se www.example.org');
  await length.getByText('Links bliver ikke sendt.').waitFor();
  await press(ada, 'Send');
  await ada.getByRole('alert').getByText('Der er et link i svaret.').waitFor();
  expect(await ada.inputValue('#text')).toBe('Se www.example.org');
  await send(ada, 'Jeg er her.');
  await citizen.hears(/^Jeg er her\.$/);
  expect(citizen.heard().join()).not.toContain('example.org');
});

test('a reply reaches the citizen, and the page shows that it was sent, that it arrived, or why it did not', async () => {
  const citizen = await inHand();
  await send(ada, 'Jeg er her. Hvor er du?');
  const sms = await citizen.hears(/^Jeg er her\. Hvor er du\?$/);
  const reply = said(ada, 'Jeg er her. Hvor er du?');
  await reply.getByText('sendt', { exact: true }).waitFor();
  const isSame = await mark(ada);
  await citizen.receipt(sms, 'delivered');
  await reply.getByText('leveret', { exact: true }).waitFor();
  expect(await isSame()).toBe(true);
  await send(ada, 'Er du der?');
  const lost = await citizen.hears(/^Er du der\?$/);
  await said(ada, 'Er du der?').getByText('sendt', { exact: true }).waitFor();
  await citizen.receipt(lost, 'undelivered', '30005');
  await said(ada, 'Er du der?').getByText('nåede ikke frem: nummeret findes ikke').waitFor();
});

test('while a person has it Ly is silent; given back, the citizen hears so, and Ly answers again', async () => {
  const citizen = await inHand();
  await send(ada, 'Jeg er her.');
  await citizen.hears(/^Jeg er her\.$/);
  const before = citizen.heard().length;
  await citizen.writes('hvor kan jeg få mad');
  await said(ada, 'hvor kan jeg få mad').waitFor();
  expect(citizen.heard()).toHaveLength(before);
  await press(ada, 'Giv tilbage til Ly');
  await ada.waitForURL('**/vagt?**');
  await citizen.hears(/Nu er det mig igen, Ly, en automat/);
  await citizen.writes('hvor kan jeg sove');
  await citizen.hears(/Svenstrupgård|Natvarmestuen/);
  expect(await rowOf(ada, citizen).count()).toBe(0);
});
