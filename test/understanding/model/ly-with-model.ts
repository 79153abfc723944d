// The real turn with the real window to a model, storage in memory, and a clock that stands still.
import { randomBytes, randomUUID } from 'node:crypto';
import { assembleLy } from '../../../src/assemble.ts';
import type { TurnOutcome } from '../../../src/conversation/turn.ts';
import { readDocuments } from '../../../src/shipped-documents.ts';
import { openStorage } from '../../../src/storage/open-storage.ts';
import type { Storage } from '../../../src/storage/open-storage.ts';
import type { AskForJson } from '../../../src/understanding/ask-model.ts';

/** Danish that means nothing to the rules. */
export const wordsNobodyKnows = 'plimsdorf plimsdorf';

const at = Temporal.Instant.from('2026-11-25T12:00:00Z');

export interface TestLy {
  storage: Storage;
  turn(
    text: string,
    more?: { address?: string; providerId?: string; channel?: 'sms' | 'web'; limit?: 'too_fast' },
  ): Promise<TurnOutcome>;
  answerTo(text: string, address?: string): Promise<string>;
  /** As the next process would do it: the turn that is under way finds the conversation changed. */
  close(): Promise<void>;
}

/** Citizens are somebody new each time, unless an address says who. */
export async function openTestLy(model: AskForJson | null): Promise<TestLy> {
  const storage = await openStorage({ folder: ':memory:', dataKey: randomBytes(32) });
  const ly = assembleLy({ documents: await readDocuments(null), drafts: false, storage, newId: randomUUID, model });
  const turn: TestLy['turn'] = (
    text,
    { address = `+4520${randomBytes(3).readUIntBE(0, 3) % 1_000_000}`, ...more } = {},
  ) =>
    ly.takeTurn({
      ...{ channel: 'sms', address, text, at, media: 0, requestId: 'request-1', providerId: null },
      ...more,
    });
  return {
    storage,
    turn,
    answerTo: async (text, address) => (await turn(text, address === undefined ? {} : { address })).reply?.text ?? '',
    close: () => storage.close(),
  };
}
