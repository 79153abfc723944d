// What ships with Ly: content, intents and sentences, read and not yet checked.
import { fileURLToPath } from 'node:url';
import type { PhraseDocuments } from './answers/phrase-book.ts';
import { createLog } from './log.ts';
import type { Settings } from './settings.ts';
import { asUnreachable } from './storage/database/postgres-unreachable.ts';
import { commitEach, openPostgres } from './storage/database/postgres.ts';
import { editsFile, readEdits } from './storage/shipped/content-edits.ts';
import type { ContentEdit } from './storage/shipped/content-edits.ts';
import { readContentDocuments } from './storage/shipped/content-files.ts';
import type { ContentDocuments } from './storage/shipped/content-files.ts';
import { editsRow } from './storage/shipped/edits-row.ts';
import { readIntentDocuments } from './storage/shipped/intent-files.ts';
import type { IntentDocument } from './storage/shipped/intent-files.ts';
import { readPhraseDocuments } from './storage/shipped/phrase-files.ts';

export interface Documents {
  content: ContentDocuments;
  intents: IntentDocument[];
  phrases: PhraseDocuments;
}

const shippedFolder = (name: 'content' | 'intents' | 'locales'): string =>
  fileURLToPath(new URL(`../${name}`, import.meta.url));

/** With what staff have changed since; null: as they shipped. */
export async function readDocuments(edits: readonly ContentEdit[] | null): Promise<Documents> {
  return {
    content: readContentDocuments(shippedFolder('content'), edits ?? []),
    intents: readIntentDocuments(shippedFolder('intents')),
    phrases: readPhraseDocuments(shippedFolder('locales')),
  };
}

const undefinedTable = '42P01';

/** What staff have changed, for whoever has no storage open. Makes nothing. */
export async function readEditsOf({
  dataFolder,
  databaseUrl,
}: Pick<Settings, 'dataFolder' | 'databaseUrl'>): Promise<ContentEdit[]> {
  if (databaseUrl === null) return readEdits(editsFile(dataFolder));
  const db = openPostgres(databaseUrl, createLog('silent'));
  try {
    return await readEdits(editsRow({ db, write: commitEach(db) }));
  } catch (error) {
    if ((error as { code?: string }).code === undefinedTable) return [];
    throw asUnreachable(error, databaseUrl);
  } finally {
    await db.destroy();
  }
}
