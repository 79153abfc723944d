// A PostgreSQL database for one test file, and how it is emptied between its tests.
import pg from 'pg';

export async function newDatabaseUrl(): Promise<string> {
  const response = await fetch(process.env['LY_TEST_DATABASES'] ?? '');
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return answer;
}

/** Runs one statement beside Ly, as an administrator would. */
export async function runSql(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = (await client.query(text)) as { rows: Record<string, unknown>[] };
    return rows;
  } finally {
    await client.end();
  }
}

/** The rows it locks stay locked until what it returns is called. */
export async function holdRows(url: string, text: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('begin');
  await client.query(text);
  return () => client.end();
}

/** The tables stay, and what migrations have run; everything in them goes, past the triggers that would refuse it. */
export async function emptyDatabase(url: string): Promise<void> {
  await runSql(
    url,
    `do $$ declare filled text; begin
       set local session_replication_role = replica;
       select string_agg(quote_ident(tablename), ', ') into filled
         from pg_tables where schemaname = 'public' and tablename not like 'kysely%';
       if filled is not null then execute 'truncate ' || filled; end if;
     end $$`,
  );
}
