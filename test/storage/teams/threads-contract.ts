// What storage promises of threads in Teams: found by their card, kept until what they show is taken back.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Storage } from '../../../src/storage/open-storage.ts';
import { handOff, noon, otherNumber } from '../turn-to-save.ts';
import type { OpenForTest } from '../turn-contract.ts';
import { channel, later, say, settle, shownThread, taken, thread } from './threads.ts';
import '../../temporal-equality.ts';

export function threadsContract(open: OpenForTest): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(() => storage.close());

  describe('a thread', () => known(() => storage));
  describe('a thread of somebody who is erased', () => erased(() => storage));
  describe('a thread of somebody who is erased at this moment', () => erasedMeanwhile(() => storage));
  describe('a thread of somebody who is erased, in a channel that is gone', () => cannotBeTakenBack(() => storage));
  describe('a thread that is old', () => old(() => storage));
}

const everything = { shown: 'digest', told: [], forgotten: false, ended: true };

function known(storage: () => Storage): void {
  test('is found by its card and in its conversation, with all that was told in it', async () => {
    const posted = await shownThread(storage());
    const told = [{ messageId: 'm1', activityId: 'post 1', shown: 'other' }];
    await storage().saveTeamsThread({ ...posted, shown: 'newer', told, ended: false });
    const now = { ...posted, shown: 'newer', told };
    expect(await storage().teamsThreadAt(channel, posted.activityId)).toEqual(now);
    expect(await storage().liveTeamsThreads(posted.conversationId)).toEqual([now]);
    expect(await storage().teamsThreadAt(channel, 'another card')).toBeUndefined();
    expect(await storage().liveTeamsThreads('another conversation')).toEqual([]);
  });

  test('that has ended is no longer kept up to date, and still known by its card', async () => {
    const posted = await shownThread(storage());
    const again = thread(posted.conversationId, { postedAt: later(1) });
    await storage().putTeamsThread(again);
    expect((await storage().liveTeamsThreads(posted.conversationId)).map(({ id }) => id)).toEqual([
      posted.id,
      again.id,
    ]);
    await storage().saveTeamsThread({ ...everything, id: posted.id });
    expect((await storage().liveTeamsThreads(posted.conversationId)).map(({ id }) => id)).toEqual([again.id]);
    expect(await storage().teamsThreadAt(channel, posted.activityId)).toMatchObject({ id: posted.id });
  });

  test('is looked at once more after it was posted, since something may have changed meanwhile', async () => {
    const id = await say(storage());
    expect(await taken(storage())).toEqual([]);
    await storage().putTeamsThread(thread(id));
    expect(await taken(storage())).toMatchObject([{ conversationId: id, address: null, text: '' }]);
  });
}

const slet = { erase: 'everything' } as const;

function erased(storage: () => Storage): void {
  test('is taken back, also where it has ended, and then no longer known', async () => {
    const posted = await shownThread(storage());
    await storage().saveTeamsThread({ ...everything, id: posted.id });
    await say(storage(), slet);
    const row = { conversationId: posted.conversationId };
    expect(await taken(storage())).toMatchObject([row]);
    expect(await storage().liveTeamsThreads(posted.conversationId)).toMatchObject([{ forgotten: true }]);
    await storage().saveTeamsThread({ ...everything, id: posted.id, forgotten: true });
    expect(await storage().teamsThreadAt(channel, posted.activityId)).toBeUndefined();
  });

  test('stays a thread while their alarm is open, and is taken back when that is forgotten', async () => {
    const posted = await shownThread(storage(), { handOff: handOff() });
    await say(storage(), { erase: 'all_but_open_alarm' });
    expect(await storage().liveTeamsThreads(posted.conversationId)).toMatchObject([{ forgotten: false }]);
    expect(await taken(storage(), 'danger')).toHaveLength(1);
    await storage().forgetErased(later(24 * 60));
    expect(await storage().liveTeamsThreads(posted.conversationId)).toMatchObject([{ forgotten: true }]);
  });

  test('of another person is left as it is', async () => {
    const posted = await shownThread(storage());
    await say(storage(), slet, otherNumber);
    expect(await storage().liveTeamsThreads(posted.conversationId)).toMatchObject([{ forgotten: false }]);
    expect(await taken(storage())).toEqual([]);
  });
}

function cannotBeTakenBack(storage: () => Storage): void {
  test('goes on while somebody tries, and is no longer known when nobody does', async () => {
    const posted = await shownThread(storage());
    await say(storage(), slet);
    await storage().forgetOld(later(60), noon);
    const [row] = await taken(storage());
    expect(await storage().teamsThreadAt(channel, posted.activityId)).toBeDefined();
    await storage().giveUp({ id: row?.id ?? '', reason: '404', words: 'kanalen er væk', at: later(1) });
    await storage().forgetOld(later(60), noon);
    expect(await storage().teamsThreadAt(channel, posted.activityId)).toBeUndefined();
  });
}

function erasedMeanwhile(storage: () => Storage): void {
  test('is taken back also where it was ended just then', async () => {
    const posted = await shownThread(storage());
    await say(storage(), slet);
    await storage().saveTeamsThread({ ...everything, id: posted.id, forgotten: false });
    expect(await storage().liveTeamsThreads(posted.conversationId)).toMatchObject([{ forgotten: true }]);
  });

  test('is taken back also where its card was posted just then', async () => {
    const id = await say(storage());
    await say(storage(), slet);
    await storage().putTeamsThread(thread(id));
    expect(await storage().liveTeamsThreads(id)).toMatchObject([{ forgotten: true }]);
    expect(await taken(storage())).toHaveLength(1);
  });
}

function old(storage: () => Storage): void {
  const daysLater = (days: number) => noon.add({ hours: 24 * days });
  const forget = (days: number) => storage().forgetOld(daysLater(90 + days), daysLater(days));

  test('is taken back, and no longer known when nobody could take it back in a week', async () => {
    const posted = await shownThread(storage());
    await forget(0);
    expect(await storage().liveTeamsThreads(posted.conversationId)).toMatchObject([{ forgotten: false }]);
    await forget(1);
    expect(await storage().liveTeamsThreads(posted.conversationId)).toMatchObject([{ forgotten: true }]);
    await forget(2);
    expect(await storage().liveTeamsThreads(posted.conversationId)).toHaveLength(1);
    await storage().dropExpired(daysLater(98));
    await forget(8);
    expect(await storage().teamsThreadAt(channel, posted.activityId)).toBeUndefined();
  });

  test('stays while a colleague has something open there', async () => {
    const posted = await shownThread(storage(), { handOff: handOff() });
    await forget(1);
    await settle(storage());
    expect(await storage().liveTeamsThreads(posted.conversationId)).toMatchObject([{ forgotten: false }]);
  });
}
