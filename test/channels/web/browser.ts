// A real browser, from packages alone.
import { jest } from '@jest/globals';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { openTestHouse } from '../../support/open-test-house.ts';
import type { TestHouse } from '../../support/open-test-house.ts';

// A browser is a machine of its own, and now and then hangs on a busy one: a test of it is tried once more, and the first
// error is told all the same.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

/**
 * CHROMIUM_PATH: another Chromium than the one that comes along. That one's own arguments are for one page in one
 * process with the web's safety off; here it runs as people have it, apart from the sandbox, which root has not.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? (await chromium.executablePath());
  return playwright.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/** Learning from the intents and unpacking a browser take their time on a machine that is busy. */
export const openingMs = 120_000;

/** Both or neither: one left open alone would keep the tests from ending. */
export async function openHouseAndBrowser(
  at: string,
  openHouse: (at: string) => Promise<TestHouse> = openTestHouse,
): Promise<{ house: TestHouse; browser: Browser }> {
  const opening = [openHouse(at), openBrowser()] as const;
  try {
    const [house, browser] = await Promise.all(opening);
    return { house, browser };
  } catch (error) {
    for (const opened of await Promise.allSettled(opening)) if ('value' in opened) await opened.value.close();
    throw error;
  }
}

/** An old phone: narrow, and pressed with a thumb. */
export const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
