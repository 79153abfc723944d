// SQLite as Node itself brings it, spoken to through kysely: every commit is on the disk before anybody is answered.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { Kysely, SqliteAdapter, SqliteDialect } from 'kysely';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type { Tables } from '../tables.ts';

/** `folder` is made when missing; ':memory:' keeps nothing. */
export function openSqlite(folder: string): Kysely<Tables> {
  const inMemory = folder === ':memory:';
  if (!inMemory) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(inMemory ? folder : join(folder, 'ly.sqlite'), { timeout: 5000 });
  // secure_delete: what SLET takes away is overwritten, not only unlinked.
  database.exec(
    'pragma journal_mode = WAL; pragma synchronous = FULL; pragma foreign_keys = on; pragma secure_delete = on',
  );
  return new Kysely<Tables>({ dialect: new NodeSqliteDialect({ database: asKyselyExpects(database) }) });
}

/** Statements are prepared once and kept: the same two dozen serve every turn. */
function asKyselyExpects(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = prepared.get(sql);
      if (known) return known;
      const statement = wrap(database.prepare(sql === 'begin' ? beginWriting : sql));
      prepared.set(sql, statement);
      return statement;
    },
  };
}

/** A plain "begin" that reads first and writes later fails at once beside another writer, whatever the timeout. */
const beginWriting = 'begin immediate';

function wrap(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}

class NodeSqliteDialect extends SqliteDialect {
  override createAdapter() {
    return new TransactionalDdlAdapter();
  }
}

/** A migration that is cut short leaves nothing behind: SQLite rolls tables back like rows. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}
