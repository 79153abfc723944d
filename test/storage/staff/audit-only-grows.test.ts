// The database itself holds that nobody changes what was written down of colleagues, whatever program is at it.
import { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openStorage } from '../../../src/storage/open-storage.ts';
import { newDatabaseUrl, runSql } from '../../support/databases/test-database.ts';
import { noon } from '../turn-to-save.ts';

const dataKey = Buffer.alloc(32, 7);
const entry = {
  id: 'a',
  at: noon,
  by: { id: 'staff-1', name: 'Prøve Person' },
  action: 'reveal',
  conversationId: 'c1',
  detail: 'hemmelig grund',
};
const changes = [`update staff_audit set action = 'nothing'`, 'delete from staff_audit'];

test('on SQLite it refuses update and delete, and still takes more', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ly-audit-'));
  const storage = await openStorage({ folder, dataKey });
  await storage.audit(entry);
  const beside = new DatabaseSync(join(folder, 'ly.sqlite'));
  for (const change of changes) expect(() => beside.exec(change)).toThrow('the audit only grows');
  beside.close();
  await storage.audit({ ...entry, id: 'b' });
  expect(await storage.auditTrail({ limit: 9 })).toEqual([{ ...entry, id: 'b' }, entry]);
  await storage.close();
  rmSync(folder, { recursive: true });
});

test('on PostgreSQL it refuses update, delete and truncate, and still takes more', async () => {
  const url = await newDatabaseUrl();
  const storage = await openStorage({ folder: '', databaseUrl: url, dataKey });
  await storage.audit(entry);
  for (const change of [...changes, 'truncate staff_audit']) {
    await expect(runSql(url, change)).rejects.toThrow('the audit only grows');
  }
  await storage.audit({ ...entry, id: 'b' });
  expect(await storage.auditTrail({ limit: 9 })).toEqual([{ ...entry, id: 'b' }, entry]);
  expect(JSON.stringify(await runSql(url, 'select * from staff_audit'))).not.toContain('hemmelig');
  await storage.close();
});
