// npm run teams -- manifest, as a process of its own: what an administrator uploads, and what is said where it cannot be made.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { AppManifest } from '../../../src/staff/teams-package/app-manifest.ts';
import { newFolder } from '../../house/started-ly.ts';

const command = join(import.meta.dirname, '../../../src/teams-command.ts');
const run = promisify(execFile);

const appId = '00000000-0000-4000-8000-00000000000a';
const settings = {
  PUBLIC_URL: 'https://ly.example.org/her',
  TEAMS_APP_ID: appId,
  TEAMS_APP_SECRET: 'a secret of a test',
  TEAMS_TENANT_ID: '00000000-0000-4000-8000-00000000000b',
  TEAMS_TEAMS: '19:testhold@thread.tacv2',
};

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Given {
  args: string[];
  set: Record<string, string>;
}

async function teams(given: string[], set: Record<string, string> = settings) {
  const env = { PATH: process.env['PATH'], DATA_FOLDER: join(folder, 'data'), ...set };
  const { stdout, stderr, code } = await run(process.execPath, [command, ...given], { env, cwd: folder }).then(
    (ended) => ({ ...ended, code: 0 }),
    (error: unknown) => error as { stdout: string; stderr: string; code: number },
  );
  return { said: stdout + stderr, code };
}

const zipOf = (name: string) => unzipSync(new Uint8Array(readFileSync(join(folder, name))));

async function manifestOf(): Promise<AppManifest> {
  await teams(['manifest']);
  return JSON.parse(strFromU8(zipOf('ly-teams.zip')['manifest.json'] ?? new Uint8Array())) as AppManifest;
}

test('the package holds the manifest and the two icons it names, and no secret', async () => {
  const { said, code } = await teams(['manifest', '--to', 'pakke.zip', '--app-version', '2.0.1']);
  expect([code, said]).toEqual([0, expect.stringContaining('pakke.zip: Ly 2.0.1 at https://ly.example.org/her')]);
  const files = zipOf('pakke.zip');
  expect(Object.keys(files).toSorted()).toEqual(['color.png', 'manifest.json', 'outline.png']);
  const manifest = strFromU8(files['manifest.json'] ?? new Uint8Array());
  expect(JSON.parse(manifest)).toMatchObject({ id: appId, version: '2.0.1', icons: { color: 'color.png' } });
  expect(said + manifest).not.toContain(settings.TEAMS_APP_SECRET);
});

test('the bot may be in teams and one-to-one chats, not in group chats, and says what can be written to it', async () => {
  const { bots, validDomains } = await manifestOf();
  expect(bots).toMatchObject([{ botId: appId, scopes: ['team', 'personal'] }]);
  expect(bots[0]?.commandLists[0]?.commands.map(({ title }) => title)).toContain('hvem venter');
  expect(validDomains).toEqual(['ly.example.org']);
});

test("what is in it is as long as Microsoft's schema allows, and leads to Ly by https", async () => {
  const { name, description, developer, bots, accentColor } = await manifestOf();
  const commands = bots.flatMap(({ commandLists }) => commandLists.flatMap((list) => list.commands));
  const lengths: [string, number][] = [
    [name.short, 30],
    [name.full, 100],
    [description.short, 80],
    [description.full, 4000],
    [developer.name, 32],
    ...commands.flatMap((one): [string, number][] => [
      [one.title, 32],
      [one.description, 128],
    ]),
  ];
  expect(lengths.filter(([text, most]) => text.length === 0 || text.length > most)).toEqual([]);
  expect(commands.length).toBeLessThanOrEqual(10);
  expect(accentColor).toMatch(/^#[0-9a-f]{6}$/);
  const { websiteUrl, privacyUrl, termsOfUseUrl } = developer;
  for (const address of [websiteUrl, privacyUrl, termsOfUseUrl]) expect(address).toMatch(/^https:\/\//);
});

/** Width, height and kind of colour, as the head of a PNG says them; 6 is colour with transparency. */
function headOf(name: string): number[] {
  const bytes = readFileSync(join(import.meta.dirname, '../../../src/staff/teams-package', name));
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes.readUInt8(25)];
}

test('the icons are as large as Teams asks, and the outline lies on nothing', () => {
  expect(headOf('color.png').slice(0, 2)).toEqual([192, 192]);
  expect(headOf('outline.png')).toEqual([32, 32, 6]);
});

test.each<[string, Given, string]>([
  ['Teams is off', { args: ['manifest'], set: {} }, 'Teams is off: set TEAMS_APP_ID'],
  ['half of it is set', { args: ['manifest'], set: { TEAMS_APP_ID: appId } }, 'TEAMS_APP_SECRET'],
  ['an id is none', { args: ['manifest'], set: { ...settings, TEAMS_APP_ID: 'ly' } }, 'TEAMS_APP_ID'],
  [
    'the address is not https',
    { args: ['manifest'], set: { ...settings, PUBLIC_URL: 'http://ly.example.org' } },
    'over https alone',
  ],
  ['the version is none', { args: ['manifest', '--app-version', 'v2'], set: settings }, 'write three numbers'],
  ['nothing is asked for', { args: [], set: settings }, 'usage: npm run teams'],
  ['something else is asked for', { args: ['upload'], set: settings }, 'usage: npm run teams'],
])('where %s, that is said and nothing is written', async (_what, { args, set }, says) => {
  const { said, code } = await teams(args, set);
  expect([code, said]).toEqual([1, expect.stringContaining(says)]);
  expect(existsSync(join(folder, 'ly-teams.zip'))).toBe(false);
});
