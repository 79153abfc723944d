import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SendError } from '../../src/channels/send-error.ts';
import type { DueOutgoing } from '../../src/storage/records.ts';
import { noon, otherNumber, reply, someNumber, staffNotice } from '../storage/turn-to-save.ts';
import { openDelivering, smsSender } from './delivering.ts';
import type { Delivering } from './delivering.ts';

let world: Delivering;
beforeEach(async () => {
  world = await openDelivering();
});
afterEach(() => world.close());

const danger = (text: string) => reply(text, { urgency: 'danger' });

describe('after a commit', () => {
  test('a nudge sends the reply to the number it is for, once', async () => {
    const delivery = world.start({ sms: smsSender(world) });
    await world.put([reply('svar')]);
    delivery.nudge();
    await delivery.settled();
    expect(world.twilio.taken).toEqual([expect.objectContaining({ to: someNumber, body: 'svar' })]);
    await world.after(3600);
    expect(world.tried()).toEqual(['svar']);
  });

  test('without a nudge the timer finds it', async () => {
    world.start({ sms: smsSender(world) });
    await world.put([reply('svar')]);
    await world.after(1);
    expect(world.sent()).toEqual(['svar']);
  });

  test('more than fit at once are all sent, and those to one person in their order', async () => {
    world.start({ sms: smsSender(world) });
    for (let number = 10; number < 35; number += 1) await world.put([reply('svar')], `+45200000${number}`);
    for (const text of ['en', 'to', 'tre']) await world.put([reply(text)], otherNumber);
    await world.after(1);
    expect(world.sent()).toHaveLength(28);
    expect(world.twilio.taken.filter(({ to }) => to === otherNumber).map(({ body }) => body)).toEqual([
      'en',
      'to',
      'tre',
    ]);
  });

  test('two processes on one outbox send everything once', async () => {
    world.start({ sms: smsSender(world) }, 'process-1');
    world.start({ sms: smsSender(world) }, 'process-2');
    for (let number = 10; number < 40; number += 1) await world.put([reply(`svar ${number}`)], `+45200000${number}`);
    await world.after(1);
    expect(world.sent()).toHaveLength(30);
    expect(new Set(world.sent()).size).toBe(30);
  });
});

describe('what nobody can carry', () => {
  test('stays in the outbox until somebody can', async () => {
    const carried: DueOutgoing[] = [];
    world.start({ sms: smsSender(world) });
    await world.put([reply('svar'), staffNotice()]);
    await world.after(86_400);
    expect(world.tried()).not.toContain('Ny samtale venter i Ly.');
    world.start({ staff_notice: { send: async (notice) => (carried.push(notice), null) } }, 'process-2');
    await world.after(86_401);
    expect(carried.map(({ text, address }) => [text, address])).toEqual([['Ny samtale venter i Ly.', null]]);
  });
});

describe('a refusal that may pass', () => {
  test('is tried again after 10 seconds, half a minute, two minutes, and not before', async () => {
    world.start({ sms: smsSender(world) });
    world.twilio.behave({ status: 500 }, { status: 429, code: 20429 }, { status: 503 });
    await world.put([reply('svar')]);
    const triesAt = async (seconds: number) => {
      await world.after(seconds);
      return world.tried().length;
    };
    expect([await triesAt(0), await triesAt(9), await triesAt(10)]).toEqual([1, 1, 2]);
    expect([await triesAt(39), await triesAt(40)]).toEqual([2, 3]);
    expect([await triesAt(159), await triesAt(160)]).toEqual([3, 4]);
    expect(world.sent()).toEqual(['svar']);
  });

  test('of danger is tried again at once, after 5 and after 15 seconds', async () => {
    world.start({ sms: smsSender(world) });
    world.twilio.behave({ status: 500 }, { status: 500 }, { status: 500 });
    await world.put([danger('ring 112')]);
    await world.after(0);
    expect(world.tried()).toHaveLength(2);
    await world.after(5);
    expect(world.tried()).toHaveLength(3);
    await world.after(19);
    expect(world.sent()).toEqual([]);
    await world.after(20);
    expect(world.sent()).toEqual(['ring 112']);
  });
});

describe('a refusal that does not pass', () => {
  test('is never tried again, and the log has its code', async () => {
    world.start({ sms: smsSender(world) });
    world.twilio.behave({ status: 400, code: 21610 });
    await world.put([reply('svar')]);
    await world.after(0);
    await world.after(600);
    expect(world.tried()).toHaveLength(1);
    expect(world.lines).toEqual([
      expect.objectContaining({
        event: 'message_not_sent',
        reason: '21610: has written STOP to our number',
        kind: 'refused',
        requestId: 'request-1',
      }),
      expect.objectContaining({ event: 'message_given_up', reason: '21610', requestId: 'request-1' }),
    ]);
  });

  test('puts neither words nor a number into the log', async () => {
    world.start({ sms: smsSender(world) });
    world.twilio.behave({ status: 400, code: 21211 }, 'drop_before');
    await world.put([reply('hemmeligt svar'), danger('hemmelig fare')]);
    await world.after(0);
    expect(world.lines.length).toBeGreaterThan(1);
    expect(world.text()).not.toMatch(/hemmelig|20000001/);
  });
});

describe('a late answer', () => {
  test('is dropped and not sent, and the log says so', async () => {
    await world.put([reply('svar', { id: 'r1', expiresAt: noon.add({ minutes: 20 }) })]);
    world.start({ sms: smsSender(world) });
    await world.after(1200);
    expect(world.tried()).toEqual([]);
    expect(world.lines).toEqual([expect.objectContaining({ event: 'message_expired', outgoingId: 'r1' })]);
  });
});

test('a sender that is asked to wait is asked again when it may, danger too; who asks for a day is asked sooner', async () => {
  const asked = { outcome: 'refused', reason: '429', meaning: 'too many', retryable: true, cause: null } as const;
  const tries: number[] = [];
  const begun = world.now();
  let retryAfterSeconds = 45;
  const send = () => {
    tries.push(world.now().since(begun).total('seconds'));
    return Promise.reject(new SendError({ ...asked, retryAfterSeconds }));
  };
  world.start({ sms: { send } });
  await world.put([reply('ring 112', { urgency: 'danger', expiresAt: null })]);
  for (const seconds of [0, 44]) await world.after(seconds);
  expect(tries).toEqual([0]);
  retryAfterSeconds = 86_400;
  for (const seconds of [45, 644, 645]) await world.after(seconds);
  expect(tries).toEqual([0, 45, 645]);
});
