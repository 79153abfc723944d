// The process is killed after a colleague pressed and before the card says so: the one that is started next says it.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { openLocalTwilio } from '../../channels/sms/local-twilio.ts';
import { authToken, signatureOf, smsForm } from '../../channels/sms/signed-sms.ts';
import { onDuty } from '../../conversation/colleagues/made-up-duty.ts';
import { newFolder, startLy } from '../../house/started-ly.ts';
import { commandLine, createDesk } from '../../../src/staff/staff-accounts-desk.ts';
import { contentEditsIn, editsFile } from '../../../src/storage/shipped/content-edits.ts';
import { openStorage } from '../../../src/storage/open-storage.ts';
import { appId, appSecret, openLocalMicrosoft, tenantId } from './local-microsoft.ts';
import type { Posted } from './local-microsoft.ts';
import { channelId, teamId } from './teams-house.ts';

const publicUrl = 'https://ly.example.org';
const name = 'Mette Prøve';
const entraId = '00000000-0000-4000-8000-0000000000d1';
const dataKey = randomBytes(32);
const folder = newFolder();
const dataFolder = join(folder, 'data');
const twilio = await openLocalTwilio(() => Temporal.Now.instant());
const microsoft = await openLocalMicrosoft();
const settings = {
  ...{ LY_DATA_KEY: dataKey.toString('base64'), PUBLIC_URL: publicUrl },
  ...{ TEAMS_APP_ID: appId, TEAMS_APP_SECRET: appSecret, TEAMS_TENANT_ID: tenantId, TEAMS_TEAMS: teamId },
  ...{ TEAMS_STAND_IN_URL: microsoft.url, TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: authToken },
  ...{ TWILIO_NUMBER: '+4520000000', TWILIO_API_BASE_URL: twilio.url },
};
let ly = startedAfter();

/** Somebody is on duty, and Ly knows a colleague, before the first process starts. */
async function startedAfter() {
  const storage = await openStorage({ folder: dataFolder, dataKey });
  const desk = createDesk({ storage, publicUrl, now: () => Temporal.Now.instant(), newId: () => entraId });
  await desk.add(commandLine, { name, organisation: 'kommune', roles: ['helper'], entraId });
  await storage.close();
  const after = onDuty('Testholdet', { reach: [{ way: 'teams', to: channelId }] });
  const edit = { kind: 'duty', id: after.id, by: 'a test', at: '2026-11-01T12:00:00Z', before: null, after } as const;
  await contentEditsIn(editsFile(dataFolder)).addContentEdit(edit);
  return startLy({ folder, settings });
}

afterAll(async () => {
  const last = await ly;
  last.signal('SIGTERM');
  await last.ended;
  await microsoft.close();
  await twilio.close();
});

async function citizenWrites(url: string, words: string): Promise<void> {
  const form = smsForm({ From: '+4520000001', Body: words });
  const headers = { 'X-Twilio-Signature': signatureOf(`${publicUrl}/sms`, form) };
  expect((await fetch(`${url}/sms`, { method: 'POST', headers, body: new URLSearchParams(form) })).status).toBe(200);
}

async function presses(url: string, verb: string, card: Posted): Promise<string> {
  const { actions } = JSON.parse(card.card) as { actions: { verb: string; data: object }[] };
  const activity = {
    ...{ type: 'invoke', name: 'adaptiveCard/action', id: 'press', channelId: 'msteams' },
    serviceUrl: microsoft.serviceUrl,
    from: { id: '29:mette', name, aadObjectId: entraId },
    recipient: { id: `28:${appId}`, name: 'Ly' },
    conversation: { id: `${channelId};messageid=${card.id}`, conversationType: 'channel', tenantId },
    channelData: { tenant: { id: tenantId }, team: { id: teamId }, channel: { id: channelId } },
    value: { action: { type: 'Action.Execute', ...actions.find((one) => one.verb === verb) }, trigger: 'manual' },
  };
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${microsoft.token()}` };
  const answer = await fetch(`${url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
  return answer.text();
}

test('killed between the press and the update, Ly brings the card up to date when it is started again', async () => {
  const first = await ly;
  const url = await first.url;
  await citizenWrites(url, 'jeg vil ikke leve mere');
  const card = await microsoft.untilPosted((post) => post.card !== '');
  // Teams takes nothing more from the first process.
  microsoft.fails.push(...Array.from({ length: 99 }, () => ({ status: 503 })));
  expect(await presses(url, 'take', card)).toContain(`${name} har den siden`);
  first.signal('SIGKILL');
  await first.ended;
  expect(card.card).toContain('Ingen har den.');
  microsoft.fails.length = 0;
  ly = Promise.resolve(startLy({ folder, settings }));
  await microsoft.untilPosted((post) => post.id === card.id && post.card.includes(`${name} har den siden`));
  expect(microsoft.posts.filter((post) => post.card !== '')).toHaveLength(1);
}, 150_000);
