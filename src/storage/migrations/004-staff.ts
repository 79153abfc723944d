// Who may come in to colleagues, and what each of them did: the last only ever grows.
import { PostgresAdapter, sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const staff: Migration = {
  async up(db: Kysely<unknown>) {
    await createStaff(db);
    await createWaysIn(db);
    await createAudit(db);
    const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
    for (const statement of isPostgres ? growsOnlyOnPostgres : growsOnlyOnSqlite) await sql.raw(statement).execute(db);
  },
};

async function createStaff(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('staff')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('login', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('shown_as', 'text', (column) => column.notNull())
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('roles', 'text', (column) => column.notNull())
    .addColumn('languages', 'text', (column) => column.notNull())
    .addColumn('is_peer', 'integer', (column) => column.notNull())
    .addColumn('email', 'text')
    .addColumn('phone', 'text')
    .addColumn('disabled', 'integer', (column) => column.notNull())
    .addColumn('password_hash', 'text')
    .addColumn('oidc_subject', 'text', (column) => column.unique())
    .execute();
}

async function createWaysIn(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('staff_invitations')
    .addColumn('token_hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('staff_id', 'text', (column) => column.notNull().references('staff.id'))
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('staff_sessions')
    .addColumn('token_hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('staff_id', 'text', (column) => column.notNull().references('staff.id'))
    .addColumn('began_at', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addColumn('end_url', 'text')
    .execute();
}

/** No references: what was done stays when the conversation, or the colleague, is gone. */
async function createAudit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('staff_audit')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('done_at', 'bigint', (column) => column.notNull())
    .addColumn('by_id', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text')
    .addColumn('detail', 'text', (column) => column.notNull())
    .execute();
  await sql`create index staff_audit_by_time on staff_audit (done_at, id)`.execute(db);
  await sql`create index staff_audit_of_conversation on staff_audit (conversation_id, done_at)`.execute(db);
}

const growsOnlyOnSqlite = ['update', 'delete'].map(
  (change) =>
    `create trigger staff_audit_no_${change} before ${change} on staff_audit
     begin select raise(abort, 'the audit only grows'); end`,
);

const growsOnlyOnPostgres = [
  `create function staff_audit_only_grows() returns trigger language plpgsql
   as $$ begin raise exception 'the audit only grows'; end $$`,
  `create trigger staff_audit_no_change before update or delete on staff_audit
   for each row execute function staff_audit_only_grows()`,
  `create trigger staff_audit_no_truncate before truncate on staff_audit
   for each statement execute function staff_audit_only_grows()`,
];
