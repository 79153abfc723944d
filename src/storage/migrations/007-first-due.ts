// How long something has waited to be sent, however often it was tried.
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const firstDue: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table outbox add column first_due_at bigint`.execute(db);
  },
};
