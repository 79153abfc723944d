// A bad day at Twilio, with the whole house: refusals, lost answers, webhooks that come twice, receipts in any order. Everybody
// is answered, nobody twice, and in the end it is known what became of each message and Twilio has kept none.
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openSmsHouse } from '../sms-house.ts';
import type { SmsHouse } from '../sms-house.ts';
import type { Behaviour } from './local-twilio.ts';
import { postSigned, smsForm } from './signed-sms.ts';

let house: SmsHouse;
let database: DatabaseSync;
beforeEach(async () => {
  house = await openSmsHouse('2026-11-25T13:00');
  database = new DatabaseSync(join(house.dataFolder, 'ly.sqlite'), { readOnly: true });
});
afterEach(async () => {
  database.close();
  await house.close();
});

const rows = (sql: string) =>
  database
    .prepare(sql)
    .all()
    .map((row) => ({ ...row }));

const citizen = (index: number) => `+45200001${String(index).padStart(2, '0')}`;
const receivedBy = (number: string) => house.twilio.taken.filter(({ to }) => to === number).length;
const receipt = (form: Record<string, string>) => postSigned(house.app, '/sms/receipt', form);

/** Somebody else writes at that time, so that what has become due is looked at; ends when so many were taken in all. */
async function goOn(wallTime: string, taken: number): Promise<void> {
  house.setClock(wallTime);
  await postSigned(house.app, '/sms', smsForm({ From: citizen(99), Body: `mad ${wallTime}` }));
  await house.twilio.untilTaken(taken);
}

async function until(sql: string, expected: object[]): Promise<void> {
  for (let rounds = 0; JSON.stringify(rows(sql)) !== JSON.stringify(expected); rounds += 1) {
    if (rounds > 20_000) expect(rows(sql)).toEqual(expected);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const faults: Behaviour[] = [
  { status: 429, code: 20429 },
  { status: 500 },
  'drop_before',
  'drop_after',
  { status: 503 },
  { status: 504 },
];
const people = faults.map((_fault, index) => citizen(index));

/** Each webhook twice at once, and each first attempt at an answer met by one of the faults. */
async function everybodyWrites(): Promise<string[]> {
  house.twilio.behave(...faults);
  const forms = people.map((From) => smsForm({ From, Body: 'hvor er der mad' }));
  await Promise.all(
    forms.flatMap((form) => [postSigned(house.app, '/sms', form), postSigned(house.app, '/sms', form)]),
  );
  await until('select count(*) as tried from outbox where attempts = 1', [{ tried: people.length }]);
  await until('select count(*) as held from outbox where claimed_by is not null', [{ held: 0 }]);
  return forms.map(({ MessageSid = '' }) => MessageSid);
}

test('everybody is answered, and nobody twice', async () => {
  await everybodyWrites();
  // One was taken although its answer was lost.
  expect(house.twilio.taken).toHaveLength(1);
  await goOn('2026-11-25T13:00:31', people.length + 1);
  expect(people.map(receivedBy)).toEqual(people.map(() => 1));
  await until(`select distinct state from outbox where route = 'sms'`, [{ state: 'sent' }]);
});

test('receipts in any order, each twice, say what became of each; then Twilio has no copy of anything', async () => {
  const heard = await everybodyWrites();
  await goOn('2026-11-25T13:00:31', people.length + 1);
  await until(`select distinct state from outbox where route = 'sms'`, [{ state: 'sent' }]);
  const sent = house.twilio.taken.map(({ sid }) => sid);
  const mixed = sent.flatMap((MessageSid, index) => {
    const statuses = ['queued', 'sent', 'delivered', 'sent', 'delivered', 'queued'];
    return statuses.map((_status, at) => ({ MessageSid, MessageStatus: statuses[(at + index) % 6] ?? '' }));
  });
  await Promise.all(mixed.map(receipt));
  expect(rows(`select distinct state from outbox where route = 'sms'`)).toEqual([{ state: 'delivered' }]);
  expect(rows('select count(*) as count from receipts')).toEqual([{ count: sent.length * 3 }]);
  await goOn('2026-11-25T13:04', sent.length + 1);
  for (const sid of [...heard, ...sent]) await until(discarded(sid), [{ state: 'sent' }]);
  expect(house.twilio.discarded).toEqual(expect.arrayContaining([...heard, ...sent]));
});

const discarded = (sid: string) => `select state from outbox where id = 'discard ${sid}'`;

test('a danger answer that Twilio blocks tells staff at once, with the reason; and so does a receipt that says so later', async () => {
  house.twilio.behave({ status: 400, code: 21610 });
  await postSigned(house.app, '/sms', smsForm({ From: citizen(1), Body: 'jeg vil ikke leve mere' }));
  await until(`select count(*) as count from outbox where kind = 'staff_notice'`, [{ count: 2 }]);
  expect(house.twilio.taken).toEqual([]);
  expect(house.logged.lines).toContainEqual(expect.objectContaining({ event: 'message_given_up', reason: '21610' }));

  await house.write(citizen(2), 'jeg vil ikke leve mere');
  const { sid: MessageSid = '' } = house.twilio.taken[0] ?? {};
  await until(`select state from outbox where provider_id = '${MessageSid}' and route = 'sms'`, [{ state: 'sent' }]);
  await receipt({ MessageSid, MessageStatus: 'undelivered', ErrorCode: '30005' });
  expect(house.notices()).toBe(4);
});
