// Four alarms and one colleague: one is taken, the others do not wait for them, and each row has what can be done at once.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openingMs } from '../../channels/web/browser.ts';
import type { CitizenPhone } from './citizen-phone.ts';
import { openLine, press, rowOf, take } from './line-page.ts';
import { openTakeOverHouse } from './take-over-house.ts';
import type { TakeOverHouse } from './take-over-house.ts';

let house: TakeOverHouse;
let ada: Page;
let onlooker: Page;
beforeAll(async () => {
  house = await openTakeOverHouse();
  ada = await house.colleague({ name: 'Ada Prøve' });
  onlooker = await house.colleague({ name: 'Bo Prøve' });
}, openingMs);
beforeEach(async () => {
  house.setClock('2026-11-25T22:30');
  await openLine(onlooker, house);
  await openLine(ada, house);
});
afterAll(() => house.close());

async function alarm(): Promise<CitizenPhone> {
  const citizen = house.citizen();
  await citizen.writes('jeg vil ikke leve mere');
  await rowOf(ada, citizen).waitFor();
  return citizen;
}

async function aMinuteLater(): Promise<void> {
  house.setClock('2026-11-25T22:31');
  await house.climbLadders();
}

/** The conversation that is open on Ada's page: with it in hand she would be busy in the next test. */
async function finish(): Promise<void> {
  await press(ada, 'Luk samtalen');
  await ada.waitForURL('**/vagt?**');
}

/** For whoever pressed, and for a colleague who has the line open. */
async function bothSee(citizen: CitizenPhone, words: string): Promise<void> {
  for (const page of [ada, onlooker]) await rowOf(page, citizen).getByText(words).waitFor();
}

test('one is taken; after a minute the next rung hears of the others, but not of the one somebody is on the way to', async () => {
  const taken = await alarm();
  const [seen, third, fourth] = [await alarm(), await alarm(), await alarm()];
  await press(rowOf(ada, seen), 'Set, jeg er på vej');
  await bothSee(seen, 'Ada Prøve er på vej, til 22.35');
  await take(ada, taken);
  await openLine(ada, house);
  await aMinuteLater();
  for (const other of [third, fourth]) {
    await bothSee(other, 'Vagten har fået besked, trin 2 af 3');
    await other.hears(/Ingen har kunnet svare endnu/);
  }
  await bothSee(seen, 'Vagten har fået besked, trin 1 af 3');
  await bothSee(taken, 'Ada Prøve har den.');
  for (const one of [seen, taken]) expect(one.heard().join()).not.toContain('Ingen har kunnet svare');
  await rowOf(ada, taken).getByRole('link').first().click();
  await finish();
});

test('with nobody busy, nobody else hears of it after a minute', async () => {
  const citizen = await alarm();
  await aMinuteLater();
  await press(rowOf(ada, citizen), '112 er ringet');
  await bothSee(citizen, '112 er ringet 22.31');
  expect(await rowOf(ada, citizen).innerText()).toContain('trin 1 af 3');
});

test('"112 er ringet" stands on the row, and is not asked again', async () => {
  const citizen = await alarm();
  const button = rowOf(onlooker, citizen).getByRole('button', { name: '112 er ringet' });
  expect(await button.count()).toBe(1);
  await press(rowOf(ada, citizen), '112 er ringet');
  await bothSee(citizen, '112 er ringet 22.30');
  expect(await button.count()).toBe(0);
});

test('"Jeg kan ikke" tells the next rung at once, and after the last one the row says whom to phone', async () => {
  const citizen = await alarm();
  await press(rowOf(ada, citizen), 'Jeg kan ikke');
  await bothSee(citizen, 'trin 2 af 3');
  await press(rowOf(ada, citizen), 'Jeg kan ikke');
  await bothSee(citizen, 'trin 3 af 3');
  await bothSee(citizen, 'Ingen har svaret. Ring: Testlederen');
});

test('"Falsk alarm" takes two presses, and the row is gone for everybody', async () => {
  const citizen = await alarm();
  const row = rowOf(ada, citizen);
  expect(await row.getByRole('button', { name: 'Ja, det er falsk alarm' }).isVisible()).toBe(false);
  await row.getByText('Falsk alarm', { exact: true }).click();
  expect(await rowOf(onlooker, citizen).count()).toBe(1);
  await press(row, 'Ja, det er falsk alarm');
  for (const page of [ada, onlooker]) await rowOf(page, citizen).waitFor({ state: 'detached' });
  await citizen.writes('hvor kan jeg få mad');
  await citizen.hears(/mad/);
});

test('"Send svar" sends what is approved without opening anything, and whoever sent it has the conversation', async () => {
  const citizen = await alarm();
  const row = rowOf(ada, citizen);
  await row.getByText('Send svar').click();
  await row.getByRole('button', { name: /^Ring 112 nu\. Sig, hvad der sker/ }).click();
  await ada.getByText('Du har samtalen.').waitFor();
  await citizen.hears(/^Ring 112 nu\. Sig, hvad der sker, og hvor du er\.$/);
  await rowOf(onlooker, citizen).getByText('Ada Prøve har den.').waitFor();
  await finish();
});
