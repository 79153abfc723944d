// What the examples of intents/ teach: one learner of needs, one of danger.
import { dangerMarks, noDanger } from './danger/find-danger.ts';
import { urgentKinds } from './intent-file.ts';
import type { Intent } from './intent-file.ts';
import { learn } from './learning/linear-classifier.ts';
import type { Lesson, Training } from './learning/linear-classifier.ts';
import { featuresOf } from './learning/word-features.ts';
import { examplesIn, isDanger, isList, isNeed } from './lexicon.ts';
import type { Lexicon } from './lexicon.ts';
import type { Learned, Marks } from './marks.ts';
import { needMarks } from './needs/find-needs.ts';

export interface LearnedFromIntents {
  needs: Learned;
  danger: Learned;
}

const training: Training = { rounds: 5, rate: 1, sharpness: 1 };
/** A danger missed is worse than a question too many. */
const dangerCounts = 2;
/** What deserves a gentle question lies between danger and none. */
const gentleCounts = 0.3;

export function learnFrom(intents: readonly Intent[], lexicon: Lexicon): LearnedFromIntents {
  const needLessons: Lesson[] = [];
  const dangerLessons: Lesson[] = [];
  for (const intent of intents) {
    if (isList(intent)) continue;
    for (const { text, language } of isDanger(intent) ? examplesIn(intent.maybeExamples) : []) {
      const reading = lexicon.read(text, language);
      dangerLessons.push({
        features: featuresOf(reading.tokens, dangerMarks(reading)),
        label: noDanger,
        weight: gentleCounts,
      });
    }
    for (const example of examplesIn(intent.examples)) {
      const reading = lexicon.read(example.text, example.language);
      const seen = (marks: Marks) => featuresOf(reading.tokens, marks);
      const needs = new Set([...(isNeed(intent) ? [intent.need] : []), ...(example.needs ?? [])]);
      for (const need of needs) needLessons.push({ features: seen(needMarks(reading)), label: need });
      const features = seen(dangerMarks(reading));
      if (isDanger(intent)) dangerLessons.push({ features, label: intent.urgent, weight: dangerCounts });
      else dangerLessons.push({ features, label: noDanger });
    }
  }
  const needs = intents.filter(isNeed).map((intent) => intent.need);
  return { needs: learner(needLessons, needs), danger: learner(dangerLessons, [noDanger, ...urgentKinds]) };
}

function learner(lessons: readonly Lesson[], labels: readonly string[]): Learned {
  const classify = learn(lessons, labels, training);
  return (reading, marks) => {
    const probabilities = classify(featuresOf(reading.tokens, marks));
    const likelihoods = labels.map((label, at): [string, number] => [label, probabilities[at] ?? 0]);
    return new Map(likelihoods.sort((left, right) => right[1] - left[1]));
  };
}
