// Whether a page of colleagues can be used by everybody: what axe says, what a keyboard reaches, what a thumb hits.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export async function complaintsAbout(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** More than any page has to press. */
const mostPresses = 60;

/** Presses Tab until this has the focus, and says whether it can be seen there. */
export async function tabTo(page: Page, wanted: string): Promise<boolean> {
  for (let presses = 0; presses < mostPresses; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator(`${wanted}:focus-visible`).count()) === 1) {
      return (await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')) === 'solid';
    }
  }
  return false;
}

/** Everything to press that is on the page and lower than a thumb is wide. */
export async function tooSmall(page: Page): Promise<string[]> {
  const small: string[] = [];
  const targets = page.locator('button, summary, select, textarea, label.choice, a:not(.skip)');
  for (const target of await targets.filter({ visible: true }).all()) {
    const height = (await target.boundingBox())?.height ?? 0;
    if (height < 44) small.push(`${height} px: ${await target.innerText()}`);
  }
  return small;
}

export const scrollsSideways = async (page: Page): Promise<boolean> =>
  (await page.evaluate('document.documentElement.scrollWidth > innerWidth')) === true;
