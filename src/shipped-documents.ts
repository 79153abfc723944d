// What ships with Ly: content, intents and sentences, read and not yet checked.
import { fileURLToPath } from 'node:url';
import type { PhraseDocuments } from './answers/phrase-book.ts';
import { readContentDocuments } from './storage/shipped/content-files.ts';
import type { ContentDocuments } from './storage/shipped/content-files.ts';
import { readIntentDocuments } from './storage/shipped/intent-files.ts';
import type { IntentDocument } from './storage/shipped/intent-files.ts';
import { readPhraseDocuments } from './storage/shipped/phrase-files.ts';

export interface Documents {
  content: ContentDocuments;
  intents: IntentDocument[];
  phrases: PhraseDocuments;
}

export const shippedFolder = (name: 'content' | 'intents' | 'locales'): string =>
  fileURLToPath(new URL(`../${name}`, import.meta.url));

/** `dataFolder`: with what staff have changed since; null reads what was shipped and touches nothing. */
export async function readDocuments(dataFolder: string | null): Promise<Documents> {
  return {
    content: await readContentDocuments({ contentFolder: shippedFolder('content'), dataFolder }),
    intents: readIntentDocuments(shippedFolder('intents')),
    phrases: readPhraseDocuments(shippedFolder('locales')),
  };
}
