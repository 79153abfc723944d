// The whole house with SMS on: a message goes in by the signed webhook, and what comes back is what Twilio was given.
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import request from 'supertest';
import { openTestHouse } from '../support/open-test-house.ts';
import type { TestHouse } from '../support/open-test-house.ts';
import { openLocalTwilio } from './sms/local-twilio.ts';
import type { LocalTwilio } from './sms/local-twilio.ts';
import { authToken, signatureOf, smsForm } from './sms/signed-sms.ts';

const publicUrl = 'https://ly.example.org';

export interface SmsHouse extends TestHouse {
  twilio: LocalTwilio;
  /** The answer to one SMS; null when Ly is silent. */
  write(From: string, Body: string): Promise<string | null>;
  /** How many notices to staff were put into the outbox. */
  notices(): number;
}

export async function openSmsHouse(at: string, settings: Record<string, string> = {}): Promise<SmsHouse> {
  const twilio = await openLocalTwilio(() => Temporal.Instant.from('2026-11-25T12:00:00Z'));
  const house = await openTestHouse(at, {
    PUBLIC_URL: publicUrl,
    TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_NUMBER: '+4520000000',
    TWILIO_API_BASE_URL: twilio.url,
    ...settings,
  });
  const database = new DatabaseSync(join(house.dataFolder, 'ly.sqlite'), { readOnly: true });
  const count = (kind: string) =>
    Number(database.prepare('select count(*) as count from outbox where kind = ?').get(kind)?.['count']);

  async function write(From: string, Body: string): Promise<string | null> {
    const [before, taken] = [count('reply'), twilio.taken.length];
    await post(house, smsForm({ From, Body }));
    if (count('reply') === before) return null;
    await twilio.untilTaken(taken + 1);
    return twilio.taken[taken]?.body ?? null;
  }

  return {
    ...house,
    twilio,
    write,
    notices: () => count('staff_notice'),
    async close() {
      database.close();
      await house.close();
      await twilio.close();
    },
  };
}

async function post({ app }: TestHouse, form: Record<string, string>): Promise<void> {
  const signature = signatureOf(`${publicUrl}/sms`, form);
  const sent = request(app).post('/sms').type('form').set('X-Twilio-Signature', signature).send(form);
  if ((await sent).status !== 200) throw new Error('the webhook was not taken');
}

/** Other words each time, so that nobody goes in circles. */
export async function writeMany(house: SmsHouse, From: string, times: number): Promise<(string | null)[]> {
  const answers: (string | null)[] = [];
  for (let time = 0; time < times; time += 1) answers.push(await house.write(From, `hvor er der mad ${time}`));
  return answers;
}
