// What the examples of intents/ teach: one learner of needs, one of danger.
import { dangerMarks, noDanger } from './danger/find-danger.ts';
import type { HeardLanguage } from '../vocabulary.ts';
import { urgentKinds } from './intent-file.ts';
import type { DangerIntent, HarmlessIntent, Intent, NeedIntent } from './intent-file.ts';
import { learn } from './learning/linear-classifier.ts';
import type { Lesson, Training } from './learning/linear-classifier.ts';
import { featuresOf } from './learning/word-features.ts';
import { examplesIn, isDanger, isList, isNeed } from './lexicon.ts';
import type { Example, Lexicon } from './lexicon.ts';
import type { Learned } from './marks.ts';
import { needMarks } from './needs/find-needs.ts';

type TaughtIntent = NeedIntent | DangerIntent | HarmlessIntent;

export interface LearnedFromIntents {
  needs: Learned;
  danger: Learned;
}

const training: Training = { rounds: 4, rate: 1, sharpness: 1 };
/** All examples of danger of a language together weigh this much beside all its others, however many there are of each. */
const dangerShare = 0.45;
/** What deserves a gentle question lies between danger and none. */
const gentleCounts = 0.3;

interface DangerLesson extends Lesson {
  language: HeardLanguage;
}

export function learnFrom(intents: readonly Intent[], lexicon: Lexicon): LearnedFromIntents {
  const taught = intents.filter((intent): intent is TaughtIntent => !isList(intent));
  const needs = intents.filter(isNeed).map((intent) => intent.need);
  return {
    needs: learner(
      taught.flatMap((intent) => needLessons(intent, lexicon)),
      needs,
    ),
    danger: learner(balanced(taught.flatMap((intent) => dangerLessons(intent, lexicon))), [noDanger, ...urgentKinds]),
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

/** In each language danger gets its share, so that what counts as sure does not shift with every example written. */
function balanced(lessons: readonly DangerLesson[]): Lesson[] {
  return [...Map.groupBy(lessons, (lesson) => lesson.language).values()].flatMap((some) => {
    const danger = some.filter(({ label }) => label !== noDanger);
    const weight = (dangerShare * (some.length - danger.length)) / Math.max(1, danger.length);
    return some.map((lesson) => (lesson.label === noDanger ? lesson : { ...lesson, weight }));
  });
}

function learner(lessons: readonly Lesson[], labels: readonly string[]): Learned {
  const classify = learn(lessons, labels, training);
  return (reading, marks) => {
    const probabilities = classify(featuresOf(reading.tokens, marks));
    const likelihoods = labels.map((label, at): [string, number] => [label, probabilities[at] ?? 0]);
    return new Map(likelihoods.sort((left, right) => right[1] - left[1]));
  };
}
