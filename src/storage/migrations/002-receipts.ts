// What the provider says became of a message, once for each status; and the way from a receipt to its message.
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const receipts: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('receipts')
      .addColumn('provider_id', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('code', 'integer')
      .addColumn('words', 'text')
      .addColumn('received_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('once_a_status', ['provider_id', 'status'])
      .execute();
    // The rows of work that discards are found by their own id.
    await sql`create index outbox_provider_id on outbox (provider_id) where route = 'sms' and provider_id is not null`.execute(
      db,
    );
  },
};
