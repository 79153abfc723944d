// The line in memory: whatever order the readings and the news come in, nobody who waits is missed.
import { expect, test } from '@jest/globals';
import type { LiveEvent } from '../../../src/storage/live-events.ts';
import type { WaitingConversation } from '../../../src/storage/hand-offs/waiting-line.ts';
import { untouched } from '../../../src/conversation/care/hand-off-after.ts';
import { createLineFeed } from '../../../src/staff/line/line-feed.ts';

const now = Temporal.Instant.from('2026-11-25T12:00:00Z');
const waits = (conversationId: string): WaitingConversation => ({
  ...untouched('hand-off'),
  ...{ conversationId, alias: 'Borger 4F2', lastDigits: null, channel: 'web', language: 'da', stopped: false },
  ...{ openedAt: now, changedAt: now, lastHeard: null, lastSaid: null, silentSince: null, practice: false },
});

/** A storage that answers when the test says so, and tells what the test says. */
function openFeed() {
  const readings: ((line: WaitingConversation[]) => void)[] = [];
  let happens: (event: LiveEvent) => void = () => undefined;
  let told = 0;
  const storage = {
    waitingLine: () => new Promise<WaitingConversation[]>((answer) => readings.push(answer)),
    subscribe(listener: (event: LiveEvent) => void) {
      happens = listener;
      return () => undefined;
    },
  };
  const feed = createLineFeed({
    storage,
    rowParts: () => ({ content: { duty: [] }, quickReplies: () => [], now }),
  });
  feed.follow(() => (told += 1));
  return { feed, readings, happens: (event: LiveEvent) => happens(event), told: () => told };
}

const turn = { kind: 'turn', conversationId: 'c1' } as const;

test('what is said by who does not wait is no news, and by who waits it is', async () => {
  const { feed, readings, happens, told } = openFeed();
  const line = feed.current();
  readings[0]?.([waits('c1')]);
  await line;
  happens({ kind: 'turn', conversationId: 'another' });
  expect(told()).toBe(0);
  happens(turn);
  expect(told()).toBe(1);
});

test('what is said while the line is being read is news: whoever says it may wait by then', () => {
  const { feed, happens, told } = openFeed();
  void feed.current();
  happens(turn);
  expect(told()).toBe(1);
});

test('a reading that comes after a newer one makes nobody forgotten', async () => {
  const { feed, readings, happens, told } = openFeed();
  const older = feed.current();
  happens({ kind: 'hand_off', conversationId: 'c1' });
  const newer = feed.current();
  readings[1]?.([waits('c1')]);
  await newer;
  readings[0]?.([]);
  await older;
  happens(turn);
  expect(told()).toBe(2);
});
