// What @nlpjs/basic makes of the same examples: one intent a need and one a danger, its own tokenizer and its own network.
import { dockStart } from '@nlpjs/basic';
import type { Labelled } from '../held-out-writers.ts';

/** Only what is used here: the package brings no types. */
interface Nlp {
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  nluManager: { train(how: { log: boolean }): Promise<void> };
  process(language: string, text: string): Promise<{ intent: string }>;
}

/** What one of the two makes of a text. */
export interface Guess {
  needs: readonly string[];
  urgent: boolean;
}

const dangerIntent = 'urgent.';
const nothing = 'None';

/** It knows no Danish and no Greenlandic: all is read as one language, without stems. */
const language = 'xx';

export async function trainNlpjs(examples: readonly Labelled[]): Promise<(text: string) => Promise<Guess>> {
  const dock = await dockStart({
    settings: { nlp: { autoSave: false } },
    use: ['Basic'],
  });
  const nlp = dock.get<Nlp>('nlp');
  nlp.addLanguage(language);
  for (const { text, urgent, needs } of examples) {
    const intent = urgent ? `${dangerIntent}${urgent}` : needs[0];
    if (intent !== undefined) nlp.addDocument(language, text, intent);
  }
  // Not `nlp.train`, which prints every round.
  await nlp.nluManager.train({ log: false });
  return async (text) => {
    const { intent } = await nlp.process(language, text);
    const urgent = intent.startsWith(dangerIntent);
    return { needs: urgent || intent === nothing ? [] : [intent], urgent };
  };
}
