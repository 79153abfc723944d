// Nobody answers: colleagues are told rung by rung, the citizen hears the truth, and at the end the line says whom to phone.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openingMs } from '../../channels/web/browser.ts';
import { openLine, press, rowOf, take } from './line-page.ts';
import { dutyPhones, openTakeOverHouse } from './take-over-house.ts';
import type { TakeOverHouse } from './take-over-house.ts';

let house: TakeOverHouse;
let ada: Page;
beforeAll(async () => {
  house = await openTakeOverHouse();
  ada = await house.colleague({ name: 'Ada Prøve' });
}, openingMs);
beforeEach(() => house.setClock('2026-11-25T22:30'));
afterAll(() => house.close());

/** Everything that is due at this hour is done. */
async function at(wallTime: string): Promise<void> {
  house.setClock(`2026-11-25T${wallTime}`);
  await house.climbLadders();
}

const nobodyYet = /^I fare: ring 112\. Ingen har kunnet svare endnu\. .*98 12 32 92/;
const noticesTo = (phone: string) => house.twilio.taken.filter(({ to }) => to === phone).map(({ body }) => body);

test('a danger nobody takes: told at once, after 3 minutes, after 8, and the citizen hears each time how it is', async () => {
  const citizen = house.citizen();
  await openLine(ada, house);
  const toldBefore = noticesTo(dutyPhones.team).length;
  await citizen.writes('jeg vil ikke leve mere');
  const row = rowOf(ada, citizen);
  await row.getByText('Vagten har fået besked, trin 1 af 3').waitFor();
  await at('22:33');
  await citizen.hears(nobodyYet);
  await row.getByText('Vagten har fået besked, trin 2 af 3').waitFor();
  expect(await row.getByText('Ingen har svaret. Ring:').count()).toBe(0);
  expect(noticesTo(dutyPhones.team).slice(toldBefore)).toEqual(['Ny samtale venter i Ly.', 'Ny samtale venter i Ly.']);
  await at('22:38');
  await row.getByText(`Ingen har svaret. Ring: Testlederen ${dutyPhones.leader}`).waitFor();
  expect(await row.getByRole('link', { name: dutyPhones.leader }).getAttribute('href')).toBe(
    `tel:${dutyPhones.leader}`,
  );
  await take(ada, citizen);
  await citizen.hears(/Nu er det Ada, et menneske/);
  expect(citizen.heard().filter((text) => nobodyYet.test(text))).toHaveLength(2);
  await openLine(ada, house);
  expect(await row.getByText('Ingen har svaret').count()).toBe(0);
});

test('a danger that is taken in time goes up no ladder, and the citizen hears nothing of one', async () => {
  const citizen = house.citizen();
  await openLine(ada, house);
  await citizen.writes('jeg vil ikke leve mere');
  await take(ada, citizen);
  const toldBefore = noticesTo(dutyPhones.team).length;
  await at('22:50');
  await press(ada, 'Giv tilbage til Ly');
  await citizen.hears(/Nu er det mig igen/);
  expect(citizen.heard().filter((text) => text.includes('Ingen har kunnet svare'))).toEqual([]);
  expect(noticesTo(dutyPhones.team)).toHaveLength(toldBefore);
});
