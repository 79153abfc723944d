// A town that has talked with Ly for years, and one with far more places than Aalborg has: made at once, to be measured.
import { sql } from 'kysely';
import { prepareAlone } from '../src/storage/database/postgres.ts';
import { openSqlite } from '../src/storage/database/sqlite.ts';
import { openStorage } from '../src/storage/open-storage.ts';
import type { Database } from '../src/storage/tables.ts';
import { people, numberOf } from './signed-load.ts';

export const largeTown = { messages: 1_000_000, places: 5000 };

export interface Where {
  folder: string;
  /** Null: SQLite in the folder. */
  databaseUrl: string | null;
}

export const dataKey = Buffer.alloc(32, 1);

const aPerson = 20;
const conversations = largeTown.messages / aPerson;
/** Nobody opens what is older than the two hours that are context, so one sealed text stands for all. */
const sealed = 'sealed'.padEnd(120, '.');
const daysAgo = 30;

/** Makes the tables, and fills them. */
export async function fillTown(where: Where): Promise<void> {
  const storage = await openStorage({ ...where, dataKey });
  const hashes = Array.from({ length: people }, (_, person) => storage.addressHash('sms', numberOf(person)));
  await storage.close();
  const { folder, databaseUrl } = where;
  if (databaseUrl !== null) {
    return prepareAlone(databaseUrl, async (db) => {
      await fill(db, hashes);
      // PostgreSQL does so by itself within a minute; SQLite never does.
      await sql`analyze`.execute(db);
    });
  }
  const db = openSqlite(folder);
  await fill(db, hashes);
  return db.destroy();
}

async function fill(db: Database, hashes: readonly string[]): Promise<void> {
  const at = Temporal.Now.instant().subtract({ hours: 24 * daysAgo }).epochMilliseconds;
  const upTo = (count: number) =>
    sql`with recursive n(i) as (select 0 union all select i + 1 from n where i < ${sql.lit(count - 1)})`;
  await db.transaction().execute(async (writing) => {
    const known = hashes.map((address_hash, person) => ({
      ...conversationOf(person),
      address_hash,
      last_heard_at: at,
    }));
    for (let from = 0; from < known.length; from += 100) {
      await writing
        .insertInto('conversations')
        .values(known.slice(from, from + 100))
        .execute();
    }
    for (const statement of [
      sql`insert into conversations (id, channel, address_hash, version, stopped, holder, last_heard_at)
          ${upTo(conversations)} select 'c-' || i, 'sms', 'hash-' || i, ${sql.lit(aPerson / 2)}, 0, 'bot', ${sql.lit(at)} from n where i >= ${sql.lit(hashes.length)}`,
      sql`insert into messages (id, conversation_id, sequence, sender, text, said_at)
          ${upTo(largeTown.messages)} select 'm-' || i, 'c-' || (i % ${sql.lit(conversations)}), i / ${sql.lit(conversations)},
            case i / ${sql.lit(conversations)} % 2 when 0 then 'citizen' else 'ly' end, ${sql.lit(sealed)}, ${sql.lit(at)} + i from n`,
      sql`insert into heard_ids (provider_id, heard_at)
          ${upTo(largeTown.messages / 2)} select 'SM-' || i, ${sql.lit(at)} + i from n`,
      sql`insert into outbox (id, conversation_id, sequence, kind, route, urgency, channel, state, request_id, due_at, attempts, provider_id)
          ${upTo(largeTown.messages / 2)} select 'o-' || i, 'c-' || (i % ${sql.lit(conversations)}), 0, 'reply', 'sms', 'ordinary', 'sms',
            'sent', 'r-' || i, ${sql.lit(at)} + i, 1, 'SMo-' || i from n`,
    ])
      await statement.execute(writing);
  });
}

const conversationOf = (person: number) => ({
  id: `c-${person}`,
  channel: 'sms' as const,
  version: aPerson / 2,
  stopped: 0 as const,
  holder: 'bot' as const,
});

interface ShippedPlace {
  id: string;
  name: string;
  position: { latitude: number; longitude: number } | null;
}

/** The known places again and again, each under another name and a little further away. */
export function manyPlaces(shipped: unknown): ShippedPlace[] {
  const places = shipped as ShippedPlace[];
  const copies = Array.from({ length: largeTown.places - places.length }, (_, index) => {
    const place = places[index % places.length]!;
    const away = (index % 100) / 1000;
    const position = place.position && { ...place.position, latitude: place.position.latitude + away };
    return {
      ...place,
      id: `${place.id}-${index}`,
      name: `${place.name} ${nameOf(index)}`,
      aka: [],
      notTheSameAs: [],
      position,
    };
  });
  return [...places, ...copies];
}

/** A word of its own for each: Abacus, not "number 17". */
const syllables = ['ba', 'ko', 'li', 'mu', 'ne', 'ra', 'so', 'ti', 'vu', 'gy'];
const nameOf = (index: number): string =>
  [...String(index).padStart(4, '0')].map((digit) => syllables[Number(digit)]).join('');
