// What a colleague does on a page of the take-over, as they would: by what is written on it.
import type { Locator, Page } from 'playwright-core';
import type { CitizenPhone } from './citizen-phone.ts';
import type { TakeOverHouse } from './take-over-house.ts';

type Named = Pick<CitizenPhone, 'digits'>;

/** Open and connected: what is new reaches it from here on. */
export async function openLine(page: Page, { url }: Pick<TakeOverHouse, 'url'>): Promise<void> {
  const connected = untilLive(page);
  await page.goto(`${url}/vagt`);
  await connected;
}

/** The conversation from the line, as somebody looks who has not taken it. */
export async function openConversation(page: Page, citizen: Named): Promise<void> {
  const connected = untilLive(page);
  await rowOf(page, citizen).getByRole('link').first().click();
  await connected;
}

/** Begun before what opens a live page. */
export const untilLive = (page: Page) => page.waitForResponse((response) => /\/live(\?|$)/.test(response.url()));

export const rowOf = (page: Page, { digits }: Named): Locator =>
  page.locator('.row', { hasText: `slutter på ${digits}` });

export const press = (on: Page | Locator, name: string): Promise<void> =>
  on.getByRole('button', { name, exact: true }).click();

/** From the line to the conversation, which is theirs from here on. */
export async function take(page: Page, citizen: Named): Promise<void> {
  const connected = untilLive(page);
  await press(rowOf(page, citizen), 'Tag samtalen');
  await connected;
  await page.getByText('Du har samtalen.').waitFor();
}

export async function send(page: Page, text: string): Promise<void> {
  await page.fill('#text', text);
  await press(page, 'Send');
}

/** A message of the conversation with these words. */
export const said = (page: Page, words: string): Locator => page.locator('.talk li', { hasText: words });

/** Without a reload: the page is the one it was. */
export async function mark(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate('window.isTheSamePage = true');
  return async () => (await page.evaluate('window.isTheSamePage')) === true;
}
