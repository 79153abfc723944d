// The command that says whether all is well: what it finds at Twilio, and what it can only remind of.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openLocalTwilio } from './channels/sms/local-twilio.ts';
import { openStorage } from '../src/storage/open-storage.ts';
import type { LocalTwilio } from './channels/sms/local-twilio.ts';

const file = join(import.meta.dirname, '../src/doctor.ts');
const publicUrl = 'https://ly.example.org';
const authToken = 'a token of a test';
const dataKey = Buffer.alloc(32, 7).toString('base64');

/** As docs/drift.md says it is to be set. */
const rightNumber = {
  sms_url: `${publicUrl}/sms#rc=3&rp=ct,rt,5xx`,
  voice_url: `${publicUrl}/voice#rc=3&rp=ct,rt,5xx`,
  sms_fallback_url: 'https://twiml.example.org/sms',
  voice_fallback_url: 'https://twiml.example.org/voice',
};

let twilio: LocalTwilio;
let folder: string;
beforeEach(async () => {
  twilio = await openLocalTwilio(() => Temporal.Instant.from('2026-11-25T12:00:00Z'));
  folder = mkdtempSync(join(tmpdir(), 'ly-doctor-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await twilio.close();
});

/** The lines it prints, each with its level. */
function doctor(settings: Record<string, string>): Promise<{ code: number; lines: string[] }> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'] ?? '', DATA_FOLDER: folder, ...settings };
    execFile(process.execPath, ['--no-warnings', file], { cwd: folder, env }, (error, stdout) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, lines: stdout.trim().split('\n') });
    });
  });
}

const withTwilio = () =>
  doctor({
    PUBLIC_URL: publicUrl,
    LY_DATA_KEY: dataKey,
    TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_NUMBER: '+4520000000',
    TWILIO_API_BASE_URL: twilio.url,
  });
const aboutTwilio = (lines: string[]) => lines.filter((line) => line.includes('Twilio: '));
const wrong = (lines: string[]) => aboutTwilio(lines).filter((line) => line.startsWith('WRONG'));

test('a number that is set as it should be is well, and what cannot be asked is reminded of', async () => {
  twilio.number = rightNumber;
  const { lines } = await withTwilio();
  expect(aboutTwilio(lines).filter((line) => !line.startsWith('ok'))).toEqual([]);
  for (const reminder of ['keywords', 'fallback', 'backup', 'alarms'])
    expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^look +${reminder}: `)));
});

test.each([
  ['without connection overrides', { sms_url: `${publicUrl}/sms` }, 'does not post messages to'],
  ['that posts calls elsewhere', { voice_url: 'https://other.example.org/voice' }, 'does not post calls to'],
  ['without a fallback', { sms_fallback_url: '' }, 'no fallback URL for messages'],
  ['whose fallback is Ly itself', { sms_fallback_url: `${publicUrl}/fallback` }, 'is down when Ly is'],
])('a number %s is wrong, and it says what', async (_what, changed, says) => {
  twilio.number = { ...rightNumber, ...changed };
  const { code, lines } = await withTwilio();
  expect([code, wrong(lines)]).toEqual([1, [expect.stringContaining(says)]]);
});

test('an account without the number, and a Twilio that fails, are wrong', async () => {
  expect(wrong((await withTwilio()).lines)).toEqual([expect.stringContaining('does not have TWILIO_NUMBER')]);
  twilio.listWorks = false;
  expect(wrong((await withTwilio()).lines)).toEqual([expect.stringContaining('does not answer as it should')]);
});

test('it shows no secret and changes nothing', async () => {
  const { lines } = await withTwilio();
  expect(lines.join('\n')).not.toMatch(new RegExp(`${authToken}|${dataKey}`));
  expect(readdirSync(folder)).toEqual([]);
});

test('settings that cannot be read are all it says, and without SMS it reminds of nothing at Twilio', async () => {
  expect(await doctor({ PORT: 'x' })).toEqual({ code: 1, lines: [expect.stringMatching(/^WRONG +settings: PORT: /)] });
  const { lines } = await doctor({});
  expect(lines.filter((line) => /keywords|Twilio:/.test(line))).toEqual([]);
});

/** A team that nobody has, as the editors' file has it. */
function writeDuty(reach: { way: string; to: string }): void {
  const known = { publicHolidays: 'as_usual', asOf: null, confidence: 'high' };
  const after = {
    ...{ id: 'testholdet', team: 'Testholdet', reach: [reach] },
    schedules: [{ for: 'open', days: ['mon'], opens: '09:00', closes: '15:00', ...known }],
    sources: [{ url: 'https://example.org', date: null, what: 'made up for a test' }],
  };
  const edit = { kind: 'duty', id: 'testholdet', by: 'test', at: '2026-11-25T12:00:00Z', before: null, after };
  writeFileSync(join(folder, 'content-edits.json'), JSON.stringify({ edits: [edit] }));
}

const mail = { SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'ly@example.org' };
const channel = '19:testkanal@thread.tacv2';
const someGuid = '00000000-0000-4000-8000-000000000000';
const teams = {
  ...{ PUBLIC_URL: publicUrl, TEAMS_APP_ID: someGuid, TEAMS_APP_SECRET: authToken, TEAMS_TENANT_ID: someGuid },
  TEAMS_TEAMS: '19:testhold@thread.tacv2',
};

test.each([
  [{ way: 'mail', to: 'vagt@example.org' }, mail],
  [{ way: 'teams', to: channel }, teams],
])('a team that is told in a way that is off is wrong, and one that can be told is not: %j', async (reach, on) => {
  writeDuty(reach);
  const aboutDuty = (lines: string[]) => lines.filter((line) => line.includes('duty: '));
  const off = `WRONG  duty: Testholdet is told by ${reach.way}, and that is off`;
  expect(aboutDuty((await doctor({})).lines)).toEqual([off]);
  expect(aboutDuty((await doctor(on)).lines)).toEqual([]);
});

test('a channel of Teams that cannot be reached is wrong, and one that just failed is looked at', async () => {
  const storage = await openStorage({ folder, dataKey: Buffer.alloc(32, 7) });
  const now = Temporal.Now.instant();
  await storage.teamsPlaceUnreached({ id: channel, reason: '404', at: now, gone: true });
  await storage.teamsPlaceUnreached({ id: 'long', reason: '503', at: now.subtract({ minutes: 9 }), gone: false });
  await storage.teamsPlaceUnreached({ id: 'just now', reason: '503', at: now, gone: false });
  await storage.close();
  const { lines } = await doctor({ ...teams, LY_DATA_KEY: dataKey });
  expect(lines).toContainEqual(expect.stringMatching(/^WRONG +Teams: long has not been reached for 9 minutes \(503\)/));
  expect(lines).toContainEqual(expect.stringMatching(/^WRONG +Teams: 19:testkanal@thread.tacv2 is gone/));
  expect(lines).toContainEqual(expect.stringMatching(/^look +Teams: just now/));
});
