// A whole talk through every door of a real process that writes down all it can: nothing of what was said and nobody's
// number is in anything it wrote, nor in what it has counted.
import { DatabaseSync } from 'node:sqlite';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openLocalTwilio } from '../channels/sms/local-twilio.ts';
import type { LocalTwilio } from '../channels/sms/local-twilio.ts';
import { authToken, publicUrl, signatureOf, smsForm } from '../channels/sms/signed-sms.ts';
import { startLy } from './started-ly.ts';
import type { StartedLy } from './started-ly.ts';

const [citizen, caller, stranger] = ['+4520777101', '+4520777102', '+46700777103'];
/** In every message, so that it is plain where one was quoted. */
const marked = 'zebrahat';
const metricsToken = 'a token of a test';

let twilio: LocalTwilio;
let ly: StartedLy;
let url: string;
beforeAll(async () => {
  twilio = await openLocalTwilio(() => Temporal.Now.instant());
  ly = startLy({
    settings: {
      LOG_LEVEL: 'debug',
      // What Twilio's own client would print of each request.
      TWILIO_LOG_LEVEL: 'debug',
      METRICS_TOKEN: metricsToken,
      PUBLIC_URL: publicUrl,
      TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: authToken,
      TWILIO_NUMBER: '+4520000000',
      TWILIO_API_BASE_URL: twilio.url,
    },
  });
  url = await ly.url;
});
afterAll(async () => {
  ly.signal('SIGTERM');
  await ly.ended;
  await twilio.close();
  rmSync(ly.folder, { recursive: true });
});

async function post(path: string, form: Record<string, string>, signature = signatureOf(publicUrl + path, form)) {
  const headers = { 'X-Twilio-Signature': signature, 'X-Request-Id': marked, Referer: `${publicUrl}/${marked}` };
  return fetch(url + path, { method: 'POST', headers, body: new URLSearchParams(form), redirect: 'manual' });
}

const write = (From: string, Body: string) => post('/sms', smsForm({ From, Body: `${Body} ${marked}` }));

/** Everything that people do, and what goes wrong with it. */
async function talk(): Promise<void> {
  twilio.behave('accept', { status: 400, code: 21211 }, 'drop_after', 'drop_before');
  for (const text of ['hvor er der mad', 'mit cpr er 010190-1234', 'jeg vil ikke leve mere', 'ring på 20 77 71 01'])
    await write(citizen, text);
  await twilio.untilTaken(1);
  const MessageSid = twilio.taken[0]?.sid ?? '';
  await post('/sms/receipt', { MessageSid, MessageStatus: 'undelivered', ErrorCode: '30005', To: citizen });
  for (const text of ['MENNESKE', 'STOP', 'START', 'SLET']) await post('/sms', smsForm({ From: citizen, Body: text }));
  await post('/voice', { CallSid: 'CA1', From: caller });
  await write(stranger, 'where can I sleep');
  await post('/message', { text: `jeg fryser ${marked}` });
}

/** Doors that refuse, addresses that are none, and a database that is gone. */
async function faults(): Promise<void> {
  await post('/sms', smsForm({ From: citizen, Body: marked }), 'wrong');
  await post('/sms', { From: citizen, Body: marked });
  await fetch(`${url}/${marked}?From=${encodeURIComponent(citizen)}`);
  const database = new DatabaseSync(join(ly.folder, 'data', 'ly.sqlite'), { timeout: 5000 });
  database.exec('drop table messages');
  database.close();
  expect(await (await write(citizen, 'jeg vil ikke leve mere')).text()).toContain('112');
  await post('/voice', { CallSid: 'CA2', From: caller });
  await post('/message', { text: `hvor er der mad ${marked}` });
}

test('a whole talk leaves nothing that was said and nobody who said it in the log or the metrics', async () => {
  await talk();
  await faults();
  const counted = await fetch(`${url}/metrics`, { headers: { Authorization: `Bearer ${metricsToken}` } });
  const metrics = await counted.text();
  ly.signal('SIGTERM');
  const { code, said, complained } = await ly.ended;
  expect([code, complained]).toEqual([0, '']);
  for (const event of ['message_sent', 'message_given_up', 'webhook_refused', 'turn_failed', 'call_not_answered'])
    expect(said).toContain(`"event":"${event}"`);
  expect(metrics).toMatch(/^ly_messages_total\{channel="sms",language="da"\} \d+$/m);
  expect(said + metrics).not.toMatch(/zebrahat|207771|20 77 71|700777103|010190|leve mere|Korshær|70 20 12 01/i);
});
