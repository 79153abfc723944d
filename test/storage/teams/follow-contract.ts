// What storage promises of changes: each is followed by a row that brings the threads up to date, one at a time; and a channel
// that cannot be told sends the ladder on.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Storage } from '../../../src/storage/open-storage.ts';
import { handOff, noon, otherNumber } from '../turn-to-save.ts';
import type { OpenForTest } from '../turn-contract.ts';
import { answer, channel, later, ringing, say, settle, shownThread, taken, thread } from './threads.ts';
import '../../temporal-equality.ts';

export function followContract(open: OpenForTest): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(() => storage.close());

  describe('what changes', () => changes(() => storage));
  describe('what became of an answer', () => deliveries(() => storage));
  describe('rows that bring threads up to date', () => turns(() => storage));
  describe('a channel that cannot be told', () => unreached(() => storage));
  describe('where others are told anyway', () => unhurried(() => storage));
}

function changes(storage: () => Storage): void {
  test('in a conversation that Teams shows is followed by a row; elsewhere by none', async () => {
    const { conversationId } = await shownThread(storage());
    await say(storage(), { requestId: 'request-2' });
    await say(storage(), {}, otherNumber);
    expect(await taken(storage())).toMatchObject([{ conversationId, requestId: 'request-2', route: 'teams_thread' }]);
  });

  test('after its thread has ended is followed by nothing', async () => {
    const posted = await shownThread(storage());
    await storage().saveTeamsThread({ ...posted, ended: true });
    await say(storage());
    expect(await taken(storage())).toEqual([]);
  });

  test('while there is danger is shown as fast as danger', async () => {
    await shownThread(storage(), { handOff: handOff() });
    await say(storage());
    expect([await taken(storage()), await taken(storage(), 'danger')]).toEqual([[], [expect.anything()]]);
  });

  test('twice before anybody has begun is followed by one row', async () => {
    await shownThread(storage());
    await say(storage());
    await say(storage(), { at: later(1) });
    expect(await taken(storage(), 'ordinary', later(1))).toHaveLength(1);
  });

  test('that is not saved is not followed', async () => {
    await shownThread(storage());
    await say(storage(), { providerId: 'SM1' });
    await settle(storage());
    await expect(say(storage(), { providerId: 'SM1' })).rejects.toThrow('duplicate');
    expect(await taken(storage())).toEqual([]);
  });
}

function deliveries(storage: () => Storage): void {
  const answered = async (changed = {}) => {
    await shownThread(storage());
    await say(storage(), { outgoing: [answer(changed)] });
    await settle(storage());
  };
  const isFollowed = async (now = noon) => (await taken(storage(), 'ordinary', now)).length === 1;

  test('is shown when it was sent, and when it has arrived; the same receipt again is nothing new', async () => {
    await answered();
    await storage().markSent('answer', 'SM-answer');
    expect(await isFollowed()).toBe(true);
    await settle(storage());
    const receipt = { providerId: 'SM-answer', status: 'delivered', code: null, words: null, at: later(1) } as const;
    await storage().recordReceipt(receipt);
    expect(await isFollowed(later(1))).toBe(true);
    await storage().recordReceipt(receipt);
    expect(await isFollowed(later(1))).toBe(false);
  });

  test('is shown when it was given up', async () => {
    await answered();
    await storage().giveUp({ id: 'answer', reason: '21610', words: 'har skrevet STOP', at: noon });
    expect(await isFollowed()).toBe(true);
  });

  test('is shown when it was too late', async () => {
    await answered({ expiresAt: later(1) });
    await storage().dropExpired(later(1));
    expect(await isFollowed(later(1))).toBe(true);
  });

  test('of Ly itself is shown to nobody', async () => {
    await answered({ kind: 'reply' });
    await storage().markSent('answer', 'SM-answer');
    expect(await isFollowed()).toBe(false);
  });
}

function turns(storage: () => Storage): void {
  test('wait for one that is under way, whatever the urgency, and go on when it is done', async () => {
    const { conversationId } = await shownThread(storage());
    await say(storage());
    const [first] = await taken(storage());
    await say(storage(), { handOff: handOff() });
    expect(await taken(storage(), 'danger')).toEqual([]);
    await storage().markSent(first?.id ?? '', null);
    expect(await taken(storage(), 'danger')).toMatchObject([{ conversationId }]);
  });

  test('of other conversations wait for nothing', async () => {
    await shownThread(storage());
    await storage().putTeamsThread(thread(await say(storage(), {}, otherNumber)));
    await say(storage());
    expect(await taken(storage())).toHaveLength(2);
  });

  test('come one at a time also where the one before failed', async () => {
    await shownThread(storage());
    await say(storage());
    const [first] = await taken(storage());
    await say(storage());
    await storage().markFailed({ id: first?.id ?? '', reason: '429', retryAt: later(1) });
    expect(await taken(storage(), 'ordinary', later(1))).toHaveLength(1);
    expect(await taken(storage(), 'ordinary', later(1))).toEqual([]);
  });

  test('whose holder died are free again', async () => {
    await shownThread(storage());
    await say(storage());
    expect(await taken(storage())).toHaveLength(1);
    expect(await taken(storage(), 'ordinary', later(1))).toMatchObject([{ attempts: 0 }]);
  });
}

const waits = handOff({ id: 'hand-off-1', rung: 1, nextRungAt: later(3) });
const rungsAt = async (storage: Storage) => (await storage.untaken()).map(({ nextRungAt }) => nextRungAt);
const giveUp = (storage: Storage) =>
  storage.giveUp({ id: 'ring', reason: '404', words: 'kanalen er væk', at: later(1) });

function unreached(storage: () => Storage): void {
  test('is told by name: the row carries the channel', async () => {
    await say(storage(), { handOff: waits, outgoing: [ringing()] });
    const claim = { now: noon, urgency: 'danger', limit: 9, claimedBy: 'a', leaseMs: 1 } as const;
    expect(await storage().claimDue({ ...claim, routes: ['teams'] })).toMatchObject([{ id: 'ring', address: channel }]);
  });

  test('has the next ones told at once, and is counted as lost', async () => {
    const id = await say(storage(), { handOff: waits, outgoing: [ringing()] });
    const read = await storage().conversationById(id);
    await giveUp(storage());
    expect([await rungsAt(storage()), await storage().noticesLost(noon)]).toEqual([[later(1)], 1]);
    expect((await storage().conversationById(id))?.version).toBe((read?.version ?? 0) + 1);
  });

  test('in time has the next ones told as well', async () => {
    await say(storage(), { handOff: waits, outgoing: [ringing({ expiresAt: later(2) })] });
    await storage().dropExpired(later(2));
    expect(await rungsAt(storage())).toEqual([later(2)]);
  });
}

function unhurried(storage: () => Storage): void {
  test.each([
    ['a colleague is on the way', { ...waits, heldUntil: later(5) }, [later(3)]],
    ['the ladder is at its end', { ...waits, rung: 3, nextRungAt: null }, [null]],
    ['somebody has it', { ...waits, state: 'taken', owner: { id: 'staff-1', name: 'Prøve Person' } } as const, []],
  ])('a channel hurries nobody: %s', async (_case, standing, expected) => {
    await say(storage(), { handOff: standing, outgoing: [ringing()] });
    await giveUp(storage());
    expect(await rungsAt(storage())).toEqual(expected);
  });

  test('the ladder keeps its time: it is a phone that was not told', async () => {
    const outgoing = [ringing({ rings: { route: 'staff_sms', to: '+4520000009' } })];
    await say(storage(), { handOff: waits, outgoing });
    await giveUp(storage());
    expect(await rungsAt(storage())).toEqual([later(3)]);
  });
}
