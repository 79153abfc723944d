// Works through what is due, several at a time, and looks again whenever there is room or somebody says there is more.
import type { DueOutgoing } from '../storage/records.ts';

export interface LaneParts {
  /** Claims at most so many that are due. */
  claim: (limit: number) => Promise<DueOutgoing[]>;
  /** Never rejects. */
  deliver: (outgoing: DueOutgoing) => Promise<void>;
  onClaimFailed: (error: unknown) => void;
}

/** Enough that ten slow answers of the provider do not hold up the eleventh citizen for long, few enough for its limits. */
const mostUnderWay = 10;

export interface Lane {
  /** Starts what is due; returns at once. */
  look(): void;
  /** Resolves when nothing is under way and nothing more was due. */
  settled(): Promise<void>;
  /** Starts nothing more. */
  close(): void;
}

export function createLane({ claim, deliver, onClaimFailed }: LaneParts): Lane {
  const underWay = new Set<Promise<void>>();
  let claiming: Promise<void> | null = null;
  let lookAgain = false;
  let closed = false;
  const room = () => (closed ? 0 : mostUnderWay - underWay.size);

  function look(): void {
    lookAgain = true;
    if (claiming === null && room() > 0) claiming = claimWhileAsked();
  }

  async function claimWhileAsked(): Promise<void> {
    try {
      do {
        lookAgain = false;
        for (const outgoing of await claim(room())) begin(outgoing);
      } while (lookAgain && room() > 0);
    } catch (error) {
      onClaimFailed(error);
    } finally {
      // In the same step as the last question whether to look again: a nudge in between would be lost.
      claiming = null;
    }
  }

  function begin(outgoing: DueOutgoing): void {
    const delivering = deliver(outgoing).finally(() => {
      underWay.delete(delivering);
      look();
    });
    underWay.add(delivering);
  }

  async function settled(): Promise<void> {
    while (claiming !== null || underWay.size > 0) await Promise.all([claiming, ...underWay]);
  }

  return { look, settled, close: () => void (closed = true) };
}
