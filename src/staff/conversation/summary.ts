// The hand-off note: what a colleague needs to know before reading, taken from what was written.
import type { Meaning, Understand } from '../../understanding/meaning.ts';
import type { Need, UrgentKind } from '../../vocabulary.ts';
import type { StoredMessage } from '../../storage/records.ts';

export interface Summary {
  /** In the order they first came up. */
  needs: Need[];
  /** Where they said they are; null when they did not. */
  where: string | null;
  /** What sounded dangerous, newest first. */
  dangers: { text: string; kind: UrgentKind }[];
  /** They write about somebody else. */
  aboutOther: boolean;
}

/** The newest messages say where somebody stands. */
const mostMessages = 40;
const mostDangers = 3;
/** A guess on a colleague's page is worse than nothing. */
const leastConfidence = 0.5;
const smallTalk: readonly Need[] = ['urgent', 'thanks', 'greeting', 'language', 'out_of_scope', 'feedback'];

export function summaryOf(messages: readonly StoredMessage[], understand: Understand): Summary {
  const heard = messages.filter(({ from }) => from === 'citizen').slice(-mostMessages);
  const read = heard.map(({ text }) => ({ text, meaning: understand(text) }));
  const sure = read.filter(({ meaning }) => meaning.confidence >= leastConfidence);
  const needs = sure.flatMap(({ meaning }) => meaning.needs).filter((need) => !smallTalk.includes(need));
  return {
    needs: [...new Set(needs)],
    where: read.findLast(({ meaning }) => meaning.where !== null)?.meaning.where?.name ?? null,
    dangers: read.flatMap(dangerIn).toReversed().slice(0, mostDangers),
    aboutOther: sure.some(({ meaning }) => meaning.about === 'other'),
  };
}

function dangerIn({ text, meaning }: { text: string; meaning: Meaning }) {
  return meaning.urgent === null ? [] : [{ text, kind: meaning.urgent }];
}
