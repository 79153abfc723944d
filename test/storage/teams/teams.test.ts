// The same promises of Teams on both databases.
import { beforeEach, describe } from '@jest/globals';
import { openStorage } from '../../../src/storage/open-storage.ts';
import { emptyDatabase, newDatabaseUrl } from '../../support/databases/test-database.ts';
import type { OpenForTest } from '../turn-contract.ts';
import { followContract } from './follow-contract.ts';
import { placesContract } from './places-contract.ts';
import { threadsContract } from './threads-contract.ts';

const dataKey = Buffer.alloc(32, 7);

function teamsContract(open: OpenForTest): void {
  threadsContract(open);
  followContract(open);
  placesContract(open);
}

describe('Teams on SQLite', () => teamsContract(() => openStorage({ folder: ':memory:', dataKey })));

describe('Teams on PostgreSQL', () => {
  let url: string | undefined;
  beforeEach(async () => {
    url ??= await newDatabaseUrl();
  });
  teamsContract(async () => {
    const storage = await openStorage({ folder: '', databaseUrl: url ?? '', dataKey });
    await emptyDatabase(url ?? '');
    return storage;
  });
});
