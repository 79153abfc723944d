import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { commitTogether } from '../../src/storage/database/commit-together.ts';
import { openSqlite } from '../../src/storage/database/sqlite.ts';
import type { LiveEvent } from '../../src/storage/live-events.ts';
import type { Database, Write, WritingDatabase } from '../../src/storage/tables.ts';
import { firstTables } from '../../src/storage/migrations/001-first-tables.ts';

let db: Database;
let write: Write;
let heard: LiveEvent[];
beforeEach(async () => {
  db = openSqlite(':memory:');
  await firstTables.up(db);
  heard = [];
  write = commitTogether(db, (event) => heard.push(event));
});
afterEach(() => db.destroy());

const insert = (id: string) => (writing: WritingDatabase) =>
  writing.insertInto('heard_ids').values({ provider_id: id, heard_at: 0 }).execute();
const kept = async () =>
  (await db.selectFrom('heard_ids').select('provider_id').execute()).map((row) => row.provider_id);

/** How often a transaction was begun. */
function countCommits(): () => number {
  let begun = 0;
  const { transaction } = db;
  db.transaction = () => {
    begun += 1;
    return transaction.call(db);
  };
  return () => begun;
}

describe('writes that come together', () => {
  test('share one commit, and each gets its own result', async () => {
    const commits = countCommits();
    const results = await Promise.all(
      ['a', 'b', 'c'].map((id) => write(async (writing) => (await insert(id)(writing), id))),
    );
    expect(results).toEqual(['a', 'b', 'c']);
    expect(await kept()).toEqual(['a', 'b', 'c']);
    expect(commits()).toBe(1);
  });

  test('run in the order they came, and each sees what those before it wrote', async () => {
    const seen = Promise.all([
      write(insert('a')),
      write((writing) => writing.selectFrom('heard_ids').select('provider_id').execute()),
    ]);
    expect((await seen)[1]).toEqual([expect.objectContaining({ provider_id: 'a' })]);
  });

  test('are not lost when they come while others are committed', async () => {
    const first = write(insert('a'));
    const second = first.then(() => write(insert('b')));
    await Promise.all([first, second, write(insert('c'))]);
    expect((await kept()).toSorted()).toEqual(['a', 'b', 'c']);
  });
});

describe('a write that fails', () => {
  test('fails alone: the others are written, once', async () => {
    const broken = async (writing: WritingDatabase) => {
      await insert('half')(writing);
      throw new Error('broken');
    };
    const outcomes = await Promise.allSettled([write(insert('a')), write(broken), write(insert('b'))]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await kept()).toEqual(['a', 'b']);
  });

  test('leaves the next one untouched', async () => {
    await expect(write(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await write(insert('a'));
    expect(await kept()).toEqual(['a']);
  });

  test('with the whole database fails everybody at once, without trying each', async () => {
    const commits = countCommits();
    await db.destroy();
    const outcomes = await Promise.allSettled([write(insert('a')), write(insert('b'))]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(commits()).toBe(1);
  });
});
