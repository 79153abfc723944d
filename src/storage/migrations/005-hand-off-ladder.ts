// Who has a hand-off, how far its ladder has got, what colleagues write to each other, and what is counted without anybody's name.
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const handOffLadder: Migration = {
  async up(db: Kysely<unknown>) {
    for (const column of handOffColumns) await sql.raw(`alter table hand_offs add column ${column}`).execute(db);
    await sql.raw('alter table outbox add column failure_words text').execute(db);
    // Whoever waited before there was a ladder is rung for now.
    await sql`update hand_offs set next_rung_at = changed_at where state = 'open'`.execute(db);
    await createNotes(db);
    await createCounts(db);
  },
};

const handOffColumns = [
  `kinds text not null default ''`,
  'owner_id text',
  'owner_name text',
  'rung integer not null default 0',
  'next_rung_at bigint',
  'held_until bigint',
  'held_by_id text',
  'held_by_name text',
  'says text',
  'asked_at bigint',
  'called_112_at bigint',
  'safe_to_write integer not null default 0',
];

async function createNotes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('staff_notes')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('conversation_id', 'text', (column) =>
      column.notNull().references('conversations.id').onDelete('cascade'),
    )
    .addColumn('by_id', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('written_at', 'bigint', (column) => column.notNull())
    .execute();
  await sql`create index staff_notes_of_conversation on staff_notes (conversation_id, written_at)`.execute(db);
  await sql`create index staff_notes_by_time on staff_notes (written_at)`.execute(db);
}

async function createCounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('weekly_counts')
    .addColumn('week', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('once_a_week', ['week', 'what'])
    .execute();
}
