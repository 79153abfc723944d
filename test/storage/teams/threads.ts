// What the tests of threads in Teams do: a person who writes, a card that was posted, and what waits to be shown.
import { expect } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { TeamsThread } from '../../../src/storage/hand-offs/teams-threads.ts';
import type { Storage } from '../../../src/storage/open-storage.ts';
import type { Outgoing } from '../../../src/storage/records.ts';
import { noon, reply, someNumber, staffNotice, turnOf } from '../turn-to-save.ts';
import type { SaidTurn } from '../turn-to-save.ts';

export const later = (minutes: number) => noon.add({ minutes });
export const channel = '19:testkanal@thread.tacv2';

export function thread(conversationId: string, changed: Partial<TeamsThread> = {}): TeamsThread {
  const id = randomUUID();
  return {
    ...{ id, conversationId, handOffId: 'hand-off-1', channelId: channel, activityId: `card ${id}` },
    ...{ shown: 'digest', told: [], postedAt: noon, forgotten: false },
    ...changed,
  };
}

/** The next turn of the person; returns the conversation's id. */
export async function say(storage: Storage, turn: SaidTurn = {}, address = someNumber): Promise<string> {
  const saved = turnOf(await storage.findConversation('sms', address), turn);
  expect(await storage.saveTurn(saved)).toBe('saved');
  return saved.conversation.id;
}

/** What waits to bring threads up to date, taken by somebody. */
export async function taken(storage: Storage, urgency: 'danger' | 'ordinary' = 'ordinary', now = noon) {
  return storage.claimDue({ now, urgency, routes: ['teams_thread'], limit: 9, claimedBy: 'a', leaseMs: 30_000 });
}

/** All that waits is done with, so that what comes next is new. */
export async function settle(storage: Storage): Promise<void> {
  for (const urgency of ['danger', 'ordinary'] as const) {
    for (const { id } of await taken(storage, urgency)) await storage.markSent(id, null);
  }
}

/** A person who has written, whose card is in a channel and up to date. */
export async function shownThread(storage: Storage, turn: SaidTurn = {}): Promise<TeamsThread> {
  const posted = thread(await say(storage, turn));
  await storage.putTeamsThread(posted);
  await settle(storage);
  return posted;
}

export const answer = (changed: Partial<Outgoing> = {}) =>
  reply('svar fra en kollega', { id: 'answer', kind: 'staff_reply', ...changed });

export const ringing = (changed: Partial<Outgoing> = {}) =>
  staffNotice({ id: 'ring', urgency: 'danger', rings: { route: 'teams', to: channel }, ...changed });
