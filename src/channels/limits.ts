// Who writes more than a person does. Says only which limit a message is over: what is then said, and what is heard all
// the same, is decided in the turn, where danger comes first.
import { createHmac } from 'node:crypto';
import type { Incoming, Limit } from '../conversation/step.ts';
import type { Log } from '../log.ts';

/** Counts one more of `key` and says how many there were within so many seconds of the first. */
export type Count = (key: string, seconds: number) => Promise<number>;

export interface LimitsParts {
  count: Count;
  /** Numbers and addresses are counted under a keyed hash. */
  key: Uint8Array;
  /** Numbers that Ly writes to begin with one of these. */
  allowedPrefixes: readonly string[];
  smsADay: number;
  /** Most of the day's SMS are used: told once, while somebody can still do something. */
  onDayNearlyFull: (count: number) => Promise<void>;
  log: Log;
}

const tenMinutes = 600;
const twoDays = 2 * 24 * 3600;
/** In ten minutes: more than thumbs write, and far more than anybody needs. */
const mostFromOne = { sms: 20, web: 30 };
/** In ten minutes from one address on the web: a library and a warm room have one for everybody. */
const mostFromOneAddress = 200;
/** Strangers' numbers that hear once a day that they get no answer: each of these costs the most there is. */
const mostAbroadADay = 50;
const nearlyFull = 0.8;

type Asked = Pick<Incoming, 'channel' | 'address' | 'at'>;

export function createLimits(parts: LimitsParts) {
  return {
    /** Null for everybody but a few. When nothing can be counted there is no limit: the turn comes first. */
    limitOf: (asked: Asked): Promise<Limit | null> => orNone(() => limitOf(asked, parts), parts.log, null),
    /** Whether so much comes from one address on the web that no new visitor of it is taken. */
    isFlooding: (caller: string, at: Temporal.Instant): Promise<boolean> =>
      orNone(() => isFlooding(caller, at, parts), parts.log, false),
  };
}

async function orNone<Answer>(ask: () => Promise<Answer>, log: Log, none: Answer): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    log.error('limits_unreadable', { error });
    return none;
  }
}

/** One who floods does not use up the day of all others, and neither do numbers from abroad. */
async function limitOf(asked: Asked, parts: LimitsParts): Promise<Limit | null> {
  const { channel, address, at } = asked;
  if ((await inTenMinutes(channel, asked, parts)) > mostFromOne[channel]) return 'too_fast';
  if (channel === 'web') return null;
  if (!parts.allowedPrefixes.some((prefix) => address.startsWith(prefix))) {
    return (await inOneDay('abroad', at, parts)) > mostAbroadADay ? 'abroad_full' : 'abroad';
  }
  const today = await inOneDay('sms', at, parts);
  await raiseAlarm(today, parts);
  return today > parts.smsADay ? 'day_full' : null;
}

async function isFlooding(caller: string, at: Temporal.Instant, parts: LimitsParts): Promise<boolean> {
  return (await inTenMinutes('caller', { address: networkOf(caller), at }, parts)) > mostFromOneAddress;
}

/** One connection has all IPv6 addresses of a /64, so these count as one. */
export function networkOf(ip: string): string {
  const [, inIpv4] = /^::ffff:([\d.]+)$/i.exec(ip) ?? [];
  if (inIpv4 || !ip.includes(':')) return inIpv4 ?? ip;
  const [front = [], back = []] = ip.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const between = Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0');
  return [...front, ...between, ...back].slice(0, 4).join(':');
}

/** Each exactly once a day, whichever process counts. */
async function raiseAlarm(today: number, { smsADay, onDayNearlyFull, log }: LimitsParts): Promise<void> {
  if (today === Math.ceil(smsADay * nearlyFull)) await onDayNearlyFull(today);
  if (today === smsADay + 1) log.error('day_full', { count: today });
}

/** Windows by our own clock; the counter forgets them when they are long over. */
function inTenMinutes(kind: string, { address, at }: Pick<Asked, 'address' | 'at'>, { count, key }: LimitsParts) {
  const window = Math.floor(at.epochMilliseconds / 1000 / tenMinutes);
  const who = createHmac('sha256', key).update(`${kind} ${address}`).digest('base64url');
  return count(`${kind} ${window} ${who}`, 2 * tenMinutes);
}

/** A day of Copenhagen. */
function inOneDay(what: string, at: Temporal.Instant, { count }: LimitsParts) {
  return count(`${what} ${at.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate().toString()}`, twoDays);
}
