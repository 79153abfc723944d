// npm run staff and the first start, as processes of their own: what whoever has the machine meets.
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { newFolder, startLy } from '../house/started-ly.ts';

const command = fileURLToPath(new URL('../../src/staff-command.ts', import.meta.url));
const run = promisify(execFile);

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  stdout: string;
  stderr: string;
}

async function staff(...given: string[]): Promise<string> {
  const env = { PATH: process.env['PATH'], DATA_FOLDER: join(folder, 'data') };
  const { stdout, stderr } = await run(process.execPath, [command, ...given], { env, cwd: folder }).catch(
    (error: unknown) => error as Ended,
  );
  return stdout + stderr;
}

test('a colleague is added, listed, given a new link, other roles, and no way in any more', async () => {
  await staff('add', '--name', 'Leder Testesen', '--roles', 'manager');
  const added = await staff(
    'add',
    '--name',
    'Prøve Person',
    '--roles',
    'helper, editor',
    '--organisation',
    'testhuset',
  );
  expect(added).toMatch(/signs in as prøve\.person\.[^]*http:\/\/localhost:3000\/invitation\/[\w-]{43}\n$/);
  expect(await staff('link', '--login', 'Prøve.Person')).toMatch(/\/invitation\/[\w-]{43}\n$/);
  expect(await staff('roles', '--login', 'prøve.person', '--roles', 'helper')).toContain('helper, testhuset');
  await staff('disable', '--login', 'prøve.person');
  expect(await staff('list')).toBe(
    'leder.testesen: Leder Testesen, manager, kommune\nprøve.person: Prøve Person, helper, testhuset, disabled\n',
  );
});

test.each([
  [[], 'usage: npm run staff'],
  [['add', '--name', 'Prøve Person'], 'usage: npm run staff'],
  [['add', '--name', 'Prøve Person', '--roles', 'boss'], 'usage: npm run staff'],
  [['entra', '--login', 'ingen', '--id', 'mette'], 'usage: npm run staff'],
  [['disable', '--login', 'ingen'], 'no colleague signs in as ingen'],
])('%j is refused with what to do', async (given, words) => {
  expect(await staff(...given)).toContain(words);
  expect(await staff('list')).toBe('\n');
});

test('a colleague is tied to who they are in Teams, once, and untied', async () => {
  const id = '00000000-0000-4000-8000-00000000000A';
  for (const name of ['Leder Testesen', 'Prøve Person']) await staff('add', '--name', name, '--roles', 'manager');
  expect(await staff('entra', '--login', 'prøve.person', '--id', id)).toContain('kommune, in Teams');
  expect(await staff('entra', '--login', 'leder.testesen', '--id', id)).toContain('another colleague has this id');
  expect(await staff('entra', '--login', 'prøve.person', '--id', 'none')).not.toContain('in Teams');
  expect(await staff('entra', '--login', 'leder.testesen', '--id', id)).toContain('in Teams');
});

test('the last manager is not disabled', async () => {
  await staff('add', '--name', 'Leder Testesen', '--roles', 'manager');
  expect(await staff('disable', '--login', 'leder.testesen')).toContain('is the last manager');
});

test('the first start prints a link for the first manager that leads to a page, and none once somebody is there', async () => {
  const ly = startLy({ folder });
  const url = await ly.url;
  ly.signal('SIGTERM');
  const { said } = await ly.ended;
  expect(said).toMatch(/^The first manager chooses a password here, .*\/invitation\/[\w-]{43}$/m);
  expect(url).toMatch(/^http/);
  await staff('add', '--name', 'Leder Testesen', '--roles', 'manager');
  const again = startLy({ folder });
  await again.url;
  again.signal('SIGTERM');
  expect((await again.ended).said).not.toContain('/invitation/');
});
