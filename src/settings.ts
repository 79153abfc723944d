// Every setting, from the environment; a feature that is whole or off has its own in settings/. None at all is valid:
// SQLite and content in ./data, web chat on this machine, SMS off.
import { z } from 'zod';
import type { MailAccount } from './channels/mail/send-mail.ts';
import type { TwilioAccount } from './channels/sms/twilio-client.ts';
import { SettingsError } from './errors.ts';
import { halfOfMail, mailAccount, mailFields } from './settings/mail-settings.ts';
import { halfOfModel, modelAccount, modelFields } from './settings/model-settings.ts';
import { halfOfOpenId, openIdFields, openIdSettings } from './settings/openid-settings.ts';
import { webAddress, wholeNumber } from './settings/setting-forms.ts';
import { halfOfTeams, teamsAccount, teamsFields } from './settings/teams-settings.ts';
import { halfOfTwilio, twilioAccount, twilioFields } from './settings/twilio-settings.ts';
import type { OpenIdSettings } from './staff/sign-in/openid.ts';
import type { TeamsAccount } from './staff/teams/teams-account.ts';
import type { ModelAccount } from './understanding/model/model-account.ts';

export interface Settings {
  port: number;
  /** How the world reaches Ly, without a slash at the end. */
  publicUrl: string;
  /** For express: how many proxies stand in front, or which. 0 trusts none. */
  trustProxy: number | string[];
  dataFolder: string;
  /** Null: SQLite in the data folder. */
  databaseUrl: string | null;
  /** Null: made at the first start and kept in the data folder. */
  dataKey: Buffer | null;
  twilio: TwilioAccount | null;
  /** Null: no colleague is told by e-mail. */
  mail: MailAccount | null;
  /** What a segment of an SMS costs, in øre; null where nobody has said. */
  oereASegment: number | null;
  /** Where a caller hears Greenlandic from; null while nobody has recorded it. */
  greenlandicRecording: string | null;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Greenlandic sentences no native reader has approved yet are sent too. */
  sendsDrafts: boolean;
  /** Numbers that Ly writes to begin with one of these; "+" is every number. */
  allowedPrefixes: string[];
  smsADay: number;
  /** Null: the metrics have no door. */
  metricsToken: string | null;
  /** What was said is deleted after so long. */
  retentionDays: number;
  /** A screen that others use is cleared after so long without a key or a touch; 0 is never. */
  webIdleMinutes: number;
  /** Null: colleagues sign in with a password of Ly alone. */
  openId: OpenIdSettings | null;
  /** Null: colleagues take over in the console alone. */
  teams: TeamsAccount | null;
  /** Null: no language model is asked. */
  model: ModelAccount | null;
}

const proxy = /^(loopback|linklocal|uniquelocal|[0-9a-f.:]{3,}(\/\d{1,3})?)$/i;

/** Each message says what to do. */
const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'give a port, such as 3000')
    .transform(Number)
    .default(3000),
  PUBLIC_URL: webAddress('give the address the world reaches Ly at, such as https://ly.example.org').optional(),
  TRUST_PROXY: z
    .string()
    .refine((text) => /^\d$/.test(text) || text.split(',').every((one) => proxy.test(one.trim())), {
      error:
        'give how many proxies stand in front (1), or their addresses with commas between; trusting all lets anybody forge',
    })
    .transform((text) => (/^\d$/.test(text) ? Number(text) : text.split(',').map((one) => one.trim())))
    .default(0),
  DATA_FOLDER: z.string().default('data'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'give the address of PostgreSQL, such as postgres://ly:password@localhost:5432/ly',
    })
    .optional(),
  LY_DATA_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, 'give 32 bytes as base64 (openssl rand -base64 32 makes one)')
    .transform((text) => Buffer.from(text, 'base64'))
    .optional(),
  ...twilioFields,
  ...mailFields,
  SMS_OERE: wholeNumber(1, 1000, 'give what a segment of an SMS costs in whole øre').optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], { error: 'give debug, info, warn or error' }).default('info'),
  VOICE_KL_RECORDING_URL: webAddress(
    'give the address of the recording, such as https://ly.example.org/kl.mp3',
  ).optional(),
  KL_DRAFTS: z.enum(['on', 'off'], { error: 'give on or off' }).default('on'),
  ALLOWED_PREFIXES: z
    .string()
    .refine((text) => text.split(',').every((one) => /^\+\d{0,6}$/.test(one.trim())), {
      error: 'give country codes with commas between, such as +45,+299; + alone is every number',
    })
    .default('+45,+299')
    .transform((text) => text.split(',').map((one) => one.trim())),
  SMS_A_DAY: wholeNumber(10, 1_000_000, 'give how many SMS are answered a day, such as 2000').default(2000),
  METRICS_TOKEN: z.string().min(16, 'give at least 16 characters (openssl rand -hex 32 makes some)').optional(),
  WEB_IDLE_MINUTES: wholeNumber(0, 240, 'give minutes, such as 5; 0 is never').default(5),
  RETENTION_DAYS: wholeNumber(1, 3650, 'give days, such as 90').default(90),
  ...openIdFields,
  ...teamsFields,
  ...modelFields,
});

type Given = z.infer<typeof environment>;

/** The names of all settings, as .env.example lists them. */
export const settingNames = Object.keys(environment.shape);

/** .env, where there is one. What the environment sets already, an empty value too, comes before it. */
export function readEnvFile(): void {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Throws SettingsError, which names every setting that is wrong or missing. An empty setting is one that is not set. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = environment.safeParse(set);
  const wrong = parsed.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];
  const halves = [halfOfTwilio, halfOfMail, halfOfOpenId, halfOfTeams, halfOfModel];
  const problems = [...wrong, ...halves.flatMap((half) => half(set))];
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems);
  return asSettings(parsed.data);
}

function asSettings(given: Given): Settings {
  return {
    port: given.PORT,
    publicUrl: given.PUBLIC_URL ?? `http://localhost:${given.PORT}`,
    trustProxy: given.TRUST_PROXY,
    dataFolder: given.DATA_FOLDER,
    databaseUrl: given.DATABASE_URL ?? null,
    dataKey: given.LY_DATA_KEY ?? null,
    twilio: twilioAccount(given),
    mail: mailAccount(given),
    oereASegment: given.SMS_OERE ?? null,
    greenlandicRecording: given.VOICE_KL_RECORDING_URL ?? null,
    logLevel: given.LOG_LEVEL,
    sendsDrafts: given.KL_DRAFTS === 'on',
    allowedPrefixes: given.ALLOWED_PREFIXES,
    smsADay: given.SMS_A_DAY,
    metricsToken: given.METRICS_TOKEN ?? null,
    retentionDays: given.RETENTION_DAYS,
    webIdleMinutes: given.WEB_IDLE_MINUTES,
    openId: openIdSettings(given),
    teams: teamsAccount(given),
    model: modelAccount(given),
  };
}

export interface Off {
  feature: string;
  /** What to set to have it. */
  setting: string;
}

/** For the list at the start. */
export function whatIsOff(settings: Settings): Off[] {
  const off: Off[] = [];
  if (!settings.twilio) {
    off.push({ feature: 'SMS', setting: 'TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_NUMBER and PUBLIC_URL' });
  }
  if (!settings.openId) {
    off.push({
      feature: "the municipality's own sign-in for colleagues",
      setting:
        'OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_GROUP_HELPER, OIDC_GROUP_EDITOR, OIDC_GROUP_MANAGER and PUBLIC_URL',
    });
  }
  if (!settings.teams) {
    const setting = 'TEAMS_APP_ID, TEAMS_APP_SECRET, TEAMS_TENANT_ID, TEAMS_TEAMS and PUBLIC_URL';
    off.push({ feature: 'Microsoft Teams', setting });
  }
  if (!settings.model) {
    const setting = 'MODEL_PROVIDER, MODEL_NAME, MODEL_BASE_URL and MODEL_API_KEY';
    off.push({ feature: 'a language model where the rules are unsure', setting });
  }
  if (!settings.mail) off.push({ feature: 'mail to colleagues', setting: 'SMTP_URL and MAIL_FROM' });
  if (!settings.metricsToken) off.push({ feature: 'metrics at /metrics', setting: 'METRICS_TOKEN' });
  if (settings.twilio && !settings.greenlandicRecording)
    off.push({ feature: 'Greenlandic for who rings', setting: 'VOICE_KL_RECORDING_URL' });
  if (!settings.sendsDrafts) off.push({ feature: 'Greenlandic sentences that are drafts', setting: 'KL_DRAFTS=on' });
  return off;
}
