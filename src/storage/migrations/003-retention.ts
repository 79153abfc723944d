// What is old is found by its time, without reading everything that is not.
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const retention: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create index messages_by_time on messages (said_at)`.execute(db);
    await sql`create index heard_ids_by_time on heard_ids (heard_at)`.execute(db);
    await sql`create index receipts_by_time on receipts (received_at)`.execute(db);
    // What waits is never forgotten.
    await sql`create index outbox_done_by_time on outbox (due_at) where state <> 'waiting'`.execute(db);
  },
};
