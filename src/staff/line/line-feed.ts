// The line in memory, read again when something in it changed: once, however many colleagues look at it.
import type { Log } from '../../log.ts';
import type { Storage } from '../../storage/open-storage.ts';
import type { WaitingConversation } from '../../storage/hand-offs/waiting-line.ts';
import { rowOf } from './line-rows.ts';
import type { LineRow, RowParts } from './line-rows.ts';

export interface LineNow {
  /** Differs whenever the line does. */
  version: string;
  rows: LineRow[];
}

export interface LineFeed {
  current(): Promise<LineNow>;
  /** Runs `changed` when the line may be another; returns what ends it. */
  follow(changed: () => void): () => void;
}

interface FeedParts {
  storage: Pick<Storage, 'waitingLine' | 'subscribe'>;
  rowParts: () => RowParts;
  newId: () => string;
  log: Log;
}

export function createLineFeed({ storage, rowParts, newId }: FeedParts): LineFeed {
  const followers = new Set<() => void>();
  const process = newId();
  let changes = 0;
  let reading: { changes: number; line: Promise<LineNow> } | null = null;
  let ids = new Set<string>();

  async function read(version: string): Promise<LineNow> {
    const waiting = await storage.waitingLine();
    ids = new Set(waiting.map(({ conversationId }) => conversationId));
    const parts = rowParts();
    return { version, rows: waiting.map((one: WaitingConversation) => rowOf(one, parts)) };
  }

  storage.subscribe((event) => {
    // Most of what is said is said in conversations that nobody waits in.
    if ((event.kind === 'turn' && !ids.has(event.conversationId)) || event.kind === 'delivery') return;
    changes += 1;
    followers.forEach((changed) => changed());
  });

  return {
    current() {
      if (reading?.changes !== changes) {
        const line = read(`${process}.${changes}`);
        const own = { changes, line };
        reading = own;
        // What could not be read is read again by whoever asks next.
        line.catch(() => (reading = reading === own ? null : reading));
      }
      return reading.line;
    },
    follow(changed) {
      const own = () => changed();
      followers.add(own);
      return () => void followers.delete(own);
    },
  };
}
