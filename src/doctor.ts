// npm run doctor
// Says what is well, what to look at, and what is wrong; exit 1 where something is wrong. Shows no secret, and changes nothing but
// tables that an older Ly made, as a start would.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { askTwilio } from './channels/sms/ask-twilio.ts';
import type { NumberAtTwilio } from './channels/sms/ask-twilio.ts';
import { twilioAddresses } from './channels/sms/twilio-addresses.ts';
import type { TwilioAccount } from './channels/sms/twilio-client.ts';
import { SettingsError } from './errors.ts';
import { checkContent, contentFiles, inspectContent } from './knowledge/load-content.ts';
import type { Problem } from './knowledge/load-content.ts';
import { readEnvFile, readSettings, whatIsOff } from './settings.ts';
import type { Settings } from './settings.ts';
import { readDocuments, readEditsOf } from './shipped-documents.ts';
import type { ContentDocuments } from './storage/shipped/content-files.ts';
import { openModel } from './understanding/ask-model.ts';
import type { ModelReport } from './understanding/ask-model.ts';
import type { ModelAccount } from './understanding/model/model-account.ts';
import { createAskModel } from './understanding/model/second-opinion.ts';
import { readDataKey } from './storage/data-key.ts';
import { openStorage } from './storage/open-storage.ts';
import type { TeamsTrouble } from './storage/staff/teams-places.ts';
import type { Route } from './storage/records.ts';

interface Finding {
  level: 'ok' | 'look' | 'WRONG';
  what: string;
}

const ok = (what: string): Finding => ({ level: 'ok', what });
const look = (what: string): Finding => ({ level: 'look', what });
const wrong = (what: string): Finding => ({ level: 'WRONG', what });

/** A reply that is due leaves within seconds. Minutes. */
const longestWait = 2;
/** Twilio finishes with most messages within hours, and is asked again and again. Minutes. */
const longestKept = 3 * 24 * 60;

async function examine(now: Temporal.Instant): Promise<Finding[]> {
  const read = tryReadSettings();
  if ('problems' in read) return read.problems.map((problem) => wrong(`settings: ${problem}`));
  const { settings } = read;
  return [
    ok('settings: all can be read'),
    ...whatIsOff(settings).map(({ feature, setting }) => look(`off: ${feature}. Set ${setting}.`)),
    dataKey(settings),
    ...(await content(settings, now)),
    ...(await outbox(settings, now)),
    ...(settings.twilio ? await twilio(settings.twilio, settings.publicUrl) : []),
    ...(settings.model ? [await model(settings.model)] : []),
    ...cannotBeAsked(settings).map(look),
  ];
}

function tryReadSettings(): { settings: Settings } | { problems: readonly string[] } {
  try {
    return { settings: readSettings(process.env) };
  } catch (error) {
    if (error instanceof SettingsError) return { problems: error.problems };
    throw error;
  }
}

/** Beside the data is good enough to try Ly, and not for people's messages. */
function dataKey({ dataKey: key, dataFolder, twilio: account }: Settings): Finding {
  if (key !== null) return ok('data key: kept apart from the data');
  const what = `data key: lies in ${dataFolder} with the data, or will. Move it to LY_DATA_KEY, and keep a copy elsewhere.`;
  return account ? wrong(what) : look(what);
}

async function content(settings: Settings, now: Temporal.Instant): Promise<Finding[]> {
  const documents = await readDocuments(await readEditsOf(settings));
  const problems = inspectContent(documents.content, now.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate());
  const errors = problems.filter(({ severity }) => severity === 'error');
  const danger = problems.filter(({ severity, file }) => severity === 'warning' && file === contentFiles.dangerLines);
  const rest = problems.length - errors.length - danger.length;
  return [
    ...[...errors, ...danger].map((problem) => wrong(`content: ${inWords(problem)}`)),
    ...dutyUnreachable(documents.content, settings).map(wrong),
    ...(errors.length + danger.length === 0 ? [ok('content: every line for danger was called within 180 days')] : []),
    ...(rest > 0 ? [look(`content: ${rest} more for the editors, in npm run content:check`)] : []),
  ];
}

/** A team is told in a way that is switched off: nobody would notice before the night it is needed. */
function dutyUnreachable(documents: ContentDocuments, { twilio: account, mail, teams }: Settings): string[] {
  const checked = checkContent(documents);
  const duty = 'content' in checked ? checked.content.duty : [];
  const isOff = { console: false, sms: account === null, mail: mail === null, teams: teams === null };
  return duty.flatMap(({ team, reach }) =>
    reach.filter(({ way }) => isOff[way]).map(({ way }) => `duty: ${team} is told by ${way}, and that is off`),
  );
}

const inWords = ({ file, id, message }: Problem): string => [file, id, message].filter((part) => part !== '').join(' ');

async function outbox(settings: Settings, now: Temporal.Instant): Promise<Finding[]> {
  const { dataFolder: folder, databaseUrl } = settings;
  if (databaseUrl === null && !existsSync(join(folder, 'ly.sqlite'))) return [ok('outbox: nothing is stored yet')];
  const storage = await openStorage({ folder, databaseUrl, dataKey: readDataKey(folder, settings.dataKey).key });
  const waiting = await storage.outboxState();
  const lost = await storage.noticesLost(now.subtract({ hours: 24 * 7 }));
  const troubles = settings.teams === null ? [] : await storage.teamsTrouble();
  await storage.close();
  const minutesOn = (route: Route) => {
    const oldest = waiting.find((one) => one.route === route);
    return oldest === undefined ? 0 : minutesSince(oldest.since, now);
  };
  const [replies, discards] = [minutesOn('sms'), minutesOn('sms_discard')];
  return [
    replies < longestWait
      ? ok('outbox: no reply waits that should have gone out')
      : wrong(`outbox: a reply has waited for ${replies} minutes. Does Ly run, and does Twilio answer?`),
    ...(lost > 0
      ? [wrong(`duty: ${lost} notices reached no colleague this week. See message_given_up in the log.`)]
      : []),
    ...troubles.map((trouble) =>
      (trouble.gone || minutesSince(trouble.since, now) >= longestWait ? wrong : look)(inTeams(trouble, now)),
    ),
    ...(discards > longestKept ? [look('outbox: Twilio has kept a message for days that it was to discard')] : []),
  ];
}

const minutesSince = (since: Temporal.Instant, now: Temporal.Instant): number =>
  Math.floor(now.since(since).total('minutes'));

/** Colleagues are told on the next rung meanwhile; docs/teams.md says what to do. */
const inTeams = ({ id, reason, since, gone }: TeamsTrouble, now: Temporal.Instant): string =>
  gone
    ? `Teams: ${id} is gone, or Ly was taken out of its team (${reason}). See docs/teams.md.`
    : `Teams: ${id} has not been reached for ${minutesSince(since, now)} minutes (${reason}). See docs/teams.md.`;

async function twilio(account: TwilioAccount, publicUrl: string): Promise<Finding[]> {
  const state = await askTwilio(account);
  if (!state.answers) return [wrong(`Twilio: does not answer as it should (${state.reason})`)];
  if (state.number !== null) return [ok('Twilio: answers'), ...addressesAt(state.number, publicUrl)];
  return 'from' in account.sender
    ? [wrong('Twilio: answers, but the account does not have TWILIO_NUMBER')]
    : [ok('Twilio: answers'), look('Twilio: hold the addresses of the messaging service against docs/drift.md')];
}

function addressesAt({ sms, smsFallback, voice, voiceFallback }: NumberAtTwilio, publicUrl: string): Finding[] {
  const wanted = twilioAddresses(publicUrl);
  return [
    isSet('messages', sms, wanted.sms),
    isSet('calls', voice, wanted.voice),
    smsFallback === ''
      ? wrong('Twilio: no fallback URL for messages: npm run fallback-twiml')
      : isElsewhere('messages', smsFallback, publicUrl),
    voiceFallback === '' ? look('Twilio: no fallback URL for calls') : isElsewhere('calls', voiceFallback, publicUrl),
  ];
}

const isSet = (what: string, found: string, wanted: string): Finding =>
  found === wanted ? ok(`Twilio: posts ${what} to ${wanted}`) : wrong(`Twilio: does not post ${what} to ${wanted}`);

/** It is asked when Ly is down. */
const isElsewhere = (what: string, fallback: string, publicUrl: string): Finding =>
  fallback.startsWith(publicUrl)
    ? wrong(`Twilio: the fallback URL for ${what} lies with Ly, and is down when Ly is`)
    : ok(`Twilio: has a fallback URL for ${what}`);

/** Asked once, about nobody: one question more on the bill, and none of the day's. */
async function model(account: ModelAccount): Promise<Finding> {
  const reports: ModelReport[] = [];
  const count = () => Promise.resolve(0);
  const ask = openModel({ account, count, now: () => Temporal.Now.instant(), report: (one) => void reports.push(one) });
  const opinion = await createAskModel(ask, [], 'probe')({ text: 'hvor er der mad', language: 'da', earlier: [] });
  const [report] = reports;
  if (opinion === null) return wrong(`model: gives no labels (${report?.outcome ?? 'not asked'}). See docs/model.md`);
  const cost = account.oere === null ? 'nobody has said what it costs' : `this one cost ${report?.oere.toFixed(3)} øre`;
  return ok(`model: answers with labels; ${cost}, and at most ${account.aDay} are asked a day`);
}

/** What nobody can look up from here, so that somebody has to remember it. docs/drift.md says how. */
const cannotBeAsked = ({ twilio: account }: Settings): string[] => [
  ...(account
    ? [
        'keywords: Twilio must not answer STOP, HELP, START and YES by itself, or block who writes STOP',
        'fallback: what lies at the fallback URL is as old as its first line says. Write it again when content changes',
      ]
    : []),
  'backup: the database, content-edits.json and, somewhere else, the data key. Restored once, to see that it works',
  'alarms: /health/ready from outside, and what docs/drift.md lists of /metrics',
];

readEnvFile();
const findings = await examine(Temporal.Now.instant());
process.stdout.write(findings.map(({ level, what }) => `${level.padEnd(6)} ${what}\n`).join(''));
process.exitCode = findings.some(({ level }) => level === 'WRONG') ? 1 : 0;
