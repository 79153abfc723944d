// Which organisations beside the municipality may see a conversation, while it is open.
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const handedTo: Migration = {
  async up(db: Kysely<unknown>) {
    // A document of its own: an organisation may have any name.
    await sql`alter table hand_offs add column handed_to text not null default '[]'`.execute(db);
  },
};
