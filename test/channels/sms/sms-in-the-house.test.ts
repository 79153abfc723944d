// A signed SMS through the whole house and back out to Twilio, on the shipped content, with the clock standing still.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import request from 'supertest';
import { openTestHouse } from '../../support/open-test-house.ts';
import type { TestHouse } from '../../support/open-test-house.ts';
import { openLocalTwilio } from './local-twilio.ts';
import type { LocalTwilio } from './local-twilio.ts';
import { authToken, postSigned, signatureOf, smsForm } from './signed-sms.ts';
import type { SmsForm } from './signed-sms.ts';

const publicUrl = 'https://ly.example.org';

let twilio: LocalTwilio;
let house: TestHouse;
beforeAll(async () => {
  twilio = await openLocalTwilio(() => Temporal.Instant.from('2026-11-25T12:00:00Z'));
  house = await openTestHouse('2026-11-25T13:00', {
    PUBLIC_URL: publicUrl,
    TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_NUMBER: '+4520000000',
    TWILIO_API_BASE_URL: twilio.url,
  });
});
afterAll(async () => {
  await house.close();
  await twilio.close();
});

/** Each test is somebody who never wrote before. */
let people = 0;
let From: string;
beforeEach(() => {
  people += 1;
  From = `+45200000${String(people).padStart(2, '0')}`;
});
const received = () => twilio.taken.filter(({ to }) => to === From).map(({ body }) => body);

function post(changed: SmsForm) {
  const form = smsForm({ From, ...changed });
  const signature = signatureOf(`${publicUrl}/sms`, form);
  return request(house.app).post('/sms').type('form').set('X-Twilio-Signature', signature).send(form);
}

/** What comes back by SMS, as the next message that Twilio takes. */
async function write(Body: string): Promise<string> {
  const before = twilio.taken.length;
  expect((await post({ Body })).text).toMatch(/<Response\/>$/);
  await twilio.untilTaken(before + 1);
  return twilio.taken[before]?.body ?? '';
}

test('hvor er der åbent nu: answered by SMS with the two that are open, their end and their year', async () => {
  const answer = await write('hvor er der åbent nu');
  expect(answer).toMatch(/Korshærens varmestue[^.]*til 15/);
  expect(answer).toMatch(/Parasollen[^.]*til 19/);
  expect(answer).toContain('2020');
  expect(twilio.taken.at(-1)).toMatchObject({ to: From, form: { From: '+4520000000' } });
});

test('the same webhook three times at once is answered once', async () => {
  const again = { MessageSid: 'SM1', Body: 'tolet' };
  const before = twilio.taken.length;
  const statuses = (await Promise.all([post(again), post(again), post(again)])).map(({ status }) => status);
  expect(statuses).toEqual([200, 200, 200]);
  await twilio.untilTaken(before + 1);
  await write('mad');
  expect(received()).toHaveLength(2);
});

const optedOut = /skriver ikke mere|will not write again/;

test('STOP in a sentence is no opt-out; STOP alone is, and only danger is answered after it', async () => {
  expect(await write('kan jeg stoppe med at drikke et sted')).not.toMatch(optedOut);
  expect(await write('STOP')).toMatch(optedOut);
  await post({ Body: 'mad' });
  expect(await write('jeg vil ikke leve mere')).toMatch(/112/);
  expect(received()).toHaveLength(3);
});

test('SLET is confirmed, and the next message is the first one', async () => {
  expect(await write('mad')).toMatch(/automat/);
  expect(await write('tolet')).not.toMatch(/automat/);
  expect(await write('SLET')).toMatch(/slettet/);
  expect(await write('mad')).toMatch(/automat/);
});

test.each(['', '🙏', '?', 'أين أنام الليلة', 'bla '.repeat(400)])(
  'an odd message gets an answer (%#)',
  async (Body) => {
    expect((await write(Body)).length).toBeGreaterThan(10);
  },
);

const ring = async () => (await postSigned(house.app, '/voice', { CallSid: 'CA1', From })).text;

test('who rings hears 112 and whom to talk to, in Danish and English, and gets what is open by SMS, once', async () => {
  const before = twilio.taken.length;
  const heard = await ring();
  expect(heard).toMatch(/^<\?xml .*<Response><Say language="da-DK">.*<Say language="en-GB">.*<Hangup\/><\/Response>$/);
  expect(heard.match(/1 1 2\..*Den Sociale Skadestue[^<]*98 12 32 92[^<]*18[^<]*7/g)).toHaveLength(1);
  expect(heard).not.toMatch(/<Play>/);
  await twilio.untilTaken(before + 1);
  await ring();
  await write('MERE');
  expect(received()[0]).toMatch(/^Åbent nu: .*Korshærens varmestue/);
  expect(received()).toHaveLength(2);
});

test('who rings after violence hears the same, and gets nothing by SMS', async () => {
  await write('han slår mig');
  expect(await ring()).toContain('1 1 2');
  await write('mad');
  expect(received()).toHaveLength(2);
});

test('nothing that was written or answered stands in the log', async () => {
  await write('hvor er der åbent nu');
  // The next one is taken only after the outcome of this one was written down.
  await write('mad');
  expect(house.logged.lines.map(({ event }) => event)).toContain('message_sent');
  expect(house.logged.text()).not.toMatch(/åbent|Korshær|\+45200000/);
});
