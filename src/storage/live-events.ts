// What changed just now, for whoever shows it live: ids only, heard after the commit, in every process on the same database.
import type { Log } from '../log.ts';

export type LiveEvent =
  /** Something was said, or who talks with the citizen changed: read the conversation again. */
  | { kind: 'turn'; conversationId: string }
  /** A hand-off was opened, taken or closed. */
  | { kind: 'hand_off'; conversationId: string }
  /** It is known what became of a colleague's words; of the many answers of Ly nobody waits to hear it. */
  | { kind: 'delivery'; conversationId: string }
  /** Staff changed a fact. */
  | { kind: 'content' }
  /** The line to the other processes was down, and events may have been missed: read everything again. */
  | { kind: 'missed' };

/** Inside a transaction: what is told is heard once it is committed, and never when it is not. */
export type Tell = (event: LiveEvent) => void;

export interface LiveEvents {
  /** Returns what ends it. A listener that throws is logged; nobody else notices. */
  subscribe(listener: (event: LiveEvent) => void): () => void;
  /** Hands an event to the listeners of this process. */
  hear(event: LiveEvent): void;
}

export function createLiveEvents(log: Log): LiveEvents {
  const listeners = new Set<(event: LiveEvent) => void>();
  return {
    subscribe(listener) {
      // One of its own, so that the same function subscribed twice is two listeners.
      const own = (event: LiveEvent) => listener(event);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    hear(event) {
      for (const listener of [...listeners]) {
        try {
          listener(event);
        } catch (error) {
          log.error('live_listener_failed', { kind: event.kind, error });
        }
      }
    },
  };
}
