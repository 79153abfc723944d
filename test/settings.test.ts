import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readSettings, settingNames, whatIsOff } from '../src/settings.ts';
import { problemsOf } from './setting-problems.ts';

const twilio = {
  PUBLIC_URL: 'https://ly.example.org/',
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'a token of a test',
  TWILIO_NUMBER: '+4520000000',
};

const openId = {
  PUBLIC_URL: 'https://ly.example.org',
  OIDC_ISSUER: 'https://login.example.org/',
  OIDC_CLIENT_ID: 'ly',
  OIDC_CLIENT_SECRET: 'a secret of a test',
  OIDC_GROUP_HELPER: 'g1',
  OIDC_GROUP_EDITOR: 'g2',
  OIDC_GROUP_MANAGER: 'g3',
};

const someGuid = '00000000-0000-4000-8000-000000000000';
const teams = {
  PUBLIC_URL: 'https://ly.example.org',
  TEAMS_APP_ID: someGuid,
  TEAMS_APP_SECRET: 'a secret of a test',
  TEAMS_TENANT_ID: someGuid,
  TEAMS_TEAMS: '19:et@thread.tacv2, 19:to@thread.tacv2',
};

const everything = {
  ...twilio,
  ...openId,
  ...teams,
  METRICS_TOKEN: 'a token of a test',
  VOICE_KL_RECORDING_URL: 'https://ly.example.org/kl.mp3',
  SMTP_URL: 'smtp://mail.example.org',
  MAIL_FROM: 'ly@example.org',
  MODEL_PROVIDER: 'compatible',
  MODEL_NAME: 'test-model',
  MODEL_BASE_URL: 'http://localhost:11434/v1',
};

describe('settings', () => {
  test('are all optional: without any, Ly runs on this machine with SMS off', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      publicUrl: 'http://localhost:3000',
      trustProxy: 0,
      dataFolder: 'data',
      databaseUrl: null,
      dataKey: null,
      twilio: null,
      teams: null,
      mail: null,
      oereASegment: null,
      greenlandicRecording: null,
      logLevel: 'info',
      sendsDrafts: true,
      allowedPrefixes: ['+45', '+299'],
      smsADay: 2000,
      metricsToken: null,
      retentionDays: 90,
      webIdleMinutes: 5,
      openId: null,
      model: null,
    });
  });

  test('are the same in .env.example and in the code', () => {
    const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
    const names = [...example.matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
    expect(names.toSorted()).toEqual(settingNames.toSorted());
  });

  test('that are empty or blank count as not set', () => {
    expect(readSettings({ PORT: '', TWILIO_AUTH_TOKEN: '', KL_DRAFTS: ' ' })).toEqual(readSettings({}));
  });
});

describe('settings with a form of their own', () => {
  test.each([
    ['1', 1],
    ['loopback, 10.0.0.0/8', ['loopback', '10.0.0.0/8']],
    ['2001:db8::1', ['2001:db8::1']],
  ])('trust the proxies %s', (text, trustProxy) => {
    expect(readSettings({ TRUST_PROXY: text }).trustProxy).toEqual(trustProxy);
  });

  test.each([
    ['+45,+299, +46', ['+45', '+299', '+46']],
    ['+', ['+']],
  ])('allow the numbers %s', (text, allowedPrefixes) => {
    expect(readSettings({ ALLOWED_PREFIXES: text }).allowedPrefixes).toEqual(allowedPrefixes);
  });

  test('take the address of a PostgreSQL', () => {
    const address = 'postgres://ly:a-password@db.example.org/ly';
    expect(readSettings({ DATABASE_URL: address }).databaseUrl).toBe(address);
  });

  test('take a data key of 32 bytes', () => {
    expect(readSettings({ LY_DATA_KEY: Buffer.alloc(32, 9).toString('base64') }).dataKey).toEqual(Buffer.alloc(32, 9));
  });
});

describe('wrong settings', () => {
  test('are all named at once, each with what to do', () => {
    const problems = problemsOf({
      PORT: 'three',
      LOG_LEVEL: 'loud',
      LY_DATA_KEY: 'short',
      TRUST_PROXY: 'true',
      KL_DRAFTS: 'maybe',
      ALLOWED_PREFIXES: '45',
      SMS_A_DAY: '0',
      METRICS_TOKEN: 'short',
      RETENTION_DAYS: '0',
    });
    expect(problems.map((problem) => problem.split(':')[0]).toSorted()).toEqual([
      'ALLOWED_PREFIXES',
      'KL_DRAFTS',
      'LOG_LEVEL',
      'LY_DATA_KEY',
      'METRICS_TOKEN',
      'PORT',
      'RETENTION_DAYS',
      'SMS_A_DAY',
      'TRUST_PROXY',
    ]);
    expect(problems.find((problem) => problem.startsWith('LY_DATA_KEY'))).toContain('openssl rand -base64 32');
  });

  test('are named without showing a secret', () => {
    expect(
      JSON.stringify(problemsOf({ ...twilio, LY_DATA_KEY: 'not-a-key-but-secret', TWILIO_NUMBER: '' })),
    ).not.toMatch(/secret|a token/);
    expect(problemsOf({ DATABASE_URL: 'mysql://ly:secret@localhost/ly' })).toEqual([
      expect.stringMatching(/^DATABASE_URL: give the address of PostgreSQL(?!.*secret)/),
    ]);
  });
});

describe('Twilio', () => {
  test('given whole is on, with the number or the messaging service to send from', () => {
    expect(readSettings(twilio)).toMatchObject({
      publicUrl: 'https://ly.example.org',
      twilio: { sender: { from: '+4520000000' }, apiBaseUrl: null },
    });
    const service = `MG${'0'.repeat(32)}`;
    const settings = readSettings({ ...twilio, TWILIO_NUMBER: '', TWILIO_MESSAGING_SERVICE_SID: service });
    expect(settings.twilio?.sender).toEqual({ messagingServiceSid: service });
  });

  test.each(['PUBLIC_URL', 'TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_NUMBER'])(
    'without %s is refused, and the problem names it',
    (name) => {
      const problems = problemsOf({ ...twilio, [name]: '' });
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(new RegExp(`^${name}.*missing`));
    },
  );

  test('with two senders is refused', () => {
    expect(problemsOf({ ...twilio, TWILIO_MESSAGING_SERVICE_SID: `MG${'0'.repeat(32)}` })).toEqual([
      expect.stringContaining('not both'),
    ]);
  });
});

describe('mail to colleagues', () => {
  const mail = { SMTP_URL: 'smtp://ly:secret@mail.example.org:587', MAIL_FROM: 'ly@example.org' };

  test('given whole is on', () => {
    expect(readSettings(mail).mail).toEqual({ smtpUrl: mail.SMTP_URL, from: 'ly@example.org' });
  });

  test.each(Object.keys(mail))('without %s is refused, and the problem names it', (name) => {
    expect(problemsOf({ ...mail, [name]: '' })).toEqual([expect.stringMatching(new RegExp(`^${name}.*missing`))]);
  });

  test('over anything else than SMTP is refused', () => {
    expect(problemsOf({ ...mail, SMTP_URL: 'https://mail.example.org' })).toEqual([expect.stringMatching(/^SMTP_URL/)]);
  });
});

test('what a segment costs is whole øre, and unknown when nobody has said', () => {
  expect([readSettings({}).oereASegment, readSettings({ SMS_OERE: '31' }).oereASegment]).toEqual([null, 31]);
  expect(problemsOf({ SMS_OERE: '0.31' })).toHaveLength(1);
});

describe("the municipality's sign-in", () => {
  test('given whole is on', () => {
    expect(readSettings(openId).openId).toEqual({
      issuer: 'https://login.example.org',
      clientId: 'ly',
      clientSecret: 'a secret of a test',
      groups: { helper: 'g1', editor: 'g2', manager: 'g3' },
    });
  });

  test.each(Object.keys(openId))('without %s is refused, and the problem names it', (name) => {
    expect(problemsOf({ ...openId, [name]: '' })).toEqual([expect.stringMatching(new RegExp(`^${name}.*missing`))]);
  });
});

describe('what is off', () => {
  test('is SMS without Twilio and metrics without a token, and nothing with everything', () => {
    expect(whatIsOff(readSettings({}))).toEqual([
      { feature: 'SMS', setting: expect.stringContaining('TWILIO_AUTH_TOKEN') },
      { feature: expect.stringContaining('sign-in'), setting: expect.stringContaining('OIDC_ISSUER') },
      { feature: 'Microsoft Teams', setting: expect.stringContaining('TEAMS_APP_ID') },
      { feature: expect.stringContaining('language model'), setting: expect.stringContaining('MODEL_NAME') },
      { feature: 'mail to colleagues', setting: 'SMTP_URL and MAIL_FROM' },
      { feature: expect.stringContaining('metrics'), setting: 'METRICS_TOKEN' },
    ]);
    expect(whatIsOff(readSettings(everything))).toEqual([]);
  });

  test('names the Greenlandic recording only where there is a number to ring', () => {
    expect(whatIsOff(readSettings({ ...everything, VOICE_KL_RECORDING_URL: '' }))).toEqual([
      { feature: expect.stringContaining('Greenlandic'), setting: 'VOICE_KL_RECORDING_URL' },
    ]);
  });

  test('names the drafts when they are switched off', () => {
    expect(whatIsOff(readSettings({ ...everything, KL_DRAFTS: 'off' }))).toEqual([
      expect.objectContaining({ setting: 'KL_DRAFTS=on' }),
    ]);
  });
});
