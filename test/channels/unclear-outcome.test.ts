// When nobody knows whether a message went out: asked first, then sent again; danger at once, the rest late.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { noon, reply } from '../storage/turn-to-save.ts';
import { openDelivering, smsSender } from './delivering.ts';
import type { Delivering } from './delivering.ts';

let world: Delivering;
beforeEach(async () => {
  world = await openDelivering();
});
afterEach(() => world.close());

const danger = (text: string) => reply(text, { urgency: 'danger' });

describe('an ordinary reply whose outcome is unclear', () => {
  test('is not sent twice when the provider had taken it', async () => {
    world.start({ sms: smsSender(world) });
    world.twilio.behave('drop_after');
    await world.put([reply('svar')]);
    for (const seconds of [0, 29, 30, 1000]) await world.after(seconds);
    expect(world.tried()).toEqual(['svar']);
    expect(world.lines.map(({ event }) => event)).toEqual(['message_not_sent', 'message_had_been_sent']);
  });

  test('is sent again when the provider says it has none', async () => {
    world.start({ sms: smsSender(world) });
    world.twilio.behave('drop_before');
    await world.put([reply('svar')]);
    await world.after(0);
    await world.after(29);
    expect(world.sent()).toEqual([]);
    await world.after(30);
    expect(world.sent()).toEqual(['svar']);
  });

  test('waits 15 minutes when nobody can say, and goes out then', async () => {
    world.start({ sms: smsSender(world) });
    world.twilio.listWorks = false;
    world.twilio.behave('drop_before');
    await world.put([reply('svar')]);
    for (const seconds of [0, 30, 899]) await world.after(seconds);
    expect(world.tried()).toHaveLength(1);
    await world.after(900);
    expect(world.sent()).toEqual(['svar']);
  });
});

describe('an ordinary reply that waits for certainty', () => {
  test('is dropped when it expires meanwhile', async () => {
    world.start({ sms: smsSender(world) });
    world.twilio.listWorks = false;
    world.twilio.behave('drop_before');
    await world.put([reply('svar', { expiresAt: noon.add({ minutes: 5 }) })]);
    for (const seconds of [0, 30, 300, 900]) await world.after(seconds);
    expect(world.tried()).toHaveLength(1);
  });
});

describe('a danger answer whose outcome is unclear', () => {
  test('is sent again at once when nobody can say: twice is better than not at all', async () => {
    world.start({ sms: smsSender(world) });
    world.twilio.listWorks = false;
    world.twilio.behave('drop_after');
    await world.put([danger('ring 112')]);
    await world.after(0);
    expect(world.sent()).toEqual(['ring 112', 'ring 112']);
  });

  test('is not sent twice when the provider can say that it has it', async () => {
    world.start({ sms: smsSender(world) });
    world.twilio.behave('drop_after');
    await world.put([danger('ring 112')]);
    await world.after(0);
    expect(world.sent()).toEqual(['ring 112']);
  });
});

describe('a process that died in the middle of sending', () => {
  const claim = {
    now: noon,
    urgency: 'ordinary',
    routes: ['sms'],
    limit: 9,
    claimedBy: 'dead',
    leaseMs: 30_000,
  } as const;
  const dieWhileSending = async () => {
    await world.put([reply('svar', { id: 'r1' })]);
    await world.storage.claimDue(claim);
    await world.storage.recordAttempt({ id: 'r1', claimedBy: 'dead', at: noon, leaseMs: 30_000 });
  };

  test('leaves a message that another asks about, and sends when it had not gone out', async () => {
    await dieWhileSending();
    world.start({ sms: smsSender(world) });
    await world.after(29);
    expect(world.tried()).toEqual([]);
    await world.after(30);
    expect(world.sent()).toEqual(['svar']);
  });

  test('leaves a message that is not sent again when it had gone out', async () => {
    await dieWhileSending();
    await smsSender(world).send({ ...reply('svar'), address: '+4520000001' } as never);
    world.start({ sms: smsSender(world) });
    await world.after(30);
    expect(world.tried()).toEqual(['svar']);
  });
});
