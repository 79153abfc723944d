// Every setting, from the environment. None at all is valid: SQLite and content in ./data, web chat on this machine, SMS off.
import { z } from 'zod';
import { twilioAddresses } from './channels/sms/twilio-addresses.ts';
import type { MailAccount } from './channels/mail/send-mail.ts';
import type { TwilioAccount } from './channels/sms/twilio-client.ts';
import { SettingsError } from './errors.ts';
import type { OpenIdSettings } from './staff/sign-in/openid.ts';

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
}

const webAddress = (error: string) =>
  z.url({ protocol: /^https?$/, error }).transform((url) => url.replace(/\/+$/, ''));
const twilioId = (prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), `give the id from Twilio's console: ${prefix} and 32 characters`);
const wholeNumber = (least: number, most: number, error: string) =>
  z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most, { error })
    .transform(Number);
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
  TWILIO_ACCOUNT_SID: twilioId('AC').optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_NUMBER: z
    .string()
    .regex(/^\+\d{8,15}$/, 'give the number with country code and no spaces, such as +4520000000')
    .optional(),
  TWILIO_MESSAGING_SERVICE_SID: twilioId('MG').optional(),
  TWILIO_API_BASE_URL: webAddress('give the address of a stand-in for api.twilio.com').optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'give the mail server, such as smtp://user:password@mail.example.org:587' })
    .optional(),
  MAIL_FROM: z.email('give the address that mail to colleagues comes from, such as ly@example.org').optional(),
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
  OIDC_ISSUER: webAddress('give the address of the provider, such as https://login.example.org/tenant/v2.0').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_GROUP_HELPER: z.string().optional(),
  OIDC_GROUP_EDITOR: z.string().optional(),
  OIDC_GROUP_MANAGER: z.string().optional(),
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
  const problems = [...wrong, ...halfOfTwilio(set), ...halfOfMail(set), ...halfOfOpenId(set)];
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
    mail: given.SMTP_URL && given.MAIL_FROM ? { smtpUrl: given.SMTP_URL, from: given.MAIL_FROM } : null,
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
  };
}

function twilioAccount(given: Given): TwilioAccount | null {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken } = given;
  if (!accountSid || !authToken) return null;
  return {
    accountSid,
    authToken,
    sender: given.TWILIO_MESSAGING_SERVICE_SID
      ? { messagingServiceSid: given.TWILIO_MESSAGING_SERVICE_SID }
      : { from: given.TWILIO_NUMBER ?? '' },
    receiptUrl: twilioAddresses(given.PUBLIC_URL ?? '').receipt,
    apiBaseUrl: given.TWILIO_API_BASE_URL ?? null,
  };
}

/** SMS works with all of it or is off with none: half of it would look as if it worked. */
function halfOfTwilio(set: Record<string, unknown>): string[] {
  if (!Object.keys(set).some((name) => settingNames.includes(name) && name.startsWith('TWILIO_'))) return [];
  const senders = ['TWILIO_NUMBER', 'TWILIO_MESSAGING_SERVICE_SID'].filter((name) => name in set);
  return [
    ...['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN']
      .filter((name) => !(name in set))
      .map((name) => `${name}: missing, and SMS needs it`),
    ...(senders.length === 0
      ? ['TWILIO_NUMBER or TWILIO_MESSAGING_SERVICE_SID: missing, and SMS needs one of them']
      : []),
    ...(senders.length === 2 ? ['TWILIO_NUMBER and TWILIO_MESSAGING_SERVICE_SID: give one, not both'] : []),
    ...('PUBLIC_URL' in set ? [] : ["PUBLIC_URL: missing, and Twilio's signature is checked against it"]),
  ];
}

function openIdSettings(given: Given): OpenIdSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = given;
  if (!issuer || !clientId || !clientSecret) return null;
  const { OIDC_GROUP_HELPER: helper = '', OIDC_GROUP_EDITOR: editor = '', OIDC_GROUP_MANAGER: manager = '' } = given;
  return { issuer, clientId, clientSecret, groups: { helper, editor, manager } };
}

/** Without a group nobody would come in, and with one group alone somebody would come in with less than they should. */
function halfOfOpenId(set: Record<string, unknown>): string[] {
  const names = [...settingNames.filter((name) => name.startsWith('OIDC_')), 'PUBLIC_URL'];
  if (!names.some((name) => name in set && name !== 'PUBLIC_URL')) return [];
  return names
    .filter((name) => !(name in set))
    .map((name) => `${name}: missing, and the municipality's sign-in needs it`);
}

function halfOfMail(set: Record<string, unknown>): string[] {
  const names = ['SMTP_URL', 'MAIL_FROM'];
  const missing = names.filter((name) => !(name in set));
  return missing.length === 1 ? missing.map((name) => `${name}: missing, and mail to colleagues needs it`) : [];
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
  if (!settings.mail) off.push({ feature: 'mail to colleagues', setting: 'SMTP_URL and MAIL_FROM' });
  if (!settings.metricsToken) off.push({ feature: 'metrics at /metrics', setting: 'METRICS_TOKEN' });
  if (settings.twilio && !settings.greenlandicRecording)
    off.push({ feature: 'Greenlandic for who rings', setting: 'VOICE_KL_RECORDING_URL' });
  if (!settings.sendsDrafts) off.push({ feature: 'Greenlandic sentences that are drafts', setting: 'KL_DRAFTS=on' });
  return off;
}
