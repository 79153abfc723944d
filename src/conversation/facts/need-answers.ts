// Which answer each need gets: the `answer` of every file in intents/, checked against content and phrases at the start.
import { z } from 'zod';
import type { PlainKey } from '../../answers/to-say.ts';
import type { Content } from '../../knowledge/content-schema.ts';
import { offer, placeKind } from '../../knowledge/place-kinds.ts';
import type { Meaning } from '../../understanding/meaning.ts';
import type { Age, Filter, Need } from '../../vocabulary.ts';

const condition = z.strictObject({
  filter: z.custom<Filter>((value) => typeof value === 'string').optional(),
  age: z.custom<Age>((value) => typeof value === 'string').optional(),
  about: z.enum(['self', 'other']).optional(),
});

const find = z.strictObject({
  /** Kinds of places, best group first. */
  groups: z.array(z.array(placeKind).min(1)).min(1),
  offer: offer.optional(),
  purpose: z.string().optional(),
  /** The door that is open round the clock but must be rung first: the id of a place. */
  callFirst: z.string().optional(),
  /** Named even though nobody knows when they are open: a toilet, a bench under a roof. */
  evenWithoutHours: z.boolean().optional(),
});

const option = z.strictObject({
  if: condition.optional(),
  find: find.optional(),
  guide: z.string().optional(),
  plain: z.enum(['feedback', 'out_of_scope'] satisfies PlainKey[]).optional(),
});

/** In order; the first whose condition holds is the answer. The last has none. */
const needAnswer = z.array(option).min(1);

export type Find = z.infer<typeof find>;
export type AnswerOption = z.infer<typeof option>;
export type NeedAnswers = ReadonlyMap<Need, AnswerOption[]>;

/** A file of intents/ as far as this room reads it: word lists have no need, and some needs a rule of the turn answers. */
const answering = z.object({ need: z.custom<Need>((value) => typeof value === 'string'), answer: needAnswer });
const hasAnswer = (document: unknown): boolean =>
  typeof document === 'object' && document !== null && 'answer' in document;

/** @throws Error with every problem: a need without an answer, a guide or place that content does not have. */
export function readNeedAnswers(
  documents: readonly { file: string; document: unknown }[],
  content: Content,
): NeedAnswers {
  const ids = new Set([...content.guides, ...content.places].map((entry) => entry.id));
  const answers = new Map<Need, AnswerOption[]>();
  const problems: string[] = [];
  for (const { file, document } of documents.filter((one) => hasAnswer(one.document))) {
    const parsed = answering.safeParse(document);
    if (parsed.success) {
      const { need, answer } = parsed.data;
      problems.push(...problemsOf(answer, ids).map((problem) => `${file}: ${problem}`));
      answers.set(need, answer);
    } else problems.push(...parsed.error.issues.map((issue) => `${file}: ${issue.path.join('.')}: ${issue.message}`));
  }
  if (problems.length > 0) throw new Error(`intents/ cannot be used:\n${problems.join('\n')}`);
  return answers;
}

function problemsOf(answer: readonly AnswerOption[], ids: ReadonlySet<string>): string[] {
  const unknown = answer.flatMap(namedIds).filter((id) => !ids.has(id));
  return [
    ...unknown.map((id) => `answer names "${id}", which is not in content`),
    ...(answer.at(-1)?.if ? ['the last answer must hold without a condition'] : []),
  ];
}

const namedIds = (one: AnswerOption): string[] => [one.guide, one.find?.callFirst].filter((id) => id !== undefined);

/** The answer to a need as this message means it; undefined for the needs that a rule of the turn answers itself. */
export function answerFor(need: Need, meaning: Meaning, answers: NeedAnswers): AnswerOption | undefined {
  return answers.get(need)?.find((one) => holds(one.if, meaning));
}

function holds(condition: AnswerOption['if'], meaning: Meaning): boolean {
  if (condition === undefined) return true;
  const { filter, age, about } = condition;
  return (
    (filter === undefined || meaning.filters.includes(filter)) &&
    (age === undefined || meaning.age === age) &&
    (about === undefined || meaning.about === about)
  );
}
