// Reads the curated facts: the shipped documents, and over them what staff have changed since.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { z } from 'zod';

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
export type ContentDocuments = Record<ContentKind, unknown>;

const edit = z.strictObject({
  kind: z.enum(Object.keys(files) as [ContentKind, ...ContentKind[]]),
  /** The entry's id; for dangerLines the kind of danger. */
  id: z.string().min(1),
  by: z.string().min(1),
  at: z.iso.datetime(),
  /** The whole entry as it was, null for a new one. */
  before: z.unknown(),
  /** The whole entry as it is now, null when it was taken out. */
  after: z.unknown(),
});
const editsDocument = z.strictObject({ edits: z.array(edit) });

type ContentEdit = z.infer<typeof edit>;

export interface ContentFolders {
  contentFolder: string;
  /** Where the edits of staff lie; null reads what was shipped and touches nothing. */
  dataFolder: string | null;
}

/** Every document with the edits of staff applied in their order. Throws ContentFileError. */
export async function readContentDocuments({ contentFolder, dataFolder }: ContentFolders): Promise<ContentDocuments> {
  const shipped = Object.entries(files).map(([kind, file]) => [kind, readJsonFile(join(contentFolder, file))]);
  const edits = dataFolder === null ? [] : await readEdits(dataFolder);
  return edits.reduce(applyEdit, Object.fromEntries(shipped) as ContentDocuments);
}

export function readJsonFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ContentFileError(`${path}: ${(error as Error).message}`, { cause: error });
  }
}

/** Made empty when there is none yet, so that the first edit has a place to go. */
async function readEdits(dataFolder: string): Promise<ContentEdit[]> {
  const path = join(dataFolder, 'content-edits.json');
  const store = new Low<unknown>(new JSONFile(path), { edits: [] });
  if (!existsSync(path)) {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    await store.write();
  }
  await store.read().catch((error: Error) => {
    throw new ContentFileError(`${path}: ${error.message}`, { cause: error });
  });
  const parsed = editsDocument.safeParse(store.data);
  if (!parsed.success) throw new ContentFileError(`${path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data.edits;
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
