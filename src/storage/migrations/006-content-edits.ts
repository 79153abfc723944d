// Where several processes share what staff have changed in the facts; on one machine that lies in a file.
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const contentEdits: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('content_edits')
      .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .execute();
  },
};
