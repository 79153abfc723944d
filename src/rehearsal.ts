// Ly on a stage: the real turn on the shipped content, with storage in memory, so that nothing is touched and no
// server runs. `ask`, `dialogue` and the transcripts play here.
import { randomBytes } from 'node:crypto';
import { assembleLy } from './assemble.ts';
import type { Ly } from './assemble.ts';
import type { Incoming } from './conversation/step.ts';
import type { TurnOutcome } from './conversation/turn.ts';
import { readDocuments } from './shipped-documents.ts';
import { openStorage } from './storage/open-storage.ts';
import type { Storage } from './storage/open-storage.ts';
import type { DueOutgoing } from './storage/records.ts';

type Said = Pick<Incoming, 'text' | 'at' | 'channel' | 'address' | 'chosenLanguage'>;

export interface Rehearsal extends Ly {
  /** One message of one citizen, at a moment. */
  say(said: Said): Promise<TurnOutcome>;
  /** What was to be sent until now by SMS counts as sent; in the order it went. */
  sendDue(now: Temporal.Instant): Promise<DueOutgoing[]>;
  close(): Promise<void>;
}

export async function openRehearsal(): Promise<Rehearsal> {
  const newId = countingIds();
  const storage = await openStorage({ folder: ':memory:', dataKey: randomBytes(32), newId });
  const ly = assembleLy({ documents: await readDocuments(null), drafts: true, storage, newId });
  return {
    ...ly,
    say: (said) => ly.takeTurn({ ...said, providerId: newId(), media: 0, requestId: newId() }),
    sendDue: (now) => sendDue(storage, now),
    close: () => storage.close(),
  };
}

const claim = { routes: ['sms' as const], limit: 100, claimedBy: 'rehearsal', leaseMs: 1000 };

async function sendDue(storage: Storage, now: Temporal.Instant): Promise<DueOutgoing[]> {
  const sent: DueOutgoing[] = [];
  for (const urgency of ['danger', 'ordinary'] as const) {
    const due = await storage.claimDue({ now, urgency, ...claim });
    for (const { id } of due) await storage.markSent(id, null);
    sent.push(...due);
  }
  return sent;
}

/** The same rehearsal gives the same ids. */
function countingIds(): () => string {
  let last = 0;
  return () => `rehearsal-${(last += 1)}`;
}
