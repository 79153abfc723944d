// Invented conversations to practise on: a script plays the citizen, and the real turn and the real pages do the rest.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { TakeStaffTurn } from '../../conversation/staff-turn.ts';
import type { TakeTurn } from '../../conversation/turn.ts';
import { isPractice, practiceAddress } from '../../storage/hand-offs/practice.ts';
import type { Storage } from '../../storage/open-storage.ts';

const scenario = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  title: z.string().min(1),
  /** What it is to be learnt by. */
  teaches: z.string().min(1),
  /** What the citizen writes: the first to begin with, each of the others after a colleague's reply. */
  messages: z.array(z.string().min(1)).min(2),
});
export type Scenario = z.infer<typeof scenario>;

export const scenarios: readonly Scenario[] = z
  .array(scenario)
  .min(1)
  .parse(JSON.parse(readFileSync(new URL('scenarios.json', import.meta.url), 'utf8')));

interface PracticeParts {
  storage: Pick<Storage, 'findConversation' | 'history'>;
  /** The turn alone: nothing of a practice is counted. */
  takeTurn: TakeTurn;
  takeStaffTurn: TakeStaffTurn;
  now: () => Temporal.Instant;
  newId: () => string;
}

export interface Practice {
  /** Returns the id of the conversation. */
  begin(chosen: Scenario): Promise<string>;
  /** As the one handed in; in a practice the citizen goes on after each reply. */
  takeStaffTurn: TakeStaffTurn;
}

export function createPractice({ storage, takeTurn, takeStaffTurn, now, newId }: PracticeParts): Practice {
  const say = (address: string, text: string) =>
    takeTurn({ channel: 'web', address, text, providerId: null, media: 0, requestId: newId(), at: now() });

  async function goOn(address: string): Promise<void> {
    const chosen = scenarios.find(({ id }) => address.startsWith(practiceAddress(`${id}-`)));
    const said = await storage.history('web', address, mostMessages);
    const next = chosen?.messages[said.filter(({ from }) => from === 'citizen').length];
    if (next !== undefined) await say(address, next);
  }

  return {
    async begin({ id, messages: [first = ''] }) {
      const address = practiceAddress(`${id}-${newId()}`);
      await say(address, first);
      return (await storage.findConversation('web', address)).id;
    },
    async takeStaffTurn(action) {
      const turn = await takeStaffTurn(action);
      const address = turn.outcome === 'done' ? turn.saved.conversation.address : null;
      if (address !== null && action.act === 'reply' && isPractice(address)) await goOn(address);
      return turn;
    },
  };
}

/** More than a script has, with what is answered to it. */
const mostMessages = 100;
