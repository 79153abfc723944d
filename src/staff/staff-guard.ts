// The guard at every door of colleagues: who is signed in, whether they may, and whether a form is one of ours.
import express from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { StaffMember } from '../storage/staff/staff-records.ts';
import { may } from './conversation-access.ts';
import type { StaffAction } from './conversation-access.ts';
import { sendPage } from './staff-pages.ts';
import { isSame } from './staff-secrets.ts';
import type { Session, StaffSessions } from './staff-session.ts';

/** Handed to each corner: a route for colleagues begins with it. */
export type StaffGuard = (action: StaffAction) => RequestHandler;

/** What each request found at the guard. */
const sessions = new WeakMap<Request, Session>();

/** Throws behind no guard: that is a fault of ours. */
export function sessionOf(request: Request): Session {
  const session = sessions.get(request);
  if (session === undefined) throw new Error('a route for colleagues has no guard');
  return session;
}

export const memberOf = (request: Request): StaffMember => sessionOf(request).member;

/** Far more than a form of ours. */
export const readForm = express.urlencoded({ extended: false, limit: '64kb' });

export function createGuard(open: Pick<StaffSessions, 'find'>): StaffGuard {
  return (action) => async (request, response, next) => {
    const session = await open.find(request);
    if (session === undefined) return response.redirect(303, `/log-ind${whereTo(request)}`);
    sessions.set(request, session);
    if (!may(session.member, action)) return refuse(request, response);
    if (isLook(request)) return next();
    readForm(request, response, (error?: unknown) => {
      if (error !== undefined) return next(error);
      if (!carriesToken(request, session.csrf)) return refuseForm(request, response);
      next();
    });
  };
}

const isLook = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

/** Back to the page they asked for, once they are in. What a form did is not done again by itself. */
const whereTo = (request: Request): string =>
  isLook(request) && isOwnPath(request.path) ? `?${new URLSearchParams({ til: request.path }).toString()}` : '';

/** A path of ours, and no way to another site. */
export const isOwnPath = (text: unknown): text is string =>
  typeof text === 'string' && /^\/[\w-]+(\/[\w-]+)*$/.test(text) && text.length <= 200;

/** Both: what the form carries, and what the browser says of where it came from, where it says it. */
export function carriesToken(request: Request, expected: string): boolean {
  const site = request.get('sec-fetch-site');
  const { csrf } = (request.body ?? {}) as { csrf?: unknown };
  return (site === undefined || site === 'same-origin' || site === 'none') && isSame(csrf, expected);
}

function refuse(request: Request, response: Response): void {
  sendPage(response, {
    session: sessionOf(request),
    status: 403,
    title: 'Det har du ikke adgang til',
    said: ['Din rolle giver ikke adgang til den side. Spørg din leder, hvis du skal bruge den.'],
  });
}

export function refuseForm(request: Request, response: Response): void {
  sendPage(response, {
    session: sessions.get(request),
    status: 403,
    title: 'Formularen er for gammel',
    said: ['Intet er ændret. Gå tilbage, hent siden igen, og send formularen en gang til.'],
  });
}
