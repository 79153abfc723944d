// The real house on a real server, with SMS on and somebody on duty: colleagues in browsers of their own, citizens with a phone.
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openHouseAndBrowser } from '../../channels/web/browser.ts';
import { openLocalTwilio } from '../../channels/sms/local-twilio.ts';
import type { LocalTwilio } from '../../channels/sms/local-twilio.ts';
import { authToken } from '../../channels/sms/signed-sms.ts';
import { onDuty } from '../../conversation/colleagues/made-up-duty.ts';
import { openTestHouse } from '../../support/open-test-house.ts';
import type { TestHouse } from '../../support/open-test-house.ts';
import { enterBy } from '../staff-house.ts';
import { openPhones } from './citizen-phone.ts';
import type { CitizenPhone } from './citizen-phone.ts';

export interface TakeOverHouse extends TestHouse {
  twilio: LocalTwilio;
  /** An empty page in a browser of its own. */
  newPage(how?: BrowserContextOptions): Promise<Page>;
  /** Signed in, in a browser of their own. */
  colleague(who: Newcomer, how?: BrowserContextOptions): Promise<Page>;
  /** As the manager closes it. */
  closeAccess(name: string): Promise<void>;
  /** Somebody who never wrote before. */
  citizen(): CitizenPhone;
}

/** A helper of the municipality, unless it says otherwise. */
interface Newcomer {
  name: string;
  role?: 'helper' | 'editor';
  organisation?: string;
}

/** They are told by SMS on the first rung, and rung by phone on the last. */
export const dutyPhones = { team: '+4520000991', leader: '+4520000993' };
const duty = [
  onDuty('Testholdet', { rungs: [1, 2], reach: [{ way: 'console' }, { way: 'sms', to: dutyPhones.team }] }),
  onDuty('Testlederen', { rungs: [3], reach: [{ way: 'console' }], phone: dutyPhones.leader }),
];

/** Longer than anything here takes on a busy machine, and no longer than a colleague would wait. */
const patienceMs = 10_000;

export async function openTakeOverHouse(at = '2026-11-25T22:30'): Promise<TakeOverHouse> {
  const twilio = await openLocalTwilio(() => Temporal.Instant.from('2026-11-25T21:30:00Z'));
  const opening = openHouseAndBrowser(at, (when) => openTestHouse(when, smsSettings(twilio), { duty }));
  const { house, browser } = await opening.catch(async (error: unknown) => {
    await twilio.close();
    throw error;
  });
  const newPage = async (how: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext(how);
    context.setDefaultTimeout(patienceMs);
    return context.newPage();
  };
  const manager = await newPage();
  await enterBy((await house.firstManagerLink()) ?? '', manager);
  return {
    ...{ ...house, twilio, newPage },
    async colleague(who, how) {
      return enterBy(await invite(manager, who, house), await newPage(how));
    },
    async closeAccess(name) {
      await manager.goto(`${house.url}/kolleger`);
      await manager.getByRole('link', { name }).click();
      await manager.getByLabel('Luk adgangen.').check();
      await manager.getByRole('button', { name: 'Gem' }).click();
      await manager.getByText('Gemt.').waitFor();
    },
    citizen: openPhones(house, twilio),
    async close() {
      await browser.close();
      await house.close();
      await twilio.close();
    },
  };
}

const smsSettings = ({ url }: LocalTwilio) => ({
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: authToken,
  TWILIO_NUMBER: '+4520000000',
  TWILIO_API_BASE_URL: url,
  SMS_OERE: '40',
});

/** As the manager does it; returns the link that is shown once. */
async function invite(manager: Page, who: Newcomer, { url }: TestHouse): Promise<string> {
  const { name, role = 'helper', organisation = 'kommune' } = who;
  await manager.goto(`${url}/kolleger`);
  await manager.fill('#name', name);
  await manager.fill('#organisation', organisation);
  await manager.locator('[value=helper]').setChecked(role === 'helper');
  await manager.locator('[value=editor]').setChecked(role === 'editor');
  await manager.click('main form button');
  return (await manager.locator('.secret').getAttribute('href')) ?? '';
}
