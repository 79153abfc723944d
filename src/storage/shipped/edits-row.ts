// The edits of staff where several processes share them: one row, with a version that tells whether somebody else was first.
import type { Store, WritingDatabase } from '../tables.ts';
import { EditedMeanwhile } from './content-edits.ts';
import type { EditsPlace } from './content-edits.ts';

const theOnly = 1;

export function editsRow({ db, write }: Pick<Store, 'db' | 'write'>): EditsPlace {
  return {
    name: 'content_edits',
    adapter() {
      let version = 0;
      return {
        async read() {
          const row = await db.selectFrom('content_edits').select(['version', 'document']).executeTakeFirst();
          version = row?.version ?? 0;
          return row === undefined ? null : JSON.parse(row.document);
        },
        async write(document) {
          const isWritten = await write(async (writing, tell) => {
            tell({ kind: 'content' });
            return writeOver(version, { writing, document: JSON.stringify(document) });
          });
          if (!isWritten) throw new EditedMeanwhile();
        },
      };
    },
  };
}

/** False when it is not that version any more: version 0 is no row yet. */
async function writeOver(
  version: number,
  { writing, document }: { writing: WritingDatabase; document: string },
): Promise<boolean> {
  if (version === 0) {
    const first = writing.insertInto('content_edits').values({ id: theOnly, version: 1, document });
    const { numInsertedOrUpdatedRows } = await first
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await writing
    .updateTable('content_edits')
    .set({ version: version + 1, document })
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
