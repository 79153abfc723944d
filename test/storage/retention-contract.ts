// What is forgotten because it is old, and what stays, whatever database holds it.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Storage } from '../../src/storage/open-storage.ts';
import type { Channel } from '../../src/vocabulary.ts';
import { handOff, noon, otherNumber, reply, someNumber, turnOf } from './turn-to-save.ts';
import type { SaidTurn } from './turn-to-save.ts';
import type { OpenForTest } from './turn-contract.ts';
import '../temporal-equality.ts';

const days = (count: number) => noon.add({ hours: 24 * count });

export function retentionContract(open: OpenForTest): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(() => storage.close());

  describe('old messages', () => messages(() => storage));
  describe('a person who is long silent', () => people(() => storage));
  describe('a person who only rang', () => callers(() => storage));
  describe('hand-offs that are old', () => handOffs(() => storage));
}

/** The next turn of this person, saved. */
async function say(storage: Storage, turn: SaidTurn = {}, who = { channel: 'sms' as Channel, address: someNumber }) {
  const saved = turnOf(await storage.findConversation(who.channel, who.address), turn);
  expect(await storage.saveTurn(saved)).toBe('saved');
  return saved;
}

/** As housekeeping does ninety days after `noon`, and so many days later. */
const forget = (storage: Storage, later = 0) => storage.forgetOld(days(90 + later), days(later));

const textsOf = async (storage: Storage) => (await storage.history('sms', someNumber, 999)).map(({ text }) => text);

function messages(storage: () => Storage): void {
  test('go when they are older, and not on the day itself', async () => {
    await say(storage(), { heard: 'gammel', outgoing: [reply('gammelt svar')] });
    await say(storage(), { heard: 'ny', at: days(1) });
    expect(await forget(storage())).toEqual({ messages: 0, people: 0 });
    expect(await textsOf(storage())).toHaveLength(3);
    expect(await forget(storage(), 1)).toEqual({ messages: 2, people: 0 });
    expect(await textsOf(storage())).toEqual(['ny']);
  });

  test('go however many they are', async () => {
    const many = () => Array.from({ length: 90 }, () => reply('svar'));
    for (let turn = 0; turn < 7; turn += 1)
      await say(storage(), { outgoing: many() }, { channel: 'web', address: 'visitor' });
    expect(await forget(storage(), 1)).toEqual({ messages: 7 * 91, people: 1 });
  });

  test('take the ids that they came with', async () => {
    await say(storage(), { providerId: 'SM1' });
    await forget(storage());
    const again = turnOf(await storage().findConversation('sms', someNumber), { providerId: 'SM1' });
    expect(await storage().saveTurn(again)).toBe('duplicate');
    await forget(storage(), 1);
    const anew = turnOf(await storage().findConversation('sms', someNumber), { providerId: 'SM1', at: days(91) });
    expect(await storage().saveTurn(anew)).toBe('saved');
  });

  test('leave what still waits to be sent', async () => {
    await storage().putNotice({ id: 'notice', text: 'Ly', requestId: 'request-1', at: noon });
    await forget(storage(), 100);
    expect(await storage().outboxState()).toEqual([{ route: 'staff_notice', count: 1, since: noon }]);
  });
}

function people(storage: () => Storage): void {
  test('is no longer known, and who writes again is somebody new', async () => {
    const { conversation } = await say(storage(), { changed: { language: 'kl', memory: { named: ['et-sted'] } } });
    expect(await forget(storage(), 1)).toEqual({ messages: 1, people: 1 });
    const found = await storage().findConversation('sms', someNumber);
    expect(found).toMatchObject({ version: 0, memory: {}, language: null, lastHeardAt: null });
    expect(found.id).not.toBe(conversation.id);
    await say(storage(), { heard: 'hej igen', at: days(91) });
    expect(await textsOf(storage())).toEqual(['hej igen']);
  });

  test('is known as long as they write', async () => {
    await say(storage());
    await say(storage(), { at: days(60), changed: { memory: { named: ['et-sted'] } } });
    expect(await forget(storage(), 30)).toEqual({ messages: 1, people: 0 });
    expect(await storage().findConversation('sms', someNumber)).toMatchObject({ memory: { named: ['et-sted'] } });
  });

  test('has their STOP remembered, and nothing else', async () => {
    await say(storage(), { changed: { stopped: true, memory: { named: ['et-sted'] }, language: 'kl' } });
    await forget(storage(), 1);
    expect(await storage().findConversation('sms', someNumber)).toMatchObject({
      stopped: true,
      memory: {},
      language: null,
      lastHeardAt: null,
    });
    expect(await forget(storage(), 400)).toEqual({ messages: 0, people: 0 });
  });

  test('is not forgotten by a turn that was read before: it starts again', async () => {
    await say(storage());
    const readBefore = await storage().findConversation('sms', someNumber);
    await forget(storage(), 1);
    expect(await storage().saveTurn(turnOf(readBefore))).toBe('conflict');
  });
}

function callers(storage: () => Storage): void {
  test('is known while the answer to their call is there, and no longer', async () => {
    const rang = turnOf(await storage().findConversation('sms', someNumber), {
      outgoing: [reply('svar')],
      changed: { lastHeardAt: null },
    });
    await storage().saveTurn({ ...rang, heard: null });
    expect(await forget(storage())).toEqual({ messages: 0, people: 0 });
    expect(await forget(storage(), 1)).toEqual({ messages: 1, people: 1 });
    expect((await storage().findConversation('sms', someNumber)).version).toBe(0);
  });
}

function handOffs(storage: () => Storage): void {
  const asked = handOff({ id: 'asked', reason: 'asked_for_human', urgent: null });

  test('and still open keep their number, without what was said', async () => {
    await say(storage(), { handOff: asked });
    expect(await forget(storage(), 1)).toEqual({ messages: 1, people: 0 });
    expect((await storage().waitingHandOffs()).map(({ id }) => id)).toEqual(['asked']);
    expect((await storage().findConversation('sms', someNumber)).version).toBe(1);
  });

  test('and closed keep nobody', async () => {
    await say(storage(), { handOff: asked });
    await say(storage(), { handOff: { ...asked, state: 'closed' } });
    await say(storage(), {}, { channel: 'sms', address: otherNumber });
    expect(await forget(storage(), 1)).toEqual({ messages: 3, people: 2 });
    expect((await storage().findConversation('sms', someNumber)).version).toBe(0);
    expect(await forget(storage(), 2)).toEqual({ messages: 0, people: 0 });
  });
}
