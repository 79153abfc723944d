// The SDK of Teams is loaded where Teams is configured and nowhere else; and nothing the machine has set for it opens a door.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { appId, appSecret, tenantId } from './local-microsoft.ts';

const folder = mkdtempSync(join(tmpdir(), 'ly-teams-'));
afterAll(() => rmSync(folder, { recursive: true }));

const inSource = (file: string) => JSON.stringify(new URL(`../../../src/${file}`, import.meta.url).href);

/** Nobody answers there, so nobody's keys are known. */
const nowhere = 'http://127.0.0.1:9';
const [head, claims] = [
  { alg: 'RS256', kid: 'key-1' },
  { iss: nowhere, aud: appId, serviceurl: nowhere },
].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));

/** Opens the house in a process of its own, and sends it a token that nobody signed. */
const code = `
  import { registerHooks } from 'node:module';
  let loaded = 0;
  registerHooks({ load(url, context, next) { if (url.includes('@microsoft/')) loaded += 1; return next(url, context); } });
  const { openHouse, realWorld } = await import(${inSource('open-house.ts')});
  const { readSettings } = await import(${inSource('settings.ts')});
  const settings = readSettings(process.env);
  const house = await openHouse(settings, realWorld(settings));
  const server = house.app.listen(0, '127.0.0.1', async () => {
    const body = JSON.stringify({ type: 'message', channelId: 'msteams', serviceUrl: '${nowhere}' });
    const headers = { 'Content-Type': 'application/json', Authorization: 'Bearer ${head}.${claims}.bm9ib2R5' };
    const url = 'http://127.0.0.1:' + server.address().port + '/api/messages';
    const { status } = await fetch(url, { method: 'POST', headers, body });
    server.close();
    server.closeAllConnections();
    await house.close();
    process.stdout.write('\\n' + JSON.stringify({ loaded: loaded > 0, status }));
  });`;

function opened(environment: Record<string, string>): Promise<unknown> {
  const env = { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'error', DATA_FOLDER: folder, ...environment };
  const options = ['--no-warnings', '--input-type=module', '-e', code];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, options, { env }, (error, out) => {
      if (error) reject(error);
      else resolve(JSON.parse(out.trim().split('\n').at(-1) ?? ''));
    });
  });
}

const configured = {
  PUBLIC_URL: 'https://ly.example.org',
  TEAMS_APP_ID: appId,
  TEAMS_APP_SECRET: appSecret,
  TEAMS_TENANT_ID: tenantId,
  TEAMS_TEAMS: '19:team@thread.tacv2',
  TEAMS_STAND_IN_URL: nowhere,
};

test('without Teams nothing of Microsoft is loaded, and there is no door', async () => {
  expect(await opened({})).toEqual({ loaded: false, status: 404 });
}, 60_000);

test('with Teams it is loaded, and what the machine has set for the SDK lets nobody in', async () => {
  const machine = {
    DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: 'true',
    ...{ CLIENT_ID: 'another app', CLIENT_SECRET: 'another secret', TENANT_ID: 'another tenant', CLOUD: 'China' },
  };
  expect(await opened({ ...configured, ...machine })).toEqual({ loaded: true, status: 401 });
}, 60_000);
