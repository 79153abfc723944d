// Moves everything from SQLite to an empty PostgreSQL with the same tables: all of it or nothing.
import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../tables.ts';

/** What is there would be mixed with what comes: refused before anything is written. */
class TargetNotEmpty extends Error {
  override name = 'TargetNotEmpty';
}

/** Tables by name, since whatever tables there are move. */
type AnyTables = Record<string, Record<string, unknown>>;

/** So many rows go over at a time: the widest table has 20 columns, and PostgreSQL takes 65,535 values. */
const rowsAtOnce = 500;
/** Both have it already, and it was compared when they were opened. */
const stays = 'data_key';

/** Returns how many rows of each table were moved. `from` takes no writes meanwhile. Throws TargetNotEmpty. */
export async function moveRows({ from, to }: { from: Database; to: Database }): Promise<Record<string, number>> {
  const tables = inOrderOfReference(await tablesOf(from));
  return anyTables(from)
    .transaction()
    .execute((reading) =>
      anyTables(to)
        .transaction()
        .execute(async (writing) => {
          await refuseFilled(writing, tables);
          const moved: Record<string, number> = {};
          for (const table of tables) moved[table] = await moveTable(table, reading, writing);
          return moved;
        }),
    );
}

const anyTables = (db: Database) => db as unknown as Kysely<AnyTables>;

interface Table {
  name: string;
  /** Tables whose rows must be there first. */
  refersTo: string[];
}

async function tablesOf(db: Database): Promise<Table[]> {
  const { rows } = await sql<{ name: string; refers_to: string | null }>`
    select tables.name, referred."table" as refers_to
      from sqlite_master as tables left join pragma_foreign_key_list(tables.name) as referred
     where tables.type = 'table' and tables.name not like 'sqlite%' and tables.name not like 'kysely%'
       and tables.name <> ${stays}`.execute(db);
  const byName = Map.groupBy(rows, ({ name }) => name);
  return [...byName].map(([name, found]) => ({ name, refersTo: found.flatMap((row) => row.refers_to ?? []) }));
}

function inOrderOfReference(tables: readonly Table[]): string[] {
  const ordered: string[] = [];
  const add = ({ name, refersTo }: Table): void => {
    if (ordered.includes(name)) return;
    tables.filter((table) => table.name !== name && refersTo.includes(table.name)).forEach(add);
    ordered.push(name);
  };
  tables.forEach(add);
  return ordered;
}

async function refuseFilled(writing: Transaction<AnyTables>, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const row = await writing
      .selectFrom(table)
      .select(sql`1`.as('there'))
      .limit(1)
      .executeTakeFirst();
    if (row) throw new TargetNotEmpty(`the PostgreSQL database is not empty: there are rows in ${table}`);
  }
}

async function moveTable(
  table: string,
  reading: Transaction<AnyTables>,
  writing: Transaction<AnyTables>,
): Promise<number> {
  let moved = 0;
  let rows: Record<string, unknown>[] = [];
  const write = async () => {
    if (rows.length > 0) await writing.insertInto(table).values(rows).execute();
    moved += rows.length;
    rows = [];
  };
  for await (const row of reading.selectFrom(table).selectAll().stream()) {
    rows.push({ ...row });
    if (rows.length === rowsAtOnce) await write();
  }
  await write();
  return moved;
}
