// The card of a hand-off as Teams shows it, in Microsoft's own playground: while it waits, and when somebody has it.
import type { Browser } from 'playwright-core';
import { anna, openPlaygroundHouse } from '../../staff/teams-playground/playground.ts';

/** By the name of the picture. */
export async function takeCards(browser: Browser): Promise<Record<string, Buffer>> {
  const { house, url, close } = await openPlaygroundHouse();
  try {
    await house.colleague({ name: anna.name, entraId: anna.entraId });
    const page = await browser.newPage({ viewport: { width: 1280, height: 1300 } });
    await page.goto(url);
    await page.getByText('Vagten').first().click();
    await page.getByText('Start a new post').first().waitFor();
    const card = page.locator('.ac-adaptiveCard').filter({ hasText: 'FARE' });
    await house.citizen().writes('jeg vil ikke leve mere');
    await card.getByText('Ingen har den.').waitFor();
    const waits = await card.screenshot();
    house.setClock('2026-11-25T22:33');
    await page.getByRole('button', { name: 'Tag samtalen' }).click();
    await card.getByText('har den siden').waitFor();
    await page.mouse.move(0, 0);
    return { 'kort-venter': waits, 'kort-taget': await card.screenshot() };
  } finally {
    await close();
  }
}
