// GET /oidc/log-ind and GET /oidc/svar: to the municipality's sign-in and back. What keeps others out is the cookie, the
// state, the nonce and PKCE; every refusal is a page that says what to do.
import express from 'express';
import type { Request, Response, Router } from 'express';
import { requestIdOf } from '../../channels/request-log.ts';
import type { Log } from '../../log.ts';
import type { Storage } from '../../storage/open-storage.ts';
import type { StaffAccount } from '../../storage/staff/staff-records.ts';
import type { By, Desk } from '../staff-accounts-desk.ts';
import { isOwnPath } from '../staff-guard.ts';
import { homeOf, sendPage } from '../staff-pages.ts';
import { derive, newSecret } from '../staff-secrets.ts';
import { cookieAttributes, cookieName, cookieOf } from '../staff-session.ts';
import type { StaffSessions } from '../staff-session.ts';
import type { Identity, OpenId, Secrets } from './openid.ts';

export interface OpenIdDoorParts {
  openId: OpenId;
  storage: Pick<Storage, 'findStaffBySubject'>;
  sessions: StaffSessions;
  desk: Desk;
  publicUrl: string;
  /** Makes state, nonce and verifier out of the browser's cookie; 32 bytes. */
  key: Uint8Array;
  secure: boolean;
  now: () => Temporal.Instant;
  newId: () => string;
  log: Log;
}

/** Long enough for a forgotten telephone with the second factor. */
const mostMinutes = 15;

/** The provider vouches for who they are, the groups for what they may. */
const provider: By = { id: 'openid', name: 'kommunens log ind' };

export function openIdDoor(parts: OpenIdDoorParts): Router {
  const router = express.Router();
  router.get('/oidc/log-ind', (request, response) => begin(request, response, parts));
  router.get('/oidc/svar', (request, response) => finish(request, response, parts));
  return router;
}

async function begin(request: Request, response: Response, parts: OpenIdDoorParts): Promise<void> {
  const { til } = request.query;
  const ticket = [parts.now().epochMilliseconds, newSecret(), isOwnPath(til) ? til : ''].join('~');
  try {
    const to = await parts.openId.begin(secretsOf(ticket, parts));
    // Every character of it may stand in a cookie.
    const plainly = { ...cookieAttributes(parts.secure), encode: String };
    response.cookie(cookieName('vagt_oidc', parts.secure), ticket, plainly);
    response.set('Cache-Control', 'no-store').redirect(302, to.href);
  } catch (error) {
    parts.log.error('openid_provider_silent', { requestId: requestIdOf(response, parts.newId), error });
    sendPage(response, { status: 502, ...silent });
  }
}

const silent = {
  title: 'Kommunens log ind svarer ikke',
  said: ['Prøv igen om lidt. Har du også en adgangskode til Ly, så log ind med den.'],
  body: '<p><a href="/log-ind">Til log ind</a></p>',
};

/** Nobody but this browser has the ticket, and nobody without the key can make anything of it. */
const secretsOf = (ticket: string, { key }: Pick<OpenIdDoorParts, 'key'>): Secrets => ({
  state: derive(key, 'openid state', ticket),
  nonce: derive(key, 'openid nonce', ticket),
  verifier: derive(key, 'openid verifier', ticket),
});

async function finish(request: Request, response: Response, parts: OpenIdDoorParts): Promise<void> {
  const name = cookieName('vagt_oidc', parts.secure);
  const ticket = cookieOf(request, name);
  // It is worth one answer, right or wrong.
  response.clearCookie(name, cookieAttributes(parts.secure));
  const [begun, , to] = (ticket ?? '').split('~');
  const isOld = !(parts.now().epochMilliseconds - Number(begun) <= mostMinutes * 60_000);
  if (ticket === undefined || isOld) return refuse(response, parts, { reason: 'too_old', page: again });
  try {
    const answer = new URL(request.originalUrl, parts.publicUrl);
    await enter(request, response, {
      parts,
      identity: await parts.openId.finish(answer, secretsOf(ticket, parts)),
      to,
    });
  } catch (error) {
    parts.log.warn('sign_in_refused', { requestId: requestIdOf(response, parts.newId), reason: 'openid', error });
    sendPage(response, { status: 401, ...again });
  }
}

const again = {
  title: 'Det lykkedes ikke at logge ind',
  said: ['Du er ikke logget ind. Begynd forfra: et log ind virker en gang og i et kvarter.'],
  body: '<p><a href="/log-ind">Til log ind</a></p>',
};
const noGroup = {
  title: 'Din konto har ikke adgang til Ly',
  said: ['Du er logget ind hos kommunen, men er ikke med i en af de grupper, der bruger Ly. Spørg din leder.'],
  body: '<p><a href="/log-ind">Til log ind</a></p>',
};
const closed = {
  title: 'Din adgang til Ly er lukket',
  said: ['Spørg din leder, hvis det er en fejl.'],
};

interface Refusal {
  reason: string;
  page: { title: string; said: string[]; body?: string };
}

function refuse(response: Response, { log, newId }: OpenIdDoorParts, { reason, page }: Refusal): void {
  log.warn('sign_in_refused', { requestId: requestIdOf(response, newId), reason });
  sendPage(response, { status: reason === 'too_old' ? 401 : 403, ...page });
}

interface Entering {
  parts: OpenIdDoorParts;
  identity: Identity;
  to: string | undefined;
}

async function enter(request: Request, response: Response, { parts, identity, to }: Entering): Promise<void> {
  const known = await parts.storage.findStaffBySubject(identity.subject);
  if (known?.disabled) return refuse(response, parts, { reason: 'disabled', page: closed });
  // Who lost the last group is out: also where a session is still open.
  if (identity.roles.length === 0) {
    if (known) await parts.sessions.end(request, response);
    return refuse(response, parts, { reason: 'no_group', page: noGroup });
  }
  const account = await asOurs(known, identity, parts);
  const begun = await parts.sessions.begin({ request, response, staffId: account.id, endUrl: identity.endUrl });
  if (!begun) return refuse(response, parts, { reason: 'disabled', page: closed });
  await parts.desk.note(account, 'signed_in', 'kommunens konto');
  const requestId = requestIdOf(response, parts.newId);
  parts.log.info('signed_in', { requestId, staffId: account.id, kind: 'openid' });
  response.redirect(303, isOwnPath(to) ? to : homeOf(account));
}

/** Name, roles and who they are in Teams are the provider's, at each sign-in; what a colleague chose here stays. */
async function asOurs(known: StaffAccount | undefined, identity: Identity, { desk }: OpenIdDoorParts) {
  const { name, roles, email, subject } = identity;
  // A manager may have tied the same person to an account with a password: that stays so until a manager changes it.
  const isOthers = await desk.isOthers(identity.entraId, known?.id ?? null);
  const entraId = (isOthers ? null : identity.entraId) ?? known?.entraId ?? null;
  const given = { name, roles, email, entraId };
  if (known === undefined) return desk.add(provider, { ...given, organisation: 'kommune', oidcSubject: subject });
  const isSame = known.name === name && known.email === email && known.entraId === entraId;
  if (!isSame || String(known.roles) !== String(roles)) await desk.follow(provider, known, given);
  return known;
}
