// What saving a turn promises, whatever database holds it.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Storage } from '../../src/storage/open-storage.ts';
import { handOff, noon, otherNumber, reply, someNumber, staffNotice, turnOf } from './turn-to-save.ts';

export type OpenForTest = () => Promise<Storage>;

const longAgo = noon.subtract({ hours: 2400 });

export function turnContract(open: OpenForTest): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(() => storage.close());
  const read = () => storage.findConversation('sms', someNumber);

  describe('a saved turn', () => savedTurn(() => storage, read));
  describe('a turn that cannot be saved', () => unsavedTurn(() => storage, read));
  describe('a reply', () => replies(() => storage, read));
  describe('messages', () => messages(() => storage, read));
  describe('hand-offs', () => handOffs(() => storage, read));
}

type Read = () => ReturnType<Storage['findConversation']>;

function savedTurn(storage: () => Storage, read: Read): void {
  test('an address nobody has written from has a new conversation, with version 0 and nothing in it', async () => {
    expect(await read()).toMatchObject({
      channel: 'sms',
      address: someNumber,
      version: 0,
      stopped: false,
      holder: 'bot',
      memory: {},
      lastHeardAt: null,
    });
  });

  test('what was saved is found again by the address, one version on', async () => {
    const changed = {
      language: 'kl' as const,
      stopped: true,
      holder: 'waiting' as const,
      memory: { named: ['et-sted'] },
    };
    const fresh = await read();
    expect(await storage().saveTurn(turnOf(fresh, { changed }))).toBe('saved');
    expect(await read()).toEqual({ ...fresh, ...changed, version: 1, lastHeardAt: noon });
  });

  test('another address, and the same one on another channel, are other conversations', async () => {
    await storage().saveTurn(turnOf(await read()));
    expect((await storage().findConversation('sms', otherNumber)).version).toBe(0);
    expect((await storage().findConversation('web', someNumber)).version).toBe(0);
  });
}

function replies(storage: () => Storage, read: Read): void {
  test('on the web is a message and not in the outbox; by SMS it is both', async () => {
    const claim = {
      now: noon,
      urgency: 'ordinary',
      routes: ['sms', 'staff_notice'],
      limit: 9,
      claimedBy: 'a',
      leaseMs: 1000,
    } as const;
    const onWeb = await storage().findConversation('web', 'visitor');
    await storage().saveTurn(turnOf(onWeb, { outgoing: [reply('på siden')] }));
    expect(await storage().claimDue(claim)).toEqual([]);
    await storage().saveTurn(turnOf(await read(), { outgoing: [reply('på telefonen')] }));
    expect((await storage().claimDue(claim)).map(({ text }) => text)).toEqual(['på telefonen']);
    expect((await storage().history('web', 'visitor', 10)).at(-1)).toMatchObject({ from: 'ly', text: 'på siden' });
  });
}

function unsavedTurn(storage: () => Storage, read: Read): void {
  test('a message heard before is a duplicate, and nothing of it is written', async () => {
    await storage().saveTurn(turnOf(await read(), { providerId: 'SM1' }));
    const again = turnOf(await read(), { providerId: 'SM1', outgoing: [reply('igen')], handOff: handOff() });
    expect(await storage().saveTurn(again)).toBe('duplicate');
    expect((await read()).version).toBe(1);
    expect(await storage().waitingHandOffs()).toEqual([]);
  });

  test('a turn read before another one was saved is a conflict, and nothing of it is written', async () => {
    await storage().saveTurn(turnOf(await read()));
    const readByBoth = await read();
    await storage().saveTurn(turnOf(readByBoth, { heard: 'den første' }));
    const late = turnOf(readByBoth, { heard: 'den anden', providerId: 'SM2', handOff: handOff() });
    expect(await storage().saveTurn(late)).toBe('conflict');
    expect((await storage().recentMessages(readByBoth.id, longAgo, 9)).map(({ text }) => text)).not.toContain(
      'den anden',
    );
    expect(await storage().waitingHandOffs()).toEqual([]);
    // The conflict did not use up its id: the same message, read anew, is saved.
    expect(await storage().saveTurn(turnOf(await read(), { providerId: 'SM2' }))).toBe('saved');
  });

  test('of ten first turns at once exactly one is saved', async () => {
    const turns = await Promise.all(Array.from({ length: 10 }, async () => turnOf(await read())));
    const outcomes = await Promise.all(turns.map((turn) => storage().saveTurn(turn)));
    expect(outcomes.toSorted()).toEqual([...Array<string>(9).fill('conflict'), 'saved']);
  });
}

function messages(storage: () => Storage, read: Read): void {
  test('come back oldest first, the citizen before the answer, and no more than asked for', async () => {
    for (const heard of ['en', 'to', 'tre']) {
      await storage().saveTurn(turnOf(await read(), { heard, outgoing: [reply(`svar på ${heard}`)] }));
    }
    const { id } = await read();
    const recent = await storage().recentMessages(id, longAgo, 3);
    expect(recent.map(({ from, text }) => [from, text])).toEqual([
      ['ly', 'svar på to'],
      ['citizen', 'tre'],
      ['ly', 'svar på tre'],
    ]);
  });

  test('said at or before the moment asked for are left out', async () => {
    await storage().saveTurn(turnOf(await read(), { heard: 'før' }));
    await storage().saveTurn(turnOf(await read(), { heard: 'efter', at: noon.add({ seconds: 1 }) }));
    const { id } = await read();
    expect((await storage().recentMessages(id, noon, 9)).map(({ text }) => text)).toEqual(['efter']);
  });

  test('of a colleague are kept as theirs', async () => {
    await storage().saveTurn(turnOf(await read()));
    const conversation = await read();
    const written = {
      ...turnOf(conversation),
      heard: null,
      outgoing: [reply('hej, det er mig', { kind: 'staff_reply' })],
    };
    await storage().saveTurn(written);
    expect((await storage().history('sms', someNumber, 9)).at(-1)).toMatchObject({
      from: 'staff',
      text: 'hej, det er mig',
    });
  });
}

function handOffs(storage: () => Storage, read: Read): void {
  test('an open one is found with its note until it is closed', async () => {
    const opened = handOff({ note: 'siger: okay' });
    await storage().saveTurn(turnOf(await read(), { handOff: opened, outgoing: [staffNotice()] }));
    const { id } = await read();
    expect(await storage().openHandOff(id)).toEqual(opened);
    await storage().saveTurn(turnOf(await read(), { handOff: { ...opened, state: 'closed' } }));
    expect(await storage().openHandOff(id)).toBeUndefined();
  });

  test('those waiting are listed danger first, then by how long they wait; taken ones are not listed', async () => {
    const waits = async (address: string, minute: number, changed: Parameters<typeof handOff>[0]) => {
      const conversation = await storage().findConversation('sms', address);
      await storage().saveTurn(
        turnOf(conversation, { at: noon.add({ minutes: minute }), handOff: handOff({ id: address, ...changed }) }),
      );
    };
    await waits('+4520000011', 0, { reason: 'asked_for_human', urgent: null });
    await waits('+4520000012', 1, { reason: 'danger' });
    await waits('+4520000013', 2, { reason: 'danger' });
    await waits('+4520000014', 3, { reason: 'danger', state: 'taken' });
    const waiting = await storage().waitingHandOffs();
    expect(waiting.map(({ id }) => id)).toEqual(['+4520000012', '+4520000013', '+4520000011']);
    expect(waiting[0]).toMatchObject({ channel: 'sms', openedAt: noon.add({ minutes: 1 }) });
  });
}
