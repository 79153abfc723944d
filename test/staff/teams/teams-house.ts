// The real house with Teams on: colleagues write and press there as Microsoft would send it, citizens have a phone.
import { openLocalTwilio } from '../../channels/sms/local-twilio.ts';
import type { LocalTwilio } from '../../channels/sms/local-twilio.ts';
import { authToken } from '../../channels/sms/signed-sms.ts';
import { onDuty } from '../../conversation/colleagues/made-up-duty.ts';
import { openTestHouse } from '../../support/open-test-house.ts';
import type { TestHouse } from '../../support/open-test-house.ts';
import { openPhones } from '../take-over/citizen-phone.ts';
import type { CitizenPhone } from '../take-over/citizen-phone.ts';
import { commandLine, createDesk } from '../../../src/staff/staff-accounts-desk.ts';
import type { NewColleague } from '../../../src/staff/staff-accounts-desk.ts';
import { readDataKey } from '../../../src/storage/data-key.ts';
import { openStorage } from '../../../src/storage/open-storage.ts';
import { appId, appSecret, openLocalMicrosoft, tenantId } from './local-microsoft.ts';
import type { LocalMicrosoft, Posted } from './local-microsoft.ts';

export const teamId = '19:team@thread.tacv2';
export const channelId = '19:vagten@thread.tacv2';

interface Answer {
  status: number;
  body: { statusCode?: number; type?: string; value?: unknown };
}

/** Somebody at the keys of Teams. */
export interface Colleague {
  entraId: string;
  name: string;
}

export interface TeamsHouse extends TestHouse {
  microsoft: LocalMicrosoft;
  twilio: LocalTwilio;
  citizen(): CitizenPhone;
  colleague(who?: Partial<NewColleague>): Promise<Colleague>;
  /** An activity as it is sent; `token` is a right one unless it is given. */
  sends(activity: Record<string, unknown>, token?: string | null): Promise<Answer>;
  /** Presses a button of the card as it is now. */
  presses(who: Colleague, verb: string, ...on: [card: Posted, boxes?: Record<string, string>]): Promise<Answer>;
  /** Writes in the thread under a card, or in the chat with Ly. */
  writes(who: Colleague, text: string, ...where: [under?: Posted, changed?: Record<string, unknown>]): Promise<Answer>;
}

export async function openTeamsHouse(changed: Record<string, string> = {}): Promise<TeamsHouse> {
  const twilio = await openLocalTwilio(() => Temporal.Instant.from('2026-11-25T21:30:00Z'));
  const microsoft = await openLocalMicrosoft();
  const duty = [onDuty('Testholdet', { rungs: [1, 2], reach: [{ way: 'teams', to: channelId }] })];
  const house = await openTestHouse('2026-11-25T22:30', { ...settings(microsoft, twilio), ...changed }, { duty });
  const sends: TeamsHouse['sends'] = (activity, token = microsoft.token()) => post(house.url, activity, token);
  return {
    ...{ ...house, microsoft, twilio, sends },
    citizen: openPhones(house, twilio),
    colleague: (who) => addColleague(house, who),
    presses: (who, verb, ...[on, boxes = {}]) =>
      sends({
        ...from(who, microsoft, on),
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: pressOf(on, verb, boxes),
      }),
    writes: (who, text, ...[under, changed]) =>
      sends({ ...from(who, microsoft, under), type: 'message', text, entities: [mention], ...changed }),
    async close() {
      await house.close();
      await microsoft.close();
      await twilio.close();
    },
  };
}

const settings = ({ url }: LocalMicrosoft, twilio: LocalTwilio) => ({
  TEAMS_APP_ID: appId,
  TEAMS_APP_SECRET: appSecret,
  TEAMS_TENANT_ID: tenantId,
  TEAMS_TEAMS: teamId,
  TEAMS_STAND_IN_URL: url,
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: authToken,
  TWILIO_NUMBER: '+4520000000',
  TWILIO_API_BASE_URL: twilio.url,
});

const mention = { type: 'mention', text: '<at>Ly</at>', mentioned: { id: `28:${appId}`, name: 'Ly' } };

let activities = 0;

/** As Teams says who wrote, and where. */
function from({ entraId, name }: Colleague, { serviceUrl }: LocalMicrosoft, on?: Posted) {
  const place = on ? channelId : `a:chat-${entraId}`;
  return {
    id: `activity-${(activities += 1)}`,
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${entraId}`, name, aadObjectId: entraId },
    recipient: { id: `28:${appId}`, name: 'Ly' },
    conversation: {
      id: on ? `${place};messageid=${on.id}` : place,
      conversationType: on ? 'channel' : 'personal',
      tenantId,
    },
    channelData: { tenant: { id: tenantId }, ...(on ? { team: { id: teamId }, channel: { id: channelId } } : {}) },
  };
}

interface Button {
  verb: string;
  data: object;
}

/** What the button of this card sends, with what stands in the boxes. */
function pressOf(on: Posted, verb: string, boxes: Record<string, string>) {
  const { actions = [] } = JSON.parse(on.card) as { actions?: Button[] };
  const button = actions.find((one) => one.verb === verb);
  if (button === undefined) throw new Error(`the card has no button ${verb}`);
  return { action: { type: 'Action.Execute', verb, data: { ...button.data, ...boxes } }, trigger: 'manual' };
}

async function post(url: string, activity: Record<string, unknown>, token: string | null): Promise<Answer> {
  const headers = {
    'Content-Type': 'application/json',
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
  };
  const response = await fetch(`${url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? (JSON.parse(text) as Answer['body']) : {} };
}

let people = 0;

async function addColleague(house: TestHouse, who: Partial<NewColleague> = {}): Promise<Colleague> {
  const entraId = `00000000-0000-4000-8000-${String((people += 1)).padStart(12, '0')}`;
  const storage = await openStorage({ folder: house.dataFolder, dataKey: readDataKey(house.dataFolder, null).key });
  const desk = createDesk({ storage, publicUrl: house.url, now: () => Temporal.Now.instant(), newId: () => entraId });
  const name = `Prøve ${people}`;
  await desk.add(commandLine, { name, organisation: 'kommune', roles: ['helper'], entraId, ...who });
  await storage.close();
  return { entraId, name: who.name ?? name };
}
