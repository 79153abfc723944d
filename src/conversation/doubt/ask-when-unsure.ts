// Where the rules are unsure, the model may choose among our labels; at most once a turn, and never while something hurries.
import type { KnownName } from '../../understanding/meaning.ts';
import type { Opinion } from '../../understanding/model/opinion.ts';
import type { AskModel, SaidBefore } from '../../understanding/model/second-opinion.ts';
import { withOpinion } from '../../understanding/model/with-opinion.ts';
import { isWorthAsking } from '../../understanding/model/worth-asking.ts';
import { goesInCircles, recentDanger } from '../memory.ts';
import type { Situation } from '../step.ts';

export interface SecondOpinion {
  ask: AskModel;
  names: readonly KnownName[];
}

/** For one turn: one that starts again from the read hears the same opinion, and asks no second time. */
export function askWhenUnsure(model: SecondOpinion | null): (situation: Situation) => Promise<Situation> {
  let asked: Promise<Opinion | null> | undefined;
  return async (situation) => {
    if (model === null || !mayWait(situation)) return situation;
    const { meaning, incoming, earlier } = situation;
    if (!isWorthAsking(incoming.text, meaning)) return situation;
    asked ??= model.ask({ text: incoming.text, language: meaning.language, earlier: withoutColleagues(earlier) });
    return { ...situation, meaning: withOpinion(meaning, await asked, model.names) };
  };
}

/**
 * Nobody waits who was in danger within the hour or has been asked about it. While a colleague has the conversation a
 * person reads it, and after STOP nobody is to be read by a third; who writes too much, or is a machine, costs nothing.
 */
function mayWait({ conversation, memory, incoming }: Situation): boolean {
  if (conversation.holder === 'with_staff' || conversation.stopped || incoming.limit) return false;
  if (recentDanger(memory, incoming.at) !== null || memory.question?.kind) return false;
  return !goesInCircles(memory, incoming.text, incoming.at);
}

/** What colleagues wrote tells of people and not of wishes: it is not sent. */
const withoutColleagues = (earlier: Situation['earlier']): SaidBefore[] =>
  earlier.flatMap(({ from, text }) => (from === 'staff' ? [] : [{ from, text }]));
