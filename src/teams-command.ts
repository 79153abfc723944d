// npm run teams -- manifest [--to ly-teams.zip] [--app-version 1.0.1]
// Writes the app package that an administrator uploads to Teams; docs/teams.md says where.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readEnvFile, readSettings } from './settings.ts';
import { packApp } from './staff/teams-package/app-package.ts';

const usage = 'usage: npm run teams -- manifest [--to ly-teams.zip] [--app-version 1.0.1]';

const text = { type: 'string' } as const;
const options = { to: { ...text, default: 'ly-teams.zip' }, 'app-version': text };

/** That of Ly itself; an administrator who changes nothing but a setting gives a larger one. */
function versionOfLy(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return version;
}

function run(): void {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (positionals.join(' ') !== 'manifest') throw new Error(usage);
  const version = values['app-version'] ?? versionOfLy();
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`--app-version ${version}: write three numbers, such as 1.0.1`);
  readEnvFile();
  const { teams, publicUrl } = readSettings(process.env);
  if (teams === null)
    throw new Error('Teams is off: set TEAMS_APP_ID and what belongs to it first. See docs/teams.md.');
  if (!publicUrl.startsWith('https://'))
    throw new Error(`PUBLIC_URL is ${publicUrl}: Teams reaches an app over https alone`);
  writeFileSync(values.to, packApp({ appId: teams.appId, publicUrl, version }));
  process.stdout.write(`${values.to}: Ly ${version} at ${publicUrl}. Upload it in the Teams admin center.\n`);
}

try {
  run();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
