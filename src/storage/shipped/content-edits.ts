// What staff have changed in the facts: one document, in a file of the data folder or in one row that all processes share.
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Low, Memory } from 'lowdb';
import type { Adapter } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { z } from 'zod';
import type { LiveEvent } from '../live-events.ts';
import { ContentFileError, contentKinds } from './content-files.ts';

const contentEdit = z.strictObject({
  kind: z.enum(contentKinds),
  /** The entry's id; for dangerLines the kind of danger. */
  id: z.string().min(1),
  by: z.string().min(1),
  at: z.iso.datetime(),
  /** The whole entry as it was, null for a new one. */
  before: z.unknown(),
  /** The whole entry as it is now, null when it was taken out. */
  after: z.unknown(),
});
const editsDocument = z.strictObject({ edits: z.array(contentEdit) });

export type ContentEdit = z.infer<typeof contentEdit>;

/** Where the document lies. */
export interface EditsPlace {
  /** For messages. */
  name: string;
  /** For one reading and one writing: a write throws EditedMeanwhile when it is not of what was read. */
  adapter(): Adapter<unknown>;
}

export class EditedMeanwhile extends Error {
  override name = 'EditedMeanwhile';
}

/** For one process alone. Written beside the old one and put in its place, so that it is never half there. */
export function editsFile(folder: string, hear: (event: LiveEvent) => void = () => undefined): EditsPlace {
  const name = join(folder, 'content-edits.json');
  const file = folder === ':memory:' ? new Memory<unknown>() : new JSONFile<unknown>(name);
  const adapter: Adapter<unknown> = {
    read: async () => file.read(),
    async write(document) {
      await file.write(document);
      hear({ kind: 'content' });
    },
  };
  return { name, adapter: () => adapter };
}

/** In their order; none where nobody has changed anything yet. Throws ContentFileError. */
export async function readEdits(place: EditsPlace): Promise<ContentEdit[]> {
  return (await openDocument(place)).edits;
}

export function contentEditsIn(place: EditsPlace) {
  let before: Promise<unknown> = Promise.resolve();
  return {
    readContentEdits: () => readEdits(place),
    /** Heard as `content` by all processes. "conflict": the entry is no longer what `before` says, and nothing was written. */
    addContentEdit(edit: ContentEdit): Promise<'saved' | 'conflict'> {
      const adding = before.then(() => addEdit(place, edit));
      before = adding.catch(() => undefined);
      return adding;
    },
  };
}

async function addEdit(place: EditsPlace, edit: ContentEdit): Promise<'saved' | 'conflict'> {
  const { edits, write } = await openDocument(place);
  // What nobody has changed is as it shipped, and so is what the editor saw.
  const last = edits.findLast(({ kind, id }) => kind === edit.kind && id === edit.id);
  if (last !== undefined && !isDeepStrictEqual(last.after, asJson(edit.before))) return 'conflict';
  try {
    await write([...edits, contentEdit.parse(edit)]);
    return 'saved';
  } catch (error) {
    // Each time somebody else has written theirs, so this comes to an end.
    if (error instanceof EditedMeanwhile) return addEdit(place, edit);
    throw error;
  }
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

interface OpenDocument {
  edits: ContentEdit[];
  write(edits: readonly ContentEdit[]): Promise<void>;
}

async function openDocument({ name, adapter }: EditsPlace): Promise<OpenDocument> {
  const document = new Low<unknown>(adapter(), { edits: [] });
  await document.read().catch((error: Error) => {
    throw error instanceof SyntaxError ? new ContentFileError(`${name}: ${error.message}`, { cause: error }) : error;
  });
  const parsed = editsDocument.safeParse(document.data);
  if (!parsed.success) throw new ContentFileError(`${name}: ${z.prettifyError(parsed.error)}`);
  return {
    edits: parsed.data.edits,
    write(edits) {
      document.data = { edits };
      return document.write();
    },
  };
}
