// A session: a cookie with a secret, its digest in the database. It begins anew at each sign-in, and ends on the server.
import type { CookieOptions, Request, Response } from 'express';
import type { StaffMember } from '../storage/staff/staff-records.ts';
import type { Storage } from '../storage/open-storage.ts';
import { derive, digestOf, newSecret } from './staff-secrets.ts';

export interface SessionParts {
  storage: Pick<Storage, 'beginSession' | 'findSession' | 'markSeen' | 'endSession'>;
  /** Makes the tokens of forms; 32 bytes. */
  key: Uint8Array;
  /** Whether browsers reach Ly over https: cookies are then sent over nothing else. */
  secure: boolean;
  now: () => Temporal.Instant;
}

export interface Session {
  member: StaffMember;
  /** The token that every form carries in its field `csrf`. */
  csrf: string;
  /** Where the provider ends its own session; null where there is none. */
  endUrl: string | null;
  /** The colleague as they are at this moment, undefined once it has ended: for what stays open long, such as a live page. */
  memberNow(): Promise<StaffMember | undefined>;
}

export interface StaffSessions {
  /** False when the colleague was disabled in between. */
  begin(who: Beginning): Promise<boolean>;
  find(request: Request): Promise<Session | undefined>;
  end(request: Request, response: Response): Promise<void>;
}

interface Beginning {
  request: Request;
  response: Response;
  staffId: string;
  endUrl?: string | null;
}

const sessionIdleHours = 8;
export const sessionHours = 12;
/** A page looked at writes nothing to the database more often than this. */
const seenAgain = { minutes: 5 };

export function createSessions(parts: SessionParts): StaffSessions {
  const { storage, secure, now } = parts;
  const name = cookieName('vagt', secure);
  const endCurrent = async (request: Request) => {
    const secret = cookieOf(request, name);
    if (secret !== undefined) await storage.endSession(digestOf(secret));
  };
  return {
    async begin({ request, response, staffId, endUrl = null }) {
      await endCurrent(request);
      const secret = newSecret();
      const begun = await storage.beginSession({ tokenHash: digestOf(secret), staffId, at: now(), endUrl });
      if (begun) response.cookie(name, secret, cookieAttributes(secure));
      return begun;
    },
    async find(request) {
      const secret = cookieOf(request, name);
      return secret === undefined ? undefined : openSession(secret, parts);
    },
    async end(request, response) {
      await endCurrent(request);
      response.clearCookie(name, cookieAttributes(secure));
    },
  };
}

async function openSession(secret: string, parts: SessionParts): Promise<Session | undefined> {
  const { storage, key, now } = parts;
  const tokenHash = digestOf(secret);
  const at = now();
  const found = await storage.findSession(tokenHash);
  if (found === undefined || !isOpenAt(found, at)) return undefined;
  if (isBefore(found.seenAt.add(seenAgain), at)) await storage.markSeen(tokenHash, at);
  return {
    member: found.member,
    csrf: derive(key, 'form', secret),
    endUrl: found.endUrl,
    async memberNow() {
      const again = await storage.findSession(tokenHash);
      return again !== undefined && isOpenAt(again, now()) ? again.member : undefined;
    },
  };
}

function isOpenAt({ beganAt, seenAt }: { beganAt: Temporal.Instant; seenAt: Temporal.Instant }, at: Temporal.Instant) {
  return isBefore(at, beganAt.add({ hours: sessionHours })) && isBefore(at, seenAt.add({ hours: sessionIdleHours }));
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) < 0;

/** Browsers take a `__Host-` cookie from this host alone, over https alone. */
export const cookieName = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name);

export const cookieAttributes = (secure: boolean): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  secure,
  path: '/',
});

export function cookieOf(request: Request, name: string): string | undefined {
  const pairs = request.headers.cookie?.split(';').map((pair) => pair.trim()) ?? [];
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
