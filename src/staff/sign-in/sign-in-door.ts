// GET and POST /log-ind, POST /log-ud, GET and POST /invitation/:token. The only pages for who is not signed in.
import express from 'express';
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { requestIdOf } from '../../channels/request-log.ts';
import type { Log } from '../../log.ts';
import type { Storage } from '../../storage/open-storage.ts';
import type { StaffAccount } from '../../storage/staff/staff-records.ts';
import { asLogin } from '../staff-accounts-desk.ts';
import type { Desk } from '../staff-accounts-desk.ts';
import { isOwnPath, readForm, sessionOf } from '../staff-guard.ts';
import type { StaffGuard } from '../staff-guard.ts';
import { homeOf, readTemplate, sendPage } from '../staff-pages.ts';
import { digestOf } from '../staff-secrets.ts';
import type { StaffSessions } from '../staff-session.ts';
import type { MayTry } from './attempts.ts';
import { createFormTokens } from './form-token.ts';
import type { FormTokens } from './form-token.ts';
import { faultOf, hashPassword, isPassword, shortestPassword } from './passwords.ts';

export interface SignInParts {
  storage: Pick<Storage, 'findStaffByLogin' | 'findStaffAccount' | 'invitedBy' | 'useInvitation'>;
  sessions: StaffSessions;
  guard: StaffGuard;
  desk: Pick<Desk, 'note'>;
  mayTry: MayTry;
  /** Ends the pages a colleague has open: they come again at once, and only with a session. */
  endLive: (staffId: string) => void;
  /** Whether the municipality's own sign-in is offered. */
  hasProvider: boolean;
  /** Makes the tokens of forms; 32 bytes. */
  key: Uint8Array;
  secure: boolean;
  now: () => Temporal.Instant;
  newId: () => string;
  log: Log;
}

type Door = SignInParts & { tokens: FormTokens };

const signInBody = readTemplate<object>('sign-in.eta', import.meta.url);
const invitationBody = readTemplate<object>('invitation.eta', import.meta.url);
const signedOutBody = readTemplate<object>('signed-out.eta', import.meta.url);

export function signInDoor(parts: SignInParts): Router {
  const door: Door = { ...parts, tokens: createFormTokens(parts) };
  const router = express.Router();
  router.get('/log-ind', (_request, response) => showSignIn(response, door));
  router.post('/log-ind', readForm, door.tokens.check, (request, response) => signIn(request, response, door));
  router.post('/log-ud', parts.guard('own_profile'), (request, response) => signOut(request, response, door));
  router.get('/invitation/:token', (_request, response) => showInvitation(response, door));
  router.post('/invitation/:token', readForm, door.tokens.check, (request, response) =>
    choosePassword(request, response, door),
  );
  return router;
}

interface Shown {
  wrong?: string;
  status?: number;
}

function showSignIn(response: Response, door: Door, shown: Shown = {}): void {
  const { req: request } = response;
  const asked: unknown = request.query['til'] ?? (request.body as { til?: unknown } | undefined)?.til;
  const { wrong = null, status = 200 } = shown;
  const csrf = door.tokens.give(request, response);
  const body = signInBody({ csrf, wrong, til: isOwnPath(asked) ? asked : '', hasProvider: door.hasProvider });
  sendPage(response, { title: 'Log ind', status, body });
}

const credentials = z.object({
  login: z.string().max(200).transform(asLogin),
  password: z.string().max(1000),
  til: z.string().optional(),
});

async function signIn(request: Request, response: Response, door: Door): Promise<void> {
  const { login, password, til } = credentials.catch({ login: '', password: '' }).parse(request.body);
  const requestId = requestIdOf(response, door.newId);
  if (!(await door.mayTry(request.ip ?? '', login))) {
    door.log.warn('sign_in_refused', { requestId, reason: 'too_many' });
    return showSignIn(response, door, { wrong: tooMany, status: 429 });
  }
  const account = await door.storage.findStaffByLogin(login);
  const fits = await isPassword(password, account?.passwordHash ?? null);
  if (!account || !fits || account.disabled) {
    door.log.warn('sign_in_refused', { requestId, reason: 'wrong' });
    return showSignIn(response, door, { wrong: wrongPassword, status: 401 });
  }
  await enter(request, response, { door, account, to: isOwnPath(til) ? til : homeOf(account) });
}

/** The same words whether there is such a name or not. */
const wrongPassword = 'Brugernavn og adgangskode passer ikke sammen. Prøv igen, eller bed din leder om et nyt link.';
const tooMany = 'Der er prøvet for mange gange. Vent et kvarter, og prøv igen.';

interface Entering {
  door: Door;
  account: StaffAccount;
  to: string;
}

async function enter(request: Request, response: Response, { door, account, to }: Entering): Promise<void> {
  if (!(await door.sessions.begin({ request, response, staffId: account.id }))) {
    return showSignIn(response, door, { wrong: wrongPassword, status: 401 });
  }
  await door.desk.note(account, 'signed_in', 'adgangskode');
  door.log.info('signed_in', { requestId: requestIdOf(response, door.newId), staffId: account.id, kind: 'password' });
  response.redirect(303, to);
}

async function signOut(request: Request, response: Response, door: Door): Promise<void> {
  const { member, endUrl } = sessionOf(request);
  await door.sessions.end(request, response);
  door.endLive(member.id);
  await door.desk.note(member, 'signed_out', '');
  sendPage(response, { title: 'Du er logget ud', body: signedOutBody({ endUrl }) });
}

const digestIn = (request: Request): string => digestOf(String(request.params['token']));

/** Looking at it uses nothing up: mail programs look at links too. */
async function showInvitation(response: Response, door: Door, wrong?: string): Promise<void> {
  const { req: request } = response;
  const staffId = await door.storage.invitedBy(digestIn(request), door.now());
  const account = staffId === undefined ? undefined : await door.storage.findStaffAccount(staffId);
  if (!account) return sendPage(response, { status: 404, ...linkIsOver });
  const csrf = door.tokens.give(request, response);
  const { login, name } = account;
  sendPage(response, {
    title: `Velkommen, ${name}`,
    status: wrong === undefined ? 200 : 422,
    body: invitationBody({ csrf, login, shortestPassword, wrong: wrong ?? null }),
  });
}

const linkIsOver = {
  title: 'Linket virker ikke mere',
  said: ['Et link virker en gang og i tre døgn. Bed din leder om et nyt.'],
};

const chosen = z.object({ password: z.string().max(1000) });

async function choosePassword(request: Request, response: Response, door: Door): Promise<void> {
  const { password } = chosen.catch({ password: '' }).parse(request.body);
  const staffId = await door.storage.invitedBy(digestIn(request), door.now());
  const account = staffId === undefined ? undefined : await door.storage.findStaffAccount(staffId);
  const mayTry = await door.mayTry(request.ip ?? '', digestIn(request));
  if (!account || !mayTry) return sendPage(response, { status: 404, ...linkIsOver });
  const fault = faultOf(password, account);
  if (fault !== undefined) return showInvitation(response, door, fault);
  const used = await door.storage.useInvitation({
    tokenHash: digestIn(request),
    passwordHash: await hashPassword(password),
    now: door.now(),
  });
  if (used === undefined) return sendPage(response, { status: 404, ...linkIsOver });
  await door.desk.note(account, 'password_chosen', '');
  await enter(request, response, { door, account, to: '/min-profil' });
}
