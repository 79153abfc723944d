// The whole of understanding: learns from intents/ once, then says of each text what it means.
import type { HeardLanguage, Need } from '../vocabulary.ts';
import { findDanger } from './danger/find-danger.ts';
import { saysNotSafe } from './danger/not-safe.ts';
import { carryOver } from './earlier-texts.ts';
import { hearLanguage } from './language/hear-language.ts';
import { learnTelltaleWords } from './language/telltale-words.ts';
import { allExamples, createLexicon, isList } from './lexicon.ts';
import type { Lexicon, Reading } from './lexicon.ts';
import type { Intent } from './intent-file.ts';
import { learnFrom } from './learn-from-intents.ts';
import type { LearnedWeights } from './learning/learned-bytes.ts';
import { classify } from './learning/weights.ts';
import type { Weights } from './learning/weights.ts';
import { featuresOf } from './learning/word-features.ts';
import type { Learned } from './marks.ts';
import type { KnownName, Meaning, Understand } from './meaning.ts';
import { maskSecrets } from './mask-secrets.ts';
import { findNeeds } from './needs/find-needs.ts';
import type { FoundNeeds } from './needs/find-needs.ts';
import { findAbout, findAspect, findFilters, findLanguageWish, findSignal, isThisMinute } from './slots/find-said.ts';
import { findAge } from './slots/find-age.ts';
import { findNames } from './slots/find-names.ts';
import { findWhen } from './slots/find-when.ts';
import { settle } from './settle.ts';
import { isUnfinished } from './unfinished.ts';

export interface UnderstandingParts {
  intents: readonly Intent[];
  names: readonly KnownName[];
  /** What was learnt from these intents before; without it they are learnt from now, for seconds. */
  learned?: LearnedWeights;
}

/** What it gives back is pure. */
export function createUnderstanding(from: UnderstandingParts): Understand {
  const telltale = learnTelltaleWords(allExamples(from.intents), from.intents.filter(isList));
  const lexicon = createLexicon({ ...from, hear: (text) => hearLanguage(text, telltale) });
  const { needs, danger } = from.learned ?? learnFrom(from.intents);
  const taught = { lexicon, names: from.names, needs: learner(needs), danger: learner(danger) };
  return (text, earlier = []) => {
    const now = readAlone(text, earlier, taught);
    if (earlier.length === 0) return now.meaning;
    const meaning = carryOver(now, { earlier, read: (one) => readAlone(one, [], taught).meaning, names: from.names });
    return saysNotSafe(meaning.signal, earlier) ? withAlarm(meaning, earlier, taught) : meaning;
  };
}

interface Taught {
  lexicon: Lexicon;
  needs: Learned;
  danger: Learned;
  names: readonly KnownName[];
}

/** Of the kind that the citizen's text before was about. */
function withAlarm(meaning: Meaning, earlier: readonly string[], taught: Taught): Meaning {
  const before = readAlone(earlier.findLast((text) => !text.startsWith('[bot] ')) ?? '', [], taught).meaning;
  return { ...meaning, needs: ['urgent'], urgent: before.urgent ?? before.check ?? 'suicide', check: null };
}

function learner(weights: Weights): Learned {
  return (reading, marks) => {
    const probabilities = classify(featuresOf(reading.tokens, marks), weights);
    const likelihoods = weights.labels.map((label, at): [string, number] => [label, probabilities[at] ?? 0]);
    return new Map(likelihoods.sort((left, right) => right[1] - left[1]));
  };
}

/** The text by itself; `earlier` only tells its language where the text does not. */
function readAlone(text: string, earlier: readonly string[], taught: Taught): { meaning: Meaning; reading: Reading } {
  const { lexicon, names } = taught;
  const masked = maskSecrets(text);
  const reading = lexicon.read(masked.text);
  const needs = findNeeds(reading, taught.needs);
  const danger = findDanger(reading, taught.danger, clearnessOf(needs));
  const age = findAge(reading);
  const meaning: Meaning = {
    language: reading.language ?? languageOf(earlier, lexicon),
    needs: needs.needs,
    urgent: danger.urgent,
    check: danger.check,
    about: findAbout(reading),
    immediate: isThisMinute(reading),
    signal: findSignal(reading),
    wantsLanguage: findLanguageWish(reading),
    when: findWhen(reading),
    ...findNames(reading, names),
    aspect: findAspect(reading),
    filters: findFilters(reading, age),
    age,
    confidence: danger.urgent ? danger.likelihood : needs.confidence,
    unfinished: isUnfinished(reading),
    hidden: masked.found,
  };
  return { meaning: settle(meaning, reading, namedNeed(meaning, names)), reading };
}

/** Who worries about a stranger may well tell of a danger: that such a wish is clear says little against one. */
const clearnessOf = ({ needs: [first], confidence }: FoundNeeds): number =>
  first === 'worried_about_other' ? confidence * ofWorry : confidence;
const ofWorry = 0.5;

/** Of the last text that tells: "ja" keeps the language of the conversation. */
function languageOf(earlier: readonly string[], lexicon: Lexicon): HeardLanguage {
  for (const text of earlier.filter((one) => !one.startsWith('[bot] ')).reverse()) {
    const { language } = lexicon.read(text);
    if (language !== null) return language;
  }
  return 'da';
}

/** What the bare name of a place asks for. */
function namedNeed({ place }: Meaning, names: readonly KnownName[]): Need | null {
  return place ? (names.find(({ id }) => id === place.id)?.need ?? null) : null;
}
