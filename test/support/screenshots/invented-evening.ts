// An evening that never was, for the pictures of the handbook: nobody has these names, and no phone these numbers.
import type { Browser, Page } from 'playwright-core';
import { openLocalTwilio } from '../../channels/sms/local-twilio.ts';
import { authToken } from '../../channels/sms/signed-sms.ts';
import { onDuty } from '../../conversation/colleagues/made-up-duty.ts';
import { openPhones } from '../../staff/take-over/citizen-phone.ts';
import { enterBy } from '../../staff/staff-house.ts';
import { openTestHouse } from '../open-test-house.ts';
import type { TestHouse } from '../open-test-house.ts';

export interface InventedEvening {
  url: string;
  /** Signed in, with a conversation of her own. */
  anna: Page;
  /** The address of that conversation. */
  answered: string;
  /** Signed in nowhere. */
  stranger: Page;
  close(): Promise<void>;
}

const date = '2026-11-25';
const evening = `${date}T22:04`;
const lateEvening = `${date}T22:31`;
const duty = [
  onDuty('Testholdet', { rungs: [1, 2], reach: [{ way: 'console' }] }),
  onDuty('Testlederen', { rungs: [3], phone: '+4520000099' }),
];

/** The sign-in of a municipality that is not there: the button is shown, and leads nowhere. */
const provider = {
  OIDC_ISSUER: 'https://konto.example.org',
  OIDC_CLIENT_ID: 'ly',
  OIDC_CLIENT_SECRET: 'a secret of a picture',
  ...{ OIDC_GROUP_HELPER: 'helpers', OIDC_GROUP_EDITOR: 'editors', OIDC_GROUP_MANAGER: 'managers' },
};

export async function openInventedEvening(browser: Browser): Promise<InventedEvening> {
  const twilio = await openLocalTwilio(() => Temporal.Now.instant());
  const sms = {
    ...{ TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: authToken, TWILIO_NUMBER: '+4520000000' },
    ...{ TWILIO_API_BASE_URL: twilio.url, SMS_OERE: '40' },
  };
  const house = await openTestHouse(evening, { ...provider, ...sms }, { duty });
  const newPage = () => openPage(browser);
  const { anna, bo } = await colleagues(house, newPage);
  const answered = await play({ house, anna, bo, citizen: openPhones(house, twilio) });
  return {
    ...{ url: house.url, anna, answered, stranger: await newPage() },
    async close() {
      await house.close();
      await twilio.close();
    },
  };
}

/** Its clock stands where the house's will: "ventet 12 min" is the same whenever the pictures are taken. */
async function openPage(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  const wall = Temporal.PlainDateTime.from(lateEvening).toZonedDateTime('Europe/Copenhagen');
  await page.clock.setFixedTime(wall.epochMilliseconds);
  return page;
}

async function colleagues(house: TestHouse, newPage: () => Promise<Page>): Promise<{ anna: Page; bo: Page }> {
  const manager = await enterBy((await house.firstManagerLink()) ?? '', await newPage());
  const invited = async (name: string) => {
    await manager.goto(`${house.url}/kolleger`);
    await manager.fill('#name', name);
    await manager.click('main form button');
    return enterBy((await manager.locator('.secret').getAttribute('href')) ?? '', await newPage());
  };
  return { anna: await invited('Anna Prøve'), bo: await invited('Bo Prøve') };
}

interface Playing {
  house: TestHouse;
  anna: Page;
  bo: Page;
  citizen: ReturnType<typeof openPhones>;
}

/** Four people write; Bo takes one of them, and Anna another, whom she answers. Returns the address of hers. */
async function play({ house, anna, bo, citizen }: Playing): Promise<string> {
  const [tired, bench, lonely, harmed] = [citizen(), citizen(), citizen(), citizen()];
  const at = (clock: string) => house.setClock(`${date}T${clock}`);
  await tired.writes('hvor er der åbent nu');
  at('22:12');
  await lonely.writes('inummik oqaloqateqarusuppunga');
  at('22:19');
  await bench.writes('der ligger en mand ved banegården han svarer ikke');
  await press(bo, { house, digits: bench.digits, button: 'Tag samtalen' });
  at('22:21');
  await tired.writes('jeg vil ikke leve mere');
  await press(anna, { house, digits: tired.digits, button: 'Tag samtalen' });
  const answered = anna.url();
  at('22:23');
  await anna.fill('#text', 'Jeg har læst, hvad du skriver. Jeg bliver her. Er du i fare lige nu?');
  await anna.getByRole('button', { name: 'Send', exact: true }).click();
  await tired.receipt(await tired.hears(/Jeg bliver her/), 'delivered');
  at('22:26');
  await tired.writes('nej. jeg sidder på banegården');
  at('22:28');
  await harmed.writes('han slår mig');
  house.setClock(lateEvening);
  return answered;
}

interface Pressing {
  house: TestHouse;
  digits: string;
  button: string;
}

/** In the line; what was pressed opens the conversation. */
async function press(page: Page, { house, digits, button }: Pressing): Promise<void> {
  await page.goto(`${house.url}/vagt`);
  const row = page.locator('.row', { hasText: `slutter på ${digits}` });
  await row.getByRole('button', { name: button, exact: true }).click();
  await page.waitForURL(/\/vagt\/.+/);
}
