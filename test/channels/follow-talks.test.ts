// Who hears that something was said: those who show that talk, and everybody when nobody knows whose it was.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { createFollow } from '../../src/channels/follow-talks.ts';
import type { TalkStorage } from '../../src/channels/follow-talks.ts';
import { captureLog } from '../captured-log.ts';

type Hear = Parameters<TalkStorage['subscribe']>[0];

const turn = { kind: 'turn', conversationId: 'talk of a' } as Parameters<Hear>[0];
const missed = { kind: 'missed' } as Parameters<Hear>[0];

let heard: string[];
beforeEach(() => {
  heard = [];
});

/** Two who follow the talk of a, one who follows that of b. */
function followed(owner: () => Promise<string | undefined>) {
  const logged = captureLog();
  const hears: Hear[] = [];
  let lookUps = 0;
  const storage = {
    subscribe: (hear: Hear) => {
      hears.push(hear);
      return () => undefined;
    },
    addressHash: (channel: string, address: string) => `${channel} ${address}`,
    addressHashOf: () => {
      lookUps += 1;
      return owner();
    },
  } as unknown as TalkStorage;
  const follow = createFollow(storage, logged.log);
  const ends = ['a', 'a', 'b'].map((address) => follow('web', address, () => heard.push(address)));
  const happens = async (event: Parameters<Hear>[0]) => {
    hears.forEach((hear) => hear(event));
    // The look-up answers before what is put behind it.
    for (let turns = 0; turns < 5; turns += 1) await Promise.resolve();
  };
  return { happens, logged, endAll: () => ends.forEach((end) => end()), lookUps: () => lookUps };
}

describe('something said in a talk', () => {
  test('is heard by all who follow it, and by nobody else, after one look-up', async () => {
    const { happens, lookUps } = followed(() => Promise.resolve('web a'));
    await happens(turn);
    expect([heard, lookUps()]).toEqual([['a', 'a'], 1]);
  });

  test('that was erased meanwhile is heard by nobody', async () => {
    const { happens } = followed(() => Promise.resolve(undefined));
    await happens(turn);
    expect(heard).toEqual([]);
  });

  test('is not looked up when nobody follows any more', async () => {
    const { happens, endAll, lookUps } = followed(() => Promise.resolve('web a'));
    endAll();
    await happens(turn);
    expect([heard, lookUps()]).toEqual([[], 0]);
  });
});

describe('when nobody knows whose it was', () => {
  test('everybody looks: events were missed', async () => {
    const { happens } = followed(() => Promise.resolve('web a'));
    await happens(missed);
    expect(heard).toEqual(['a', 'a', 'b']);
  });

  test('everybody looks: it cannot be looked up, and the log says so', async () => {
    const { happens, logged } = followed(() => Promise.reject(new Error('unreadable')));
    await happens(turn);
    expect(heard).toEqual(['a', 'a', 'b']);
    expect(logged.lines).toMatchObject([{ event: 'talk_unreadable', conversationId: 'talk of a' }]);
  });
});
