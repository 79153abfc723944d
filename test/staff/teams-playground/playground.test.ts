// Microsoft's own playground is the client: a danger by SMS, the card in the channel, two who press at once, the reply, the console in between.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openingMs } from '../../channels/web/browser.ts';
import { enterBy } from '../staff-house.ts';
import { anna, bo, openPlaygroundHouse } from './playground.ts';
import type { PlaygroundHouse } from './playground.ts';

let playground: PlaygroundHouse;
let browser: Browser;
let page: Page;
let managerLink: string;

beforeEach(async () => {
  [playground, browser] = await Promise.all([openPlaygroundHouse(), openBrowser()]);
  // Before there is a colleague.
  managerLink = (await playground.house.firstManagerLink()) ?? '';
  for (const { name, entraId } of [anna, bo]) await playground.house.colleague({ name, entraId });
  page = await browser.newPage({ viewport: { width: 1280, height: 1300 } });
  page.setDefaultTimeout(15_000);
  await page.goto(playground.url);
  await page.getByText('Vagten').first().click();
  // Its page keeps nothing that came before it listened to this channel.
  await page.getByText('Start a new post').first().waitFor();
}, openingMs);
afterEach(async () => {
  await browser.close();
  await playground.close();
});

const shows = (words: string) => page.getByText(words).filter({ visible: true }).first().waitFor();
const presses = (button: string) => page.getByRole('button', { name: button }).first().click();

async function danger() {
  const citizen = playground.house.citizen();
  await citizen.writes('jeg vil ikke leve mere');
  await shows('Ingen har den.');
  return { citizen, card: await playground.card };
}

test('a danger by SMS is a card there; who takes it answers from the card, hears that it arrived, and gives it back', async () => {
  const { house } = playground;
  const { citizen } = await danger();
  await shows('FARE. Vil ikke leve');
  await presses('Tag samtalen');
  await shows('Anna Prøve har den siden 22.30.');
  // The same card for everybody, with nothing written in it yet.
  await shows('message 200');
  house.setClock('2026-11-25T22:31');
  await page.getByLabel('Svar på dansk').fill('Jeg er her nu.');
  await presses('Send');
  await shows('(1 SMS, sendt)');
  const sms = await citizen.hears(/^Jeg er her nu\.$/);
  await citizen.receipt(sms, 'delivered');
  await shows('(1 SMS, leveret)');
  await presses('Giv tilbage til Ly');
  await shows('lukket');
  expect(await page.getByRole('button', { name: 'Tag samtalen' }).count()).toBe(0);
}, 60_000);

test('two press at once over its API: one has it, and both are shown who, and so is the page', async () => {
  const { card } = await danger();
  const answers = await Promise.all([anna, bo].map((who) => playground.presses(who, 'take', card)));
  const owners = [anna, bo].filter(({ name }) =>
    answers.every((text) => text.includes(`${name} har den siden 22.30.`)),
  );
  expect(owners).toHaveLength(1);
  await shows(`${owners[0]?.name} har den siden 22.30.`);
}, 60_000);

test('the words of whoever has it go from the thread to the citizen', async () => {
  const { citizen, card } = await danger();
  await playground.presses(anna, 'take', card);
  await playground.writes('Hvor er du?', card);
  await citizen.hears(/^Hvor er du\?$/);
}, 60_000);

test('the words of somebody else stay there, and they are told so', async () => {
  const { citizen, card } = await danger();
  await playground.presses(bo, 'take', card);
  await playground.writes('Hvem er det?', card);
  await shows('er ikke sendt til borgeren');
  expect(citizen.heard().join(' ')).not.toContain('Hvem er det');
}, 60_000);

test('somebody was quicker in the console: the card in Teams shows it', async () => {
  const { house } = playground;
  await danger();
  house.setClock('2026-11-25T22:31');
  const by = { id: 'console-1', name: 'Konsol Prøve', shownAs: 'Konsol' };
  const sent = house.logged.lines.find(({ event }) => event === 'message_sent');
  const conversationId = String(sent?.['conversationId']);
  const at = Temporal.Instant.from('2026-11-25T21:31:00Z');
  const turn = await house.takeStaffTurn({ act: 'take', by, conversationId, requestId: 'r', at });
  expect(turn.outcome).toBe('done');
  await shows('Konsol Prøve har den siden');
}, 60_000);

test('the page of the line in the console, which stays open, shows what was pressed in Teams', async () => {
  const console = await enterBy(managerLink, await browser.newPage());
  const live = console.waitForResponse(/\/vagt\/live/);
  await console.goto(`${playground.house.url}/vagt`);
  await live;
  const { card } = await danger();
  const row = console.locator('.row');
  await row.getByRole('link', { name: 'Vil ikke leve' }).waitFor();
  expect(await row.getByText('Bo Prøve').count()).toBe(0);
  await playground.presses(bo, 'take', card);
  await row.getByText('Bo Prøve').first().waitFor();
}, 60_000);
