// Ly on a stage: the real turn on the shipped content, with storage in memory, so that nothing is touched and no
// server runs. `ask`, `dialogue` and the transcripts play here.
import { randomBytes } from 'node:crypto';
import { assembleLy } from './assemble.ts';
import type { Ly } from './assemble.ts';
import type { Incoming } from './conversation/step.ts';
import type { TurnOutcome } from './conversation/turn.ts';
import { readDocuments } from './shipped-documents.ts';
import { openStorage } from './storage/open-storage.ts';

export type Said = Pick<Incoming, 'text' | 'at' | 'channel' | 'address' | 'chosenLanguage'>;

export interface Rehearsal extends Ly {
  /** One message of one citizen, at a moment. */
  say(said: Said): Promise<TurnOutcome>;
  close(): Promise<void>;
}

export async function openRehearsal(): Promise<Rehearsal> {
  const newId = countingIds();
  const storage = await openStorage({ folder: ':memory:', dataKey: randomBytes(32), newId });
  const ly = assembleLy({ documents: await readDocuments(null), drafts: true, storage, newId });
  return {
    ...ly,
    say: (said) => ly.takeTurn({ ...said, providerId: newId(), media: 0, requestId: newId() }),
    close: () => storage.close(),
  };
}

/** The same rehearsal gives the same ids. */
function countingIds(): () => string {
  let last = 0;
  return () => `rehearsal-${(last += 1)}`;
}
