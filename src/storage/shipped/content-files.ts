// Reads the curated facts: the shipped documents, and over them what staff have changed since.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentEdit } from './content-edits.ts';

/** A file that cannot be read as what it should be: the message says which and where. */
export class ContentFileError extends Error {
  override name = 'ContentFileError';
}

/** One file a kind. What stands in them is checked by knowledge. */
const files = {
  places: 'places.json',
  helplines: 'helplines.json',
  guides: 'guides.json',
  landmarks: 'landmarks.json',
  events: 'events.json',
  duty: 'duty.json',
  dangerLines: 'danger-lines.json',
} as const;

type ContentKind = keyof typeof files;
export const contentKinds = Object.keys(files) as [ContentKind, ...ContentKind[]];
export type ContentDocuments = Record<ContentKind, unknown>;

/** Every document with the edits of staff applied in their order. Throws ContentFileError. */
export function readContentDocuments(contentFolder: string, edits: readonly ContentEdit[]): ContentDocuments {
  const shipped = Object.entries(files).map(([kind, file]) => [kind, readJsonFile(join(contentFolder, file))]);
  return edits.reduce(applyEdit, Object.fromEntries(shipped) as ContentDocuments);
}

export function readJsonFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ContentFileError(`${path}: ${(error as Error).message}`, { cause: error });
  }
}

function applyEdit(documents: ContentDocuments, { kind, id, after }: ContentEdit): ContentDocuments {
  const document = documents[kind];
  const changed = Array.isArray(document)
    ? withEntry(document as { id?: unknown }[], id, after)
    : { ...(document as Record<string, unknown>), [id]: after };
  return { ...documents, [kind]: changed };
}

/** In its old place, so that the order of a file means what it meant; a new one comes last. */
function withEntry(entries: { id?: unknown }[], id: string, after: unknown): unknown[] {
  const isKnown = entries.some((entry) => entry.id === id);
  const replaced = entries.map((entry) => (entry.id === id ? after : entry));
  return (isKnown ? replaced : [...replaced, after]).filter((entry) => entry !== null);
}
