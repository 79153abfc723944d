// Reads the intents: one JSON file a need.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonFile } from './content-files.ts';

export interface IntentDocument {
  /** The file's name, for whoever has to mend it. */
  file: string;
  document: unknown;
}

/** In the order of their names. Throws ContentFileError on a file that is no JSON. */
export function readIntentDocuments(folder: string): IntentDocument[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => ({ file, document: readJsonFile(join(folder, file)) }));
}
