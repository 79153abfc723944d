// npm run import -- --from sqlite: moves what lies in the data folder to the PostgreSQL of DATABASE_URL, with the same key.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SettingsError } from './errors.ts';
import { readEnvFile, readSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { readDataKey } from './storage/data-key.ts';
import { moveRows } from './storage/database/move-rows.ts';
import { openPostgres } from './storage/database/postgres.ts';
import { placeOf } from './storage/database/postgres-unreachable.ts';
import { openSqlite } from './storage/database/sqlite.ts';
import { createLog } from './log.ts';
import { openStorage } from './storage/open-storage.ts';
import { editsFile, readEdits } from './storage/shipped/content-edits.ts';
import type { Database } from './storage/tables.ts';

const usage =
  'usage: npm run import -- --from sqlite (with DATABASE_URL and, unless it lies in the data folder, LY_DATA_KEY)';

/** Returns how many rows of each table were moved. Ly must not run meanwhile. */
async function moveToPostgres(settings: Settings, databaseUrl: string): Promise<Record<string, number>> {
  const { dataFolder, dataKey } = settings;
  if (!existsSync(join(dataFolder, 'ly.sqlite')))
    throw new SettingsError([`DATA_FOLDER: no conversations in ${dataFolder}`]);
  if (dataKey === null && !existsSync(join(dataFolder, 'data-key'))) {
    throw new SettingsError([`LY_DATA_KEY: missing, and there is no key in ${dataFolder}`]);
  }
  const { key } = readDataKey(dataFolder, dataKey);
  // Opening brings the tables of both up to date, and refuses another key than they were written with.
  for (const at of [null, databaseUrl])
    await (await openStorage({ folder: dataFolder, databaseUrl: at, dataKey: key })).close();
  const [from, to] = [openSqlite(dataFolder), openPostgres(databaseUrl, createLog('silent'))];
  try {
    await putEdits(from, dataFolder);
    return await moveRows({ from, to });
  } finally {
    await Promise.all([from.destroy(), to.destroy()]);
  }
}

/** Beside the tables, so that they move with them or not at all. */
async function putEdits(from: Database, dataFolder: string): Promise<void> {
  const edits = await readEdits(editsFile(dataFolder));
  if (edits.length === 0) return;
  const document = JSON.stringify({ edits });
  const row = from.insertInto('content_edits').values({ id: 1, version: 1, document });
  await row.onConflict((conflict) => conflict.column('id').doUpdateSet({ document })).execute();
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: 'string' } } });
  if (values.from !== 'sqlite') throw new Error(usage);
  readEnvFile();
  const settings = readSettings(process.env);
  if (settings.databaseUrl === null) throw new SettingsError(['DATABASE_URL: missing, and it says where to move to']);
  const moved = await moveToPostgres(settings, settings.databaseUrl);
  for (const [table, count] of Object.entries(moved)) process.stdout.write(`${table}: ${count}\n`);
  process.stdout.write(
    `Moved to ${placeOf(settings.databaseUrl)}. Start Ly with DATABASE_URL and the same LY_DATA_KEY.\n`,
  );
}

await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
