// Who waits for whom, and how delivery ends: with a sender that answers when told.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { reply } from '../storage/turn-to-save.ts';
import { openDelivering } from './delivering.ts';
import type { Delivering } from './delivering.ts';

let world: Delivering;
beforeEach(async () => {
  world = await openDelivering();
});
afterEach(() => world.close());

/** Every message waits for `answer`. */
function slowSender() {
  const answers: (() => void)[] = [];
  const begun: string[] = [];
  const send = ({ text }: { text: string }) => {
    begun.push(text);
    return new Promise<string>((resolve) => answers.push(() => resolve('SM1')));
  };
  return { sender: { send }, begun, answer: () => answers.splice(0).forEach((one) => one()) };
}

/** Lets everything run that does not wait for an answer. */
async function untilBegun(begun: readonly string[], count: number): Promise<void> {
  for (let rounds = 0; begun.length < count; rounds += 1) {
    if (rounds > 10_000) throw new Error(`only ${begun.length} of ${count} were begun`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('while the provider is slow', () => {
  test('danger goes past everything that waits', async () => {
    const slow = slowSender();
    const delivery = world.start({ sms: slow.sender });
    for (let number = 10; number < 30; number += 1) await world.put([reply('svar')], `+45200000${number}`);
    delivery.nudge();
    await untilBegun(slow.begun, 10);
    await world.put([reply('ring 112', { urgency: 'danger' })]);
    delivery.nudge();
    await untilBegun(slow.begun, 11);
    expect(slow.begun.filter((text) => text === 'svar')).toHaveLength(10);
    expect(slow.begun.at(-1)).toBe('ring 112');
    slow.answer();
    await untilBegun(slow.begun, 21);
    slow.answer();
    await delivery.settled();
  });
});

describe('stopping', () => {
  test('finishes what is under way, and starts nothing more', async () => {
    const slow = slowSender();
    const delivery = world.start({ sms: slow.sender });
    await world.put([reply('under vejs')]);
    delivery.nudge();
    await untilBegun(slow.begun, 1);
    let hasStopped = false;
    const stopping = delivery.stop().then(() => (hasStopped = true));
    await world.put([reply('for sent')], '+4520000009');
    delivery.nudge();
    await world.storage.waitingHandOffs();
    expect(hasStopped).toBe(false);
    slow.answer();
    await stopping;
    await world.after(3600);
    expect(slow.begun).toEqual(['under vejs']);
  });
});

describe('storage that fails', () => {
  test('is written down, and the next look goes on', async () => {
    const slow = slowSender();
    const delivery = world.start({ sms: slow.sender });
    await world.put([reply('svar')]);
    const { claimDue } = world.storage;
    world.storage.claimDue = () => Promise.reject(new Error('no disk'));
    await world.after(1);
    expect(world.lines.map(({ event }) => event)).toContain('outbox_unreadable');
    world.storage.claimDue = claimDue;
    delivery.nudge();
    await untilBegun(slow.begun, 1);
    slow.answer();
    await delivery.settled();
    expect(slow.begun).toEqual(['svar']);
  });
});
