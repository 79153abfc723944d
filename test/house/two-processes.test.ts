// Two processes of Ly on one PostgreSQL, as they run on two machines: what citizens get is what one process would give.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openLocalTwilio } from '../channels/sms/local-twilio.ts';
import type { LocalTwilio } from '../channels/sms/local-twilio.ts';
import { authToken, signatureOf, smsForm } from '../channels/sms/signed-sms.ts';
import type { SmsForm } from '../channels/sms/signed-sms.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { newDatabaseUrl, runSql } from '../support/databases/test-database.ts';
import { startLy } from './started-ly.ts';
import type { StartedLy } from './started-ly.ts';

const publicUrl = 'https://ly.example.org';
const dataKey = randomBytes(32);

let twilio: LocalTwilio;
let database: string;
let processes: StartedLy[];
let doors: string[];
beforeAll(async () => {
  twilio = await openLocalTwilio(() => Temporal.Now.instant());
  database = await newDatabaseUrl();
  const settings = {
    DATABASE_URL: database,
    LY_DATA_KEY: dataKey.toString('base64'),
    PUBLIC_URL: publicUrl,
    TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_NUMBER: '+4520000000',
    TWILIO_API_BASE_URL: twilio.url,
  };
  processes = [startLy({ settings }), startLy({ settings })];
  doors = await Promise.all(processes.map(({ url }) => url));
});
afterAll(async () => {
  await endAll();
  await twilio.close();
});

async function endAll(): Promise<void> {
  for (const ly of processes) ly.signal('SIGTERM');
  await Promise.all(processes.map(({ ended }) => ended));
}

/** At a process's own door, as Twilio posts it; resolves when it is answered. */
async function post(process: 0 | 1, form: SmsForm): Promise<void> {
  const headers = { 'X-Twilio-Signature': signatureOf(`${publicUrl}/sms`, form) };
  const answer = await fetch(`${doors[process]}/sms`, { method: 'POST', headers, body: new URLSearchParams(form) });
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringMatching(/<Response\/>$/)]);
}

const people = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `+45200${String(from + index).padStart(5, '0')}`);
const receivedBy = (number: string) => twilio.taken.filter(({ to }) => to === number).map(({ body }) => body);

test('a webhook that reaches both at once is answered once', async () => {
  const callers = people(100, 10);
  const forms = callers.map((From) => smsForm({ From, Body: 'hvor er der mad' }));
  await Promise.all(forms.flatMap((form) => [post(0, form), post(1, form)]));
  await twilio.untilTaken(callers.length);
  expect(callers.map((number) => receivedBy(number).length)).toEqual(callers.map(() => 1));
});

test('two messages of one person at once are two turns, one after the other, and answered in that order', async () => {
  const [From = ''] = people(200, 1);
  await Promise.all([post(0, smsForm({ From, Body: 'hvor er der mad' })), post(1, smsForm({ From, Body: 'tolet' }))]);
  await twilio.untilTaken(12);
  const storage = await openStorage({ folder: '', databaseUrl: database, dataKey });
  const said = await storage.history('sms', From, 9);
  await storage.close();
  expect(said.map(({ from }) => from)).toEqual(['citizen', 'ly', 'citizen', 'ly']);
  expect(receivedBy(From)).toEqual(said.filter(({ from }) => from === 'ly').map(({ text }) => text));
  // Only the first turn ever introduces Ly: the second one knew of the first.
  expect(said.filter(({ text }) => text.includes('automat'))).toHaveLength(1);
});

test('the outbox is shared: everybody gets an answer, and nobody gets one twice', async () => {
  const callers = people(300, 40);
  await Promise.all(callers.map((From, index) => post(index % 2 === 0 ? 0 : 1, smsForm({ From, Body: 'mad' }))));
  await twilio.untilTaken(12 + callers.length);
  await endAll();
  expect(callers.map((number) => receivedBy(number).length)).toEqual(callers.map(() => 1));
  expect(
    await runSql(database, `select count(*)::int as unsent from outbox where route = 'sms' and state <> 'sent'`),
  ).toEqual([{ unsent: 0 }]);
});
