// What storage promises of notices: when one has done its work, and when it reached nobody.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Storage } from '../../../src/storage/open-storage.ts';
import type { Channel } from '../../../src/vocabulary.ts';
import { handOff, noon, someNumber, staffNotice, turnOf } from '../turn-to-save.ts';
import type { SaidTurn } from '../turn-to-save.ts';

const later = (minutes: number) => noon.add({ minutes });

export function noticesContract(open: () => Promise<Storage>): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(() => storage.close());

  describe('a notice in the line', () => settled(() => storage));
  describe('a notice to one colleague', () => lost(() => storage));
}

async function say(storage: Storage, turn: SaidTurn, channel: Channel = 'sms'): Promise<void> {
  expect(await storage.saveTurn(turnOf(await storage.findConversation(channel, someNumber), turn))).toBe('saved');
}

function settled(storage: () => Storage): void {
  const waiting = async () => (await storage().outboxState()).filter(({ route }) => route === 'staff_notice').length;
  const alarm = handOff();

  test('waits while nobody has the conversation, and has done its work when somebody takes it', async () => {
    await say(storage(), { handOff: alarm, outgoing: [staffNotice()] });
    await say(storage(), { handOff: alarm });
    expect(await waiting()).toBe(1);
    await say(storage(), { handOff: { ...alarm, state: 'taken', owner: { id: 'staff-1', name: 'Prøve Person' } } });
    expect(await waiting()).toBe(0);
  });

  test('of another conversation goes on waiting', async () => {
    await say(storage(), { handOff: alarm, outgoing: [staffNotice()] });
    await say(storage(), { handOff: handOff({ state: 'closed' }) }, 'web');
    expect(await waiting()).toBe(1);
  });
}

function lost(storage: () => Storage): void {
  const rings = { route: 'staff_sms', to: '+4520000009' } as const;
  const ring = (id: string) => staffNotice({ id, rings, expiresAt: later(60) });

  test('to a phone that cannot be reached is known to be lost; one that arrived is not', async () => {
    await say(storage(), { outgoing: [ring('n1'), ring('n2'), ring('n3')] });
    await storage().markSent('n1', 'SM-n1');
    await storage().giveUp({ id: 'n2', reason: '21211', words: 'nummeret findes ikke', at: noon });
    expect(await storage().noticesLost(noon)).toBe(1);
    await storage().dropExpired(later(61));
    expect([await storage().noticesLost(noon), await storage().noticesLost(later(1))]).toEqual([2, 0]);
  });
}
