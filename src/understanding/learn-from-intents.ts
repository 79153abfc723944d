// What the examples of intents/ teach: one learner of needs, one of danger.
import { dangerMarks, noDanger } from './danger/find-danger.ts';
import type { HeardLanguage } from '../vocabulary.ts';
import { urgentKinds } from './intent-file.ts';
import type { DangerIntent, HarmlessIntent, Intent, NeedIntent } from './intent-file.ts';
import type { LearnedWeights } from './learning/learned-bytes.ts';
import { learn } from './learning/linear-classifier.ts';
import type { Lesson, Training } from './learning/linear-classifier.ts';
import { featuresOf } from './learning/word-features.ts';
import { createLexicon, examplesIn, isDanger, isList, isNeed } from './lexicon.ts';
import type { Example, Lexicon } from './lexicon.ts';
import { needMarks } from './needs/need-marks.ts';

type TaughtIntent = NeedIntent | DangerIntent | HarmlessIntent;

/** More rounds of danger make it surer of what it has seen, not of what it has not. */
const training = { needs: { rounds: 6, rate: 1 }, danger: { rounds: 4, rate: 1 } } satisfies Record<string, Training>;
/** A need with few examples is not drowned by those with many; at 1 each need would count alike. */
const rareNeedsCount = 0.3;
/** All examples of danger of a language together weigh this much beside all its others, however many there are of each. */
const dangerShare = 0.45;
/** What deserves a gentle question lies between danger and none. */
const gentleCounts = 0.3;

interface DangerLesson extends Lesson {
  language: HeardLanguage;
}

/** What each learner may answer, in the order of its weights. */
export const labelsOf = (intents: readonly Intent[]) => ({
  needs: intents.filter(isNeed).map((intent) => intent.need),
  danger: [noDanger, ...urgentKinds],
});

/** Seconds of work for the intents that ship; the same intents give the same weights. */
export function learnFrom(intents: readonly Intent[]): LearnedWeights {
  const taught = intents.filter((intent): intent is TaughtIntent => !isList(intent));
  // Names of places are learnt from nothing, and each example says its language.
  const lexicon = createLexicon({ intents, names: [], hear: () => null });
  const labels = labelsOf(intents);
  return {
    needs: learn(evened(taught.flatMap((intent) => needLessons(intent, lexicon))), labels.needs, training.needs),
    danger: learn(balanced(taught.flatMap((intent) => dangerLessons(intent, lexicon))), labels.danger, training.danger),
  };
}

function needLessons(intent: TaughtIntent, lexicon: Lexicon): Lesson[] {
  return [...examplesIn(intent.examples)].flatMap((example) => {
    const reading = lexicon.read(example.text, example.language);
    const features = featuresOf(reading.tokens, needMarks(reading));
    const needs = new Set([...(isNeed(intent) ? [intent.need] : []), ...(example.needs ?? [])]);
    return [...needs].map((label) => ({ features, label }));
  });
}

function dangerLessons(intent: TaughtIntent, lexicon: Lexicon): DangerLesson[] {
  const lesson = ({ text, language }: Example, label: string, weight = 1): DangerLesson => {
    const reading = lexicon.read(text, language);
    return { features: featuresOf(reading.tokens, dangerMarks(reading)), label, weight, language };
  };
  const label = isDanger(intent) ? intent.urgent : noDanger;
  const gentle = isDanger(intent) ? [...examplesIn(intent.maybeExamples)] : [];
  return [
    ...[...examplesIn(intent.examples)].map((example) => lesson(example, label)),
    ...gentle.map((example) => lesson(example, noDanger, gentleCounts)),
  ];
}

function evened(lessons: readonly Lesson[]): Lesson[] {
  const counts = [...Map.groupBy(lessons, ({ label }) => label)].map(([label, some]) => [label, some.length] as const);
  const usual = lessons.length / counts.length;
  const weights = new Map(counts.map(([label, count]) => [label, (usual / count) ** rareNeedsCount]));
  return lessons.map((lesson) => ({ ...lesson, weight: weights.get(lesson.label) ?? 1 }));
}

/** In each language danger gets its share, so that what counts as sure does not shift with every example written. */
function balanced(lessons: readonly DangerLesson[]): Lesson[] {
  return [...Map.groupBy(lessons, (lesson) => lesson.language).values()].flatMap((some) => {
    const danger = some.filter(({ label }) => label !== noDanger);
    const weight = (dangerShare * (some.length - danger.length)) / Math.max(1, danger.length);
    return some.map((lesson) => (lesson.label === noDanger ? lesson : { ...lesson, weight }));
  });
}
