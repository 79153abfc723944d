// Hand-offs as Microsoft Teams shows them, where its channels and chats are, and which of its people a colleague is.
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const teams: Migration = {
  async up(db: Kysely<unknown>) {
    await createThreads(db);
    await createPlaces(db);
    await sql`alter table staff add column entra_id text`.execute(db);
    // A card says since when its owner has it, whatever else changes.
    await sql`alter table hand_offs add column taken_at bigint`.execute(db);
    await sql`create unique index one_colleague_an_entra_id on staff (entra_id)`.execute(db);
    // Which row is to bring a conversation's threads up to date is asked for with every delivery.
    await sql`create index outbox_teams_threads on outbox (conversation_id) where route = 'teams_thread' and state = 'waiting'`.execute(
      db,
    );
  },
};

/** No references: what is in Teams has to be taken back after the conversation is gone. */
async function createThreads(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('teams_threads')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('hand_off_id', 'text', (column) => column.notNull())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('activity_id', 'text', (column) => column.notNull())
    .addColumn('shown', 'text', (column) => column.notNull())
    .addColumn('told', 'text', (column) => column.notNull())
    .addColumn('posted_at', 'bigint', (column) => column.notNull())
    .addColumn('ended', 'integer', (column) => column.notNull())
    .addColumn('forgotten', 'integer', (column) => column.notNull())
    .addUniqueConstraint('one_thread_a_card', ['channel_id', 'activity_id'])
    .execute();
  await sql`create index teams_threads_of_conversation on teams_threads (conversation_id)`.execute(db);
  await sql`create index teams_threads_by_time on teams_threads (posted_at)`.execute(db);
}

async function createPlaces(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('teams_places')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('team_id', 'text')
    .addColumn('tenant_id', 'text')
    .addColumn('service_url', 'text')
    .addColumn('staff_id', 'text')
    .addColumn('known_at', 'bigint')
    .addColumn('failure', 'text')
    .addColumn('failing_since', 'bigint')
    .addColumn('gone', 'integer', (column) => column.notNull())
    .execute();
}
