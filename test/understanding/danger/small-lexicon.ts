// A lexicon of a handful of phrases, so that a test of danger shows every word that decides.
import type { DangerIntent, HarmlessIntent, WordList } from '../../../src/understanding/intent-file.ts';
import { createLexicon } from '../../../src/understanding/lexicon.ts';
import type { Reading } from '../../../src/understanding/lexicon.ts';
import type { Learned } from '../../../src/understanding/marks.ts';
import type { HeardLanguage, UrgentKind } from '../../../src/vocabulary.ts';

const in3 = <T>(da: T[]) => ({ da, kl: [], en: [], other: [] });
const noExamples = { examples: in3<never>([]), maybeExamples: in3<never>([]) };

const suicide: DangerIntent = {
  ...noExamples,
  need: 'urgent',
  urgent: 'suicide',
  what: 'wants to die',
  words: in3(['selvmordstruet', 'ikke leve', 'uden mig']),
  plain: in3(['vil dø', 'jeg .. ende på det', 'ikke trække vejret mere']),
  ask: in3(['er så træt']),
  maybe: in3(['kan ikke mere', 'farvel']),
};
const violence: DangerIntent = {
  ...noExamples,
  need: 'urgent',
  urgent: 'violence',
  what: 'is hit',
  words: in3(['slår mig']),
  plain: in3(['han .. tæver mig']),
  maybe: in3(['bange']),
};
const harmless: HarmlessIntent = {
  looksDangerous: true,
  what: 'figures of speech',
  words: in3(['dø af grin', 'slår mig i skak', 'trække vejret', 'god stemning']),
  examples: in3<never>([]),
};
const tense: WordList = {
  list: 'tense',
  what: 'what takes a sign back',
  words: {
    not: { da: ['ikke', 'aldrig'] },
    restart: { da: ['men', 'han'] },
    past: { da: ['år siden'] },
    story: { da: ['filmen'] },
    if: { da: ['hvad gør man hvis'] },
    over: { da: ['er ovre nu'] },
    present: { da: ['igen', 'nu'] },
  },
};

const lexicon = createLexicon({ intents: [suicide, violence, harmless, tense], names: [], hear: () => 'da' });

export const read = (text: string, language: HeardLanguage = 'da'): Reading => lexicon.read(text, language);

/** A learner with one opinion, whatever it reads. */
export function sure(likelihood: number, kind: UrgentKind = 'suicide'): Learned {
  const rest: UrgentKind = kind === 'suicide' ? 'violence' : 'suicide';
  const all: [string, number][] = [
    ['none', 1 - likelihood],
    [kind, likelihood * 0.9],
    [rest, likelihood * 0.1],
  ];
  return () => new Map(all.sort((left, right) => right[1] - left[1]));
}
