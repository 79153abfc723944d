// The same promises to colleagues on both databases.
import { beforeEach, describe } from '@jest/globals';
import { openStorage } from '../../../src/storage/open-storage.ts';
import { emptyDatabase, newDatabaseUrl } from '../../support/databases/test-database.ts';
import { handOffsContract } from './hand-offs-contract.ts';
import { noticesContract } from './notices-contract.ts';

const dataKey = Buffer.alloc(32, 7);

describe('hand-offs on SQLite', () => {
  const open = () => openStorage({ folder: ':memory:', dataKey });
  handOffsContract(open);
  noticesContract(open);
});

describe('hand-offs on PostgreSQL', () => {
  let url: string | undefined;
  beforeEach(async () => {
    url ??= await newDatabaseUrl();
  });
  const open = async () => {
    const storage = await openStorage({ folder: '', databaseUrl: url ?? '', dataKey });
    await emptyDatabase(url ?? '');
    return storage;
  };
  handOffsContract(open);
  noticesContract(open);
});
