// Ly with the facts as staff have changed them: made anew after each edit, while what is under way ends with what it began with.
import { isDeepStrictEqual } from 'node:util';
import { assembleLy } from './assemble.ts';
import type { Ly, LyParts } from './assemble.ts';
import type { Log } from './log.ts';
import { readDocuments } from './shipped-documents.ts';
import type { Storage } from './storage/open-storage.ts';

export interface LiveLyParts extends Omit<LyParts, 'documents'> {
  storage: Storage;
  log: Log;
}

/** Throws when the facts cannot be used to begin with; later on the ones before stay. */
export async function openLiveLy({ log, ...parts }: LiveLyParts): Promise<Ly> {
  const { storage } = parts;
  const make = async () => {
    const edits = await storage.readContentEdits();
    return { edits, ly: assembleLy({ ...parts, documents: await readDocuments(edits) }) };
  };
  let current = await make();
  let renewing = Promise.resolve();

  async function renew(): Promise<void> {
    const edits = await storage.readContentEdits();
    // Most of what may have been missed was nothing, and to be made anew takes a second.
    if (isDeepStrictEqual(edits, current.edits)) return;
    current = await make();
    log.info('content_renewed', { count: current.edits.length });
  }

  storage.subscribe(({ kind }) => {
    if (kind !== 'content' && kind !== 'missed') return;
    renewing = renewing.then(renew).catch((error: unknown) => log.error('content_not_renewed', { error }));
  });
  // What was changed between the first reading and now.
  await renew();
  return following(() => current.ly);
}

const following = (current: () => Ly): Ly => ({
  get content() {
    return current().content;
  },
  get answers() {
    return current().answers;
  },
  understand: (...heard) => current().understand(...heard),
  takeTurn: (...incoming) => current().takeTurn(...incoming),
  takeStaffTurn: (...turn) => current().takeStaffTurn(...turn),
  suggestAnswer: (...what) => current().suggestAnswer(...what),
  climbLadders: (...now) => current().climbLadders(...now),
  answerMissedCall: (...call) => current().answerMissedCall(...call),
  translate: (...text) => current().translate(...text),
  standingWords: (...words) => current().standingWords(...words),
  answerWhenBroken: (...unsaved) => current().answerWhenBroken(...unsaved),
});
