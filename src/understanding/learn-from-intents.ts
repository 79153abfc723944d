// What the examples of intents/ teach: a learner of needs, a learner of danger, and the words that tell languages apart.
import { urgentKinds } from './intent-file.ts';
import type { Intent } from './intent-file.ts';
import { dangerMarks, noDanger } from './danger/find-danger.ts';
import { examplesIn, isDanger, isHarmless, isList, isNeed } from './lexicon.ts';
import type { Lexicon, Reading } from './lexicon.ts';
import { learn } from './linear-classifier.ts';
import type { Learned, Lesson, Training } from './linear-classifier.ts';
import { needMarks } from './needs/find-needs.ts';
import { featuresOf } from './word-features.ts';

export interface LearnedFromIntents {
  needs: Learned;
  danger: Learned;
}

const training: Training = { rounds: 5, rate: 1, sharpness: 1 };
/** A danger missed is worse than a question too many. */
const dangerCounts = 2;

export function learnFrom(intents: readonly Intent[], lexicon: Lexicon): LearnedFromIntents {
  const needLessons: Lesson[] = [];
  const dangerLessons: Lesson[] = [];
  const teachNeed = (reading: Reading, label: string) =>
    needLessons.push({ features: featuresOf(reading.tokens, needMarks(reading)), label });
  const teachDanger = (reading: Reading, label: string) =>
    dangerLessons.push({ features: featuresOf(reading.tokens, dangerMarks(reading)), label, weight: label === noDanger ? 1 : dangerCounts });
  for (const intent of intents) {
    if (isList(intent)) continue;
    for (const example of examplesIn(intent.examples)) {
      const reading = lexicon.read(example.text, example.language);
      const needs = isNeed(intent) ? [intent.need, ...(example.needs ?? [])] : (example.needs ?? []);
      for (const need of new Set(needs)) teachNeed(reading, need);
      if (isDanger(intent)) teachDanger(reading, intent.urgent);
      if (isNeed(intent) || isHarmless(intent)) teachDanger(reading, noDanger);
    }
  }
  const needs = [...new Set(intents.filter(isNeed).map((intent) => intent.need))];
  return {
    needs: learn(needLessons, needs, training),
    danger: learn(dangerLessons, [noDanger, ...urgentKinds], training),
  };
}
