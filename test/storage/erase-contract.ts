// What SLET takes away, what it must leave, and for how long.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Storage } from '../../src/storage/open-storage.ts';
import type { Conversation, TurnToSave } from '../../src/storage/records.ts';
import { handOff, noon, reply, someNumber, staffNotice, turnOf } from './turn-to-save.ts';
import type { SaidTurn } from './turn-to-save.ts';
import type { OpenForTest } from './turn-contract.ts';

const longAgo = noon.subtract({ hours: 2400 });
const everything = {
  now: noon,
  urgency: 'ordinary',
  routes: ['sms', 'staff_notice'],
  limit: 9,
  claimedBy: 'a',
  leaseMs: 1000,
} as const;

export function eraseContract(open: OpenForTest): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(() => storage.close());

  describe('SLET by SMS', () => bySms(() => storage));
  describe('SLET beside other turns', () => beside(() => storage));
  describe('SLET after STOP', () => afterStop(() => storage));
  describe('SLET on the web', () => onWeb(() => storage));
  describe('SLET with an open alarm', () => withAlarm(() => storage));
  describe('what SLET left for an alarm', () => afterAlarm(() => storage));
}

/** The next turn of this person, saved. */
async function say(storage: Storage, turn: SaidTurn, channel: Conversation['channel'] = 'sms'): Promise<TurnToSave> {
  const saved = turnOf(await storage.findConversation(channel, someNumber), turn);
  expect(await storage.saveTurn(saved)).toBe('saved');
  return saved;
}

const slet = { heard: 'SLET', erase: 'everything', outgoing: [reply('Jeg har slettet dine beskeder.')] } as const;

function bySms(storage: () => Storage): void {
  test('the history goes, and who writes again is somebody new', async () => {
    const before = await say(storage(), { outgoing: [reply('svar')] });
    await say(storage(), { ...slet, outgoing: [...slet.outgoing] });
    expect(await storage().recentMessages(before.conversation.id, longAgo, 9)).toEqual([]);
    expect(await storage().history('sms', someNumber, 9)).toEqual([]);
    const after = await storage().findConversation('sms', someNumber);
    expect(after).toMatchObject({ version: 0, memory: {}, lastHeardAt: null });
    expect(after.id).not.toBe(before.conversation.id);
  });

  test('the confirmation still goes out, and what waited before it does not', async () => {
    await say(storage(), {
      outgoing: [reply('svar, der venter'), staffNotice()],
      handOff: handOff({ reason: 'asked_for_human', urgent: null }),
    });
    await say(storage(), { ...slet, outgoing: [...slet.outgoing] });
    const due = await storage().claimDue(everything);
    expect(due.map(({ text, address }) => [text, address])).toEqual([['Jeg har slettet dine beskeder.', someNumber]]);
    expect(await storage().waitingHandOffs()).toEqual([]);
  });
}

function beside(storage: () => Storage): void {
  test('a message repeated by the provider after SLET is still a duplicate', async () => {
    await say(storage(), { providerId: 'SM1' });
    await say(storage(), { ...slet, outgoing: [], providerId: 'SM2' });
    for (const providerId of ['SM1', 'SM2']) {
      const again = turnOf(await storage().findConversation('sms', someNumber), { providerId });
      expect(await storage().saveTurn(again)).toBe('duplicate');
    }
  });

  test('a turn that was read before SLET does not bring back what was erased', async () => {
    await say(storage(), { heard: 'noget om mig' });
    const readBefore = await storage().findConversation('sms', someNumber);
    await say(storage(), { ...slet, outgoing: [] });
    expect(await storage().saveTurn(turnOf(readBefore))).toBe('conflict');
    expect(await storage().history('sms', someNumber, 9)).toEqual([]);
  });

  test('SLET as the first message ever is answered, and leaves nobody behind', async () => {
    await say(storage(), { ...slet, outgoing: [...slet.outgoing] });
    expect((await storage().findConversation('sms', someNumber)).version).toBe(0);
    expect(await storage().claimDue(everything)).toHaveLength(1);
  });
}

function afterStop(storage: () => Storage): void {
  test('STOP stays known, with nothing else', async () => {
    await say(storage(), { changed: { stopped: true, memory: { named: ['et-sted'] }, language: 'kl' } });
    await say(storage(), { ...slet, outgoing: [] });
    expect(await storage().findConversation('sms', someNumber)).toMatchObject({
      stopped: true,
      memory: {},
      language: null,
      lastHeardAt: null,
    });
    await storage().forgetErased(noon.add({ hours: 2400 }));
    expect((await storage().findConversation('sms', someNumber)).stopped).toBe(true);
  });

  test('START begins anew', async () => {
    await say(storage(), { changed: { stopped: true } });
    await say(storage(), { ...slet, outgoing: [] });
    await say(storage(), { heard: 'START', changed: { stopped: false } });
    expect(await storage().findConversation('sms', someNumber)).toMatchObject({ stopped: false, lastHeardAt: noon });
  });
}

function onWeb(storage: () => Storage): void {
  test('only the confirmation is left to be read, until the person writes again', async () => {
    await say(storage(), { heard: 'noget om mig' }, 'web');
    await say(storage(), { ...slet, outgoing: [...slet.outgoing] }, 'web');
    expect((await storage().history('web', someNumber, 9)).map(({ text }) => text)).toEqual([
      'Jeg har slettet dine beskeder.',
    ]);
    expect((await storage().findConversation('web', someNumber)).version).toBe(0);
    await say(storage(), { heard: 'noget nyt' }, 'web');
    expect((await storage().history('web', someNumber, 9)).map(({ text }) => text)).toEqual(['noget nyt']);
  });

  test('the confirmation goes after a day', async () => {
    await say(storage(), { ...slet, outgoing: [...slet.outgoing] }, 'web');
    await storage().forgetErased(noon.add({ hours: 23 }));
    expect(await storage().history('web', someNumber, 9)).toHaveLength(1);
    await storage().forgetErased(noon.add({ hours: 24 }));
    expect(await storage().history('web', someNumber, 9)).toEqual([]);
  });
}

const alarm = handOff({ id: 'alarm' });
const sletInDanger = { heard: 'SLET', erase: 'all_but_open_alarm' } as const;
const waitingIn = async (storage: Storage) => (await storage.waitingHandOffs()).map(({ id }) => id);

function withAlarm(storage: () => Storage): void {
  test('the history goes at once; the alarm, its notice and the danger answer stay', async () => {
    const danger = { urgency: 'danger' } as const;
    await say(storage(), {
      handOff: alarm,
      outgoing: [reply('ring 112', danger), staffNotice(danger), reply('svar, der venter')],
    });
    await say(storage(), sletInDanger);
    expect(await storage().history('sms', someNumber, 9)).toEqual([]);
    expect(await waitingIn(storage())).toEqual(['alarm']);
    expect(await storage().claimDue({ ...everything, urgency: 'danger' })).toHaveLength(2);
    expect(await storage().claimDue(everything)).toEqual([]);
  });
}

function afterAlarm(storage: () => Storage): void {
  test('a day later the rest goes, and not before', async () => {
    await say(storage(), { handOff: alarm });
    await say(storage(), sletInDanger);
    await storage().forgetErased(noon.add({ hours: 23 }));
    expect(await waitingIn(storage())).toEqual(['alarm']);
    await storage().forgetErased(noon.add({ hours: 24 }));
    expect(await waitingIn(storage())).toEqual([]);
    expect((await storage().findConversation('sms', someNumber)).version).toBe(0);
  });

  test('when the alarm is closed the rest goes', async () => {
    await say(storage(), { handOff: alarm });
    await say(storage(), sletInDanger);
    await say(storage(), { handOff: { ...alarm, state: 'closed' } });
    await storage().forgetErased(noon);
    expect((await storage().findConversation('sms', someNumber)).version).toBe(0);
  });

  test('an alarm nobody asked to erase is not forgotten', async () => {
    await say(storage(), { handOff: alarm });
    await storage().forgetErased(noon.add({ hours: 2400 }));
    expect(await waitingIn(storage())).toEqual(['alarm']);
  });
  test('who wrote STOP is not brought back by a turn that was read before', async () => {
    await say(storage(), { handOff: alarm, changed: { stopped: true } });
    await say(storage(), sletInDanger);
    const readBefore = await storage().findConversation('sms', someNumber);
    await storage().forgetErased(noon.add({ hours: 24 }));
    expect(await storage().saveTurn(turnOf(readBefore))).toBe('conflict');
    expect(await storage().findConversation('sms', someNumber)).toMatchObject({
      stopped: true,
      memory: {},
      lastHeardAt: null,
    });
  });
}
