// What we ask of Twilio, held against Twilio's own description of it.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askTwilio } from '../../../src/channels/sms/ask-twilio.ts';
import { createSmsDiscarder } from '../../../src/channels/sms/discard-sms.ts';
import { createSmsSender } from '../../../src/channels/sms/send-sms.ts';
import type { TwilioAccount } from '../../../src/channels/sms/twilio-client.ts';
import { dueSms } from './due-sms.ts';
import { testAccount } from './local-twilio.ts';
import { openDescribedTwilio } from './twilio-description.ts';
import type { DescribedTwilio } from './twilio-description.ts';
import { noon } from '../../storage/turn-to-save.ts';

let twilio: DescribedTwilio;
beforeAll(async () => {
  twilio = await openDescribedTwilio();
});
afterAll(() => twilio.close());

const account = (changed: Partial<TwilioAccount> = {}): TwilioAccount => ({ ...testAccount(twilio.url), ...changed });
const receiptUrl = 'https://ly.example.org/sms/receipt#rc=3&rp=ct,rt,5xx';
const messagingService = { messagingServiceSid: `MG${'0'.repeat(32)}` };
const someMessage = `SM${'0'.repeat(32)}`;
/** How Prism says that a request does not fit the description. */
const refused = { name: 'SendError', outcome: 'refused', reason: 'http_422' };

test.each([
  ['a number', {}],
  ['a messaging service', { sender: messagingService }],
])('an SMS from %s, with the way back for receipts, fits', async (_what, sender) => {
  expect(await createSmsSender(account({ receiptUrl, ...sender })).send(dueSms())).toMatch(/^SM/);
});

test('an SMS from a messaging service that is none is refused', async () => {
  const sender = createSmsSender(account({ sender: { messagingServiceSid: 'no service' } }));
  await expect(sender.send(dueSms())).rejects.toMatchObject(refused);
});

test('an account that is none is refused', async () => {
  await expect(createSmsSender(account({ accountSid: 'AC0' })).send(dueSms())).rejects.toMatchObject(refused);
});

test('asking for the messages to one number fits', async () => {
  expect(await createSmsSender(account()).findSent(dueSms({ text: 'nobody was sent this' }), noon)).toBeNull();
});

test('having a message discarded fits, and what is no id of a message is refused', async () => {
  const discarder = createSmsDiscarder(account());
  expect(await discarder.send(dueSms({ providerId: someMessage }))).toBeNull();
  await expect(discarder.send(dueSms({ providerId: 'no-id' }))).rejects.toMatchObject(refused);
});

test.each([
  ['our number', {}],
  ['our account', { sender: messagingService }],
])('asking about %s fits, and an account that is none is refused', async (_what, sender) => {
  expect(await askTwilio(account(sender))).toMatchObject({ answers: true });
  expect(await askTwilio(account({ accountSid: 'AC0', ...sender }))).toMatchObject({ answers: false });
});
