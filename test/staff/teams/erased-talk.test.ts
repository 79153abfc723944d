// What is told in a thread and then erased is taken back; and what nobody has told yet is told, whenever it was written.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createTeamsSenders } from '../../../src/staff/teams/teams-sender.ts';
import { openStorage } from '../../../src/storage/open-storage.ts';
import type { Storage } from '../../../src/storage/open-storage.ts';
import type { TeamsPost } from '../../../src/staff/teams/connector.ts';
import { later, ringing, say } from '../../storage/teams/threads.ts';
import { handOff, noon } from '../../storage/turn-to-save.ts';
import type { SaidTurn } from '../../storage/turn-to-save.ts';

let storage: Storage;
let now: Temporal.Instant;
/** What stands in the channel: posts by id, cards as JSON. */
let posts: Map<string, string>;

beforeEach(async () => {
  storage = await openStorage({ folder: ':memory:', dataKey: Buffer.alloc(32, 7) });
  [now, posts] = [noon, new Map()];
});
afterEach(() => storage.close());

const wordsOf = ({ text, card }: TeamsPost): string => text ?? JSON.stringify(card);

const senders = () =>
  createTeamsSenders({
    storage,
    connector: {
      post: (_to, post) => {
        const id = `post ${posts.size + 1}`;
        posts.set(id, wordsOf(post));
        return Promise.resolve(id);
      },
      update: (_at, id, post) => Promise.resolve(void posts.set(id, wordsOf(post))),
      remove: (_at, id) => Promise.resolve(void posts.delete(id)),
    },
    quickReplies: { groups: () => [] },
    ...{ showsText: true, lyUrl: 'https://ly.example.org', serviceUrl: 'https://teams.example', newId: randomUUID },
    now: () => now,
  });

/** Does what waits, as the delivery does. */
async function send(): Promise<void> {
  const claim = { now, urgency: 'danger', routes: ['teams', 'teams_thread'], limit: 9, leaseMs: 1 } as const;
  for (const row of await storage.claimDue({ ...claim, claimedBy: 'a' })) {
    await senders()[row.route as 'teams' | 'teams_thread'].send(row);
    await storage.markSent(row.id, null);
  }
}

async function happens(turn: SaidTurn): Promise<void> {
  await say(storage, { at: now, ...turn });
  await send();
}

const shown = () => [...posts.values()].join('\n');

test('SLET while an alarm is open takes the talk out of the thread, and leaves the card', async () => {
  const alarm = handOff({ id: 'hand-off-1' });
  await happens({ heard: 'første besked', handOff: alarm, outgoing: [ringing()] });
  now = later(1);
  await happens({ heard: 'hemmelig besked' });
  expect([posts.size, shown().includes('hemmelig besked')]).toEqual([2, true]);
  now = later(2);
  await happens({ heard: 'SLET', erase: 'all_but_open_alarm' });
  expect([posts.size, shown().includes('hemmelig'), shown().includes('FARE')]).toEqual([1, false, true]);
});

test('without SLET nothing is taken out', async () => {
  await happens({ heard: 'første besked', handOff: handOff({ id: 'hand-off-1' }), outgoing: [ringing()] });
  for (const minute of [1, 2]) {
    now = later(minute);
    await happens({ heard: `besked ${minute}` });
  }
  expect([posts.size, shown().includes('besked 1')]).toEqual([3, true]);
});

test('what was written before the card was posted, and saved after it was read, is told under it', async () => {
  await say(storage, { heard: 'første besked', handOff: handOff({ id: 'hand-off-1' }), outgoing: [ringing()] });
  now = later(1);
  await send();
  await happens({ heard: 'kom imens', at: noon.add({ seconds: 30 }) });
  expect(shown()).toContain('kom imens');
});

test('an attempt whose end nobody knows is made again, and not held back for a quarter of an hour', async () => {
  const row = { conversationId: 'c1' } as Parameters<NonNullable<ReturnType<typeof senders>['teams']['findSent']>>[0];
  for (const sender of [senders().teams, senders().teams_thread]) expect(await sender.findSent?.(row, noon)).toBeNull();
});
