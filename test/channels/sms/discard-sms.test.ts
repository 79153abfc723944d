// Twilio's own copies: thrown away when it has finished with them, tried again until then, and in nobody's way.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSmsDiscarder } from '../../../src/channels/sms/discard-sms.ts';
import type { Sender } from '../../../src/channels/delivery.ts';
import type { DueOutgoing } from '../../../src/storage/records.ts';
import { reply } from '../../storage/turn-to-save.ts';
import { openDelivering, smsSender } from '../delivering.ts';
import type { Delivering } from '../delivering.ts';
import { dueSms } from './due-sms.ts';
import { testAccount } from './local-twilio.ts';

let world: Delivering;
beforeEach(async () => {
  world = await openDelivering();
});
afterEach(() => world.close());

const discarder = (): Sender => createSmsDiscarder(testAccount(world.twilio.url));
const start = () => world.start({ sms: smsSender(world), sms_discard: discarder() });
const hours = (count: number) => count * 3600;

test('what was heard and what was sent is gone at Twilio, and each was asked for once', async () => {
  start();
  await world.put([reply('svar')]);
  await world.after(0);
  const sent = world.twilio.taken[0]?.sid;
  await world.after(120);
  expect(world.twilio.discarded).toEqual([expect.stringMatching(/^SM/)]);
  await world.after(hours(6));
  await world.after(hours(60));
  expect(world.twilio.discarded).toHaveLength(2);
  expect(world.twilio.discarded).toContain(sent);
});

test('what Twilio has not finished with is asked for again, further and further apart', async () => {
  start();
  await world.put([reply('svar')]);
  await world.after(0);
  const sid = world.twilio.taken[0]?.sid ?? '';
  world.twilio.unfinished.add(sid);
  await world.storage.recordReceipt({ providerId: sid, status: 'delivered', code: null, words: null, at: world.now() });
  await world.after(60);
  world.twilio.unfinished.clear();
  await world.after(119);
  expect(world.twilio.discarded).not.toContain(sid);
  await world.after(120);
  expect(world.twilio.discarded).toContain(sid);
});

test('what is not there any more counts as discarded; what failed is not', async () => {
  const discard = dueSms({ providerId: 'SM1' });
  expect(await discarder().send(discard)).toBeNull();
  expect(await discarder().send(discard)).toBeNull();
  world.twilio.unfinished.add('SM2');
  await expect(discarder().send(dueSms({ providerId: 'SM2' }))).rejects.toMatchObject({
    name: 'SendError',
    outcome: 'refused',
    reason: '20009',
    retryable: true,
  });
});

test('a Twilio that discards nothing holds up no reply', async () => {
  const asked: DueOutgoing[] = [];
  const released = Promise.withResolvers<null>();
  const neverDone: Sender = { send: (discard) => (asked.push(discard), released.promise) };
  const delivery = world.start({ sms: smsSender(world), sms_discard: neverDone });
  for (let number = 10; number < 40; number += 1) await world.put([], `+45200000${number}`);
  const later = world.after(120);
  while (asked.length < 10) await new Promise((resolve) => setImmediate(resolve));
  await world.put([reply('svar', { expiresAt: null })]);
  delivery.nudge();
  await world.twilio.untilTaken(1);
  expect(world.sent()).toEqual(['svar']);
  released.resolve(null);
  await later;
  expect(asked).toHaveLength(31);
});

test('says in the log what it did, with ids only', async () => {
  start();
  await world.put([reply('svar')]);
  await world.after(120);
  expect(world.lines.map(({ event }) => event)).toContain('message_discarded');
  expect(world.text()).not.toMatch(/20000001/);
});
