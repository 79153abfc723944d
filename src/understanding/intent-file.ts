// The files of intents/: what a need or a danger is, how people say it, and the word lists that slots are read with.
import { z } from 'zod';
import type { Need, UrgentKind } from '../vocabulary.ts';

const needNames = [
  'open_now',
  'warm_room',
  'food',
  'sleep',
  'toilet',
  'shower',
  'laundry',
  'clothes',
  'storage',
  'street_team',
  'detox',
  'psychiatry',
  'doctor',
  'needles',
  'women',
  'youth',
  'greenlandic_house',
  'no_cpr',
  'housing',
  'money',
  'job',
  'rights_council',
  'relative_help',
  'worried_about_other',
  'event',
  'house_rules',
  'human',
  'stop',
  'start',
  'delete_data',
  'help_menu',
  'language',
  'thanks',
  'greeting',
  'feedback',
  'out_of_scope',
] as const satisfies readonly Need[];
const need = z.enum(needNames);
export const urgentKinds = [
  'suicide',
  'medical',
  'violence',
  'sexual_assault',
  'freezing',
  'child',
  'psychosis',
] as const satisfies readonly UrgentKind[];

const phrases = z.array(z.string().min(1)).default([]);
/** Phrases by language; how they are written stands at the top of phrase-patterns.ts. */
const words = z.strictObject({ da: phrases, kl: phrases, en: phrases, other: phrases });
/** A text with its own label where the file's need is not the whole story. */
const exampleText = z.union([
  z.string().min(1),
  z.strictObject({ text: z.string().min(1), needs: z.array(need).min(1) }),
]);
const voices = z.array(z.strictObject({ by: z.string().min(1), texts: z.array(exampleText).min(1) })).default([]);
const examples = z.strictObject({ da: voices, kl: voices, en: voices, other: voices });

const needIntent = z.strictObject({
  need,
  what: z.string().min(1),
  answer: z.unknown().optional(),
  words,
  /** Words that point at the need without saying it: believed only where nothing says more. */
  hints: words.optional(),
  examples,
});
const dangerIntent = z.strictObject({
  need: z.literal('urgent'),
  urgent: z.enum(urgentKinds),
  what: z.string().min(1),
  answer: z.unknown().optional(),
  /** Signs that raise the alarm, unless they are negated, long ago, or a figure of speech. */
  words,
  /** Danger said in so many words: these raise the alarm unless they are taken back, or the learner is all but sure of none. */
  plain: words.optional(),
  /** Worth one gentle question whatever a learner thinks ("jeg fryser"), unless they are taken back. */
  ask: words.optional(),
  /** Signs worth one gentle question. */
  maybe: words,
  examples,
  /** Texts that deserve the gentle question and no alarm. */
  maybeExamples: examples,
});
const harmlessIntent = z.strictObject({
  looksDangerous: z.literal(true),
  what: z.string().min(1),
  /** Phrases whose words are no sign of danger ("dør af grin"). */
  words,
  examples: z.strictObject({ da: voices, kl: voices, en: voices, other: voices }),
});
const listNames = [
  'signals',
  'filters',
  'ages',
  'aspects',
  'when',
  'languages',
  'groups',
  'spelling',
  'tense',
  'asks',
  'follow',
  'themes',
  'unfinished',
] as const;
const wordList = z.strictObject({
  list: z.enum(listNames),
  what: z.string().min(1),
  words: z.record(z.string(), words.partial()),
});

export type NeedIntent = z.infer<typeof needIntent>;
export type DangerIntent = z.infer<typeof dangerIntent>;
export type HarmlessIntent = z.infer<typeof harmlessIntent>;
export type WordList = z.infer<typeof wordList>;
export type Intent = NeedIntent | DangerIntent | HarmlessIntent | WordList;
export type SomeWords = WordList['words'][string];
export type Examples = z.infer<typeof examples>;

export interface IntentDocument {
  /** The file's name, for the message when it is wrong. */
  file: string;
  document: unknown;
}

export class BrokenIntents extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`intents/ cannot be used:\n${problems.join('\n')}`);
    this.name = 'BrokenIntents';
    this.problems = problems;
  }
}

/** Checks the documents of intents/. Throws BrokenIntents with every problem, each with its file and field. */
export function parseIntents(documents: readonly IntentDocument[]): Intent[] {
  const problems: string[] = [];
  const intents: Intent[] = [];
  for (const { file, document } of documents) {
    const result = schemaFor(document).safeParse(document);
    if (result.success) intents.push(result.data);
    else
      problems.push(
        ...result.error.issues.map((issue) => `${file}: ${issue.path.join('.') || 'document'}: ${issue.message}`),
      );
  }
  if (problems.length === 0) problems.push(...missingFrom(intents));
  if (problems.length > 0) throw new BrokenIntents(problems);
  return intents;
}

function schemaFor(document: unknown): z.ZodType<Intent> {
  const is = (field: string) => typeof document === 'object' && document !== null && field in document;
  if (is('list')) return wordList;
  if (is('looksDangerous')) return harmlessIntent;
  return is('urgent') ? dangerIntent : needIntent;
}

/** A need or danger nobody described would silently never be understood. */
function missingFrom(intents: readonly Intent[]): string[] {
  const described = new Set(
    intents.map((intent) => ('urgent' in intent ? intent.urgent : 'need' in intent ? intent.need : '')),
  );
  return [...needNames, ...urgentKinds]
    .filter((name) => !described.has(name))
    .map((name) => `no file describes ${name}`);
}
