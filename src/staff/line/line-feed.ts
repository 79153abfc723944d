// The line in memory, read again when something in it changed: once, however many colleagues look at it.
import { createHash } from 'node:crypto';
import type { Storage } from '../../storage/open-storage.ts';
import type { LiveEvent } from '../../storage/live-events.ts';
import type { WaitingConversation } from '../../storage/hand-offs/waiting-line.ts';
import { rowOf } from './line-rows.ts';
import type { LineRow, RowParts } from './line-rows.ts';

interface LineNow {
  /** Of what is shown: the same wherever and whenever it was read. */
  version: string;
  rows: LineRow[];
}

export interface LineFeed {
  current(): Promise<LineNow>;
  /** Read now. On PostgreSQL this process may not have heard yet what it wrote down itself. */
  fresh(): Promise<LineNow>;
  /** Runs `changed` when the line may be another; returns what ends it. */
  follow(changed: () => void): () => void;
}

interface FeedParts {
  storage: Pick<Storage, 'waitingLine' | 'subscribe'>;
  rowParts: () => RowParts;
}

export function createLineFeed({ storage, rowParts }: FeedParts): LineFeed {
  const followers = createFollowers();
  let changes = 0;
  let reading: { changes: number; line: Promise<LineNow> } | null = null;
  /** Who waits; null while that is being read. */
  let ids: ReadonlySet<string> | null = null;

  async function read(begun: number): Promise<LineNow> {
    ids = null;
    const waiting = await storage.waitingLine();
    // What was read before something changed knows less.
    if (begun === changes) ids = new Set(waiting.map(({ conversationId }) => conversationId));
    return asLine(waiting, rowParts());
  }

  storage.subscribe((event) => {
    if (!mayChangeLine(event, ids)) return;
    changes += 1;
    followers.tell();
  });

  function current(): Promise<LineNow> {
    if (reading?.changes !== changes) {
      const own = { changes, line: read(changes) };
      reading = own;
      // What could not be read is read again by whoever asks next.
      own.line.catch(() => (reading = reading === own ? null : reading));
    }
    return reading.line;
  }

  return {
    current,
    fresh() {
      changes += 1;
      return current();
    },
    follow: followers.follow,
  };
}

/** Most of what is said is said in conversations that nobody waits in. */
function mayChangeLine(event: LiveEvent, ids: ReadonlySet<string> | null): boolean {
  if (event.kind === 'turn') return ids?.has(event.conversationId) ?? true;
  return event.kind !== 'delivery';
}

function asLine(waiting: readonly WaitingConversation[], parts: RowParts): LineNow {
  const rows = waiting.map((one) => rowOf(one, parts));
  return { version: versionOf(rows), rows };
}

function createFollowers() {
  const followers = new Set<() => void>();
  return {
    tell: () => followers.forEach((changed) => changed()),
    follow(changed: () => void) {
      const own = () => changed();
      followers.add(own);
      return () => void followers.delete(own);
    },
  };
}

const versionOf = (rows: readonly LineRow[]): string =>
  createHash('sha256')
    .update(rows.map(({ html }) => html).join(''))
    .digest('base64url')
    .slice(0, 16);
