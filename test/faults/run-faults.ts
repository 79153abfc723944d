// npm run faults: breaks a town as it would break over years, and writes what became of it into docs/reliability.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { openLocalPostgres } from '../support/databases/local-postgres.ts';
import { killWhileMessagesComeIn } from './crashes.ts';
import type { Crashes } from './crashes.ts';
import { stopDatabaseWhileMessagesComeIn } from './outage.ts';
import type { OutageReckoning } from './outage.ts';
import type { Reckoning } from './reckoning.ts';

const page = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));
const [begins, ends] = ['<!-- npm run faults writes from here -->', '<!-- to here -->'];
const say = (line: string) => process.stdout.write(`${line}\n`);

const heads = [
  'what was broken',
  'database',
  'messages taken',
  'stored once',
  'answered',
  'lost',
  'doubles',
  'of them after an unclear outcome',
];
const rows: string[] = [];

function addRow(broken: string, database: string, reckoning: Reckoning): void {
  const { promised, storedOnce, answered, lost, doubles, doublesAfterUnclear } = reckoning;
  const cells = [broken, database, promised, storedOnce, answered, lost, doubles, doublesAfterUnclear];
  rows.push(`| ${cells.join(' | ')} |`);
  say(rows.at(-1) ?? '');
}

const killed = ({ kills, listWorks }: Crashes) =>
  `process killed ${kills} times${listWorks ? '' : ', Twilio cannot say what it took'}`;

async function breakTown(): Promise<OutageReckoning> {
  const postgres = await openLocalPostgres('durable');
  const large = { messages: 2000, kills: 20, listWorks: true };
  const onSqlite: Crashes = { ...large, databaseUrl: null, processes: 1 };
  addRow(killed(onSqlite), 'SQLite', await killWhileMessagesComeIn(onSqlite));
  for (const size of [large, { messages: 500, kills: 5, listWorks: false }]) {
    const onPostgres: Crashes = { ...size, databaseUrl: await postgres.newDatabase(), processes: 2 };
    addRow(killed(onPostgres), 'PostgreSQL, 2 processes', await killWhileMessagesComeIn(onPostgres));
  }
  const outage = await stopDatabaseWhileMessagesComeIn({ postgres, processes: 2, messages: 1000, cries: 50 });
  addRow('PostgreSQL stopped and started', 'PostgreSQL, 2 processes', outage);
  await postgres.close();
  return outage;
}

function outageInWords({ told, slowestMs, answeredAtOnce, notKeptAfterwards }: OutageReckoning): string {
  const helped = told.filter((twiml) => twiml !== undefined && /112.*\d\d \d\d \d\d \d\d/s.test(twiml));
  return (
    `While PostgreSQL was stopped, ${told.length} people in danger wrote: ${helped.length} of them were told 112 and an open line in the answer to their webhook, the slowest after ${slowestMs} ms. ` +
    `${answeredAtOnce} other messages came while it was down and were answered in the same way; after the start, ${notKeptAfterwards} were.`
  );
}

const outage = await breakTown();
const table = [`| ${heads.join(' | ')} |`, `|${' --- |'.repeat(heads.length)}`, ...rows].join('\n');
const [before = '', rest = ''] = readFileSync(page, 'utf8').split(begins);
const [, after = ''] = rest.split(ends);
const seen = `${begins}\n\nSeen on ${Temporal.Now.plainDateISO().toString()}, ${availableParallelism()} cores, Node ${process.version}.\n\n${table}\n\n${outageInWords(outage)}\n\n${ends}`;
const text = `${before}${seen}${after}`;
writeFileSync(page, await format(text, { ...(await resolveConfig(page)), parser: 'markdown' }));
say(outageInWords(outage));
