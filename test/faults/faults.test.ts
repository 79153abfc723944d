// A small town through a bad evening; `npm run faults` does the same to a larger one.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openLocalPostgres } from '../support/databases/local-postgres.ts';
import type { LocalPostgres } from '../support/databases/local-postgres.ts';
import { killWhileMessagesComeIn } from './crashes.ts';
import { stopDatabaseWhileMessagesComeIn } from './outage.ts';
import type { Reckoning } from './reckoning.ts';

let postgres: LocalPostgres;
beforeAll(async () => {
  postgres = await openLocalPostgres('durable');
});
afterAll(() => postgres.close());

/** Milliseconds: a town of this size is through in twenty seconds, where nobody else uses the machine. */
const patience = 240_000;
const messages = 200;
const kills = 4;

const everything = { storedOnce: messages, answered: messages, promised: messages, lost: 0 };
const onlyAfterUnclear = ({ doubles, doublesAfterUnclear }: Reckoning) => doubles - doublesAfterUnclear;

test(
  'whatever Ly has taken is stored once and answered, though its process is killed again and again, on SQLite',
  async () => {
    const reckoning = await killWhileMessagesComeIn({
      databaseUrl: null,
      processes: 1,
      listWorks: true,
      messages,
      kills,
    });
    expect(reckoning).toMatchObject(everything);
    expect(onlyAfterUnclear(reckoning)).toBe(0);
  },
  patience,
);

test(
  'the same with two processes on PostgreSQL; and where Twilio cannot say what it took, nobody goes without',
  async () => {
    const databaseUrl = await postgres.newDatabase();
    const reckoning = await killWhileMessagesComeIn({ databaseUrl, processes: 2, listWorks: false, messages, kills });
    expect(reckoning).toMatchObject(everything);
    expect(reckoning.doubles).toBeGreaterThan(0);
    expect(onlyAfterUnclear(reckoning)).toBe(0);
  },
  patience,
);

test(
  'with PostgreSQL stopped, who is in danger hears of 112 and an open line at once, and Ly outlives it',
  async () => {
    const outage = await stopDatabaseWhileMessagesComeIn({ postgres, processes: 2, messages, cries: 10 });
    const { told, promised, answeredAtOnce, notKeptAfterwards } = outage;
    expect(told).toHaveLength(10);
    for (const twiml of told) expect(twiml).toMatch(/<Message.*112.*\d\d \d\d \d\d \d\d/s);
    expect(answeredAtOnce).toBeGreaterThan(0);
    expect(promised + answeredAtOnce).toBe(messages);
    expect(outage).toMatchObject({ storedOnce: promised, answered: promised, lost: 0 });
    expect([notKeptAfterwards, onlyAfterUnclear(outage)]).toEqual([0, 0]);
  },
  patience,
);
