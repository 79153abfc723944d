// Written in what SQLite and PostgreSQL share: text, integer and bigint columns, partial indexes.
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const firstTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createConversations(db);
    await createMessages(db);
    await createHandOffs(db);
    await createOutbox(db);
    await createSmallTables(db);
  },
};

async function createConversations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('conversations')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('address_hash', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('stopped', 'integer', (column) => column.notNull())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('language', 'text')
    .addColumn('memory', 'text')
    .addColumn('address', 'text')
    .addColumn('last_heard_at', 'bigint')
    .addColumn('erased_at', 'bigint')
    .addColumn('erase_by', 'bigint')
    .addUniqueConstraint('one_conversation_an_address', ['channel', 'address_hash'])
    .execute();
}

async function createMessages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('messages')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) =>
      column.notNull().references('conversations.id').onDelete('cascade'),
    )
    .addColumn('sequence', 'bigint', (column) => column.notNull())
    .addColumn('sender', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('said_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('messages_in_order', ['conversation_id', 'sequence'])
    .execute();
}

async function createHandOffs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('hand_offs')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('conversation_id', 'text', (column) =>
      column.notNull().references('conversations.id').onDelete('cascade'),
    )
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('urgent', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'bigint', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .execute();
  await sql`create unique index one_open_hand_off on hand_offs (conversation_id) where state <> 'closed'`.execute(db);
}

async function createOutbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('sequence', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('route', 'text', (column) => column.notNull())
    .addColumn('urgency', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('address', 'text')
    .addColumn('text', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('request_id', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('claimed_by', 'text')
    .addColumn('claimed_until', 'bigint')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('unclear_since', 'bigint')
    .addColumn('provider_id', 'text')
    .addColumn('failure', 'text')
    .execute();
  // Only what waits is searched: with a million rows sent this stays as small as the queue.
  await sql`create index outbox_waiting on outbox (route, urgency, due_at) where state = 'waiting'`.execute(db);
}

async function createSmallTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('heard_ids')
    .addColumn('provider_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('heard_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('place_reports')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('place_id', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('reported_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('data_key')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .execute();
}
