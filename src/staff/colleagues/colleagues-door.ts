// GET and POST /kolleger, GET and POST /kolleger/:id, POST /kolleger/:id/link: a manager's list of who may come in.
import express from 'express';
import type { Request, RequestHandler, Response, Router } from 'express';
import type { Storage } from '../../storage/open-storage.ts';
import type { StaffAccount } from '../../storage/staff/staff-records.ts';
import { roleNames } from '../staff-accounts-desk.ts';
import type { Desk } from '../staff-accounts-desk.ts';
import { memberOf, sessionOf } from '../staff-guard.ts';
import type { StaffGuard } from '../staff-guard.ts';
import { readTemplate, sendPage } from '../staff-pages.ts';
import { languageNames, readColleague, readProfile } from './colleague-form.ts';
import type { ReadForm } from './colleague-form.ts';

export interface ColleaguesParts {
  storage: Pick<Storage, 'staffAccounts' | 'findStaffAccount' | 'saveStaff'>;
  desk: Desk;
  guard: StaffGuard;
  /** Ends the pages a colleague has open. */
  endLive: (staffId: string) => void;
}

const listBody = readTemplate<object>('colleagues.eta', import.meta.url);
const oneBody = readTemplate<object>('colleague.eta', import.meta.url);
const fieldsBody = readTemplate<object>('colleague-fields.eta', import.meta.url);
const linkBody = readTemplate<object>('new-link.eta', import.meta.url);
const profileBody = readTemplate<object>('profile.eta', import.meta.url);

export function colleaguesDoor(parts: ColleaguesParts): Router {
  const router = express.Router();
  const manages = parts.guard('manage_staff');
  router.get('/kolleger', manages, (_request, response) => showList(response, parts));
  router.post('/kolleger', manages, (request, response) => add(request, response, parts));
  router.get(
    '/kolleger/:id',
    manages,
    withColleague((_request, response, about) => showOne(response, about), parts),
  );
  router.post('/kolleger/:id', manages, withColleague(change, parts));
  router.post('/kolleger/:id/link', manages, withColleague(invite, parts));
  const own = parts.guard('own_profile');
  router.get('/min-profil', own, (request, response) => showProfile(request, response));
  router.post('/min-profil', own, (request, response) => saveProfile(request, response, parts));
  return router;
}

/** What is shown again when something is missing. */
interface Again {
  wrong?: string | undefined;
  given?: Partial<StaffAccount>;
  saved?: boolean;
}

const statusOf = ({ wrong }: Again): number => (wrong === undefined ? 200 : 422);

async function showList(response: Response, parts: ColleaguesParts, again: Again = {}) {
  const session = sessionOf(response.req);
  const colleagues = await parts.storage.staffAccounts();
  const given = { organisation: 'kommune', roles: ['helper'], languages: ['da'], ...again.given };
  const fields = fieldsBody({ given, roleNames, languageNames, rolesAreGiven: false });
  const shown = { ...session, colleagues, roleNames, languageNames, fields, wrong: again.wrong ?? null };
  sendPage(response, { session, title: 'Kolleger', status: statusOf(again), body: listBody(shown) });
}

async function add(request: Request, response: Response, parts: ColleaguesParts): Promise<void> {
  const form = readColleague(request.body);
  if ('wrong' in form) return showList(response, parts, form);
  const { given } = form;
  if (await parts.desk.isOthers(given.entraId ?? null, null))
    return showList(response, parts, { given, wrong: othersEntraId });
  const account = await parts.desk.add(memberOf(request), given);
  await showLink(request, response, { account, parts });
}

type WithColleague = (request: Request, response: Response, about: About) => Promise<void> | void;

interface About {
  account: StaffAccount;
  parts: ColleaguesParts;
}

function withColleague(show: WithColleague, parts: ColleaguesParts): RequestHandler {
  return async (request, response) => {
    const account = await parts.storage.findStaffAccount(String(request.params['id']));
    if (account) return show(request, response, { account, parts });
    const session = sessionOf(request);
    sendPage(response, { session, status: 404, title: 'Den kollega findes ikke' });
  };
}

function showOne(response: Response, { account }: About, again: Again = {}): void {
  const session = sessionOf(response.req);
  const rolesAreGiven = account.oidcSubject !== null;
  const fields = fieldsBody({ given: { ...account, ...again.given }, roleNames, languageNames, rolesAreGiven });
  const body = oneBody({ ...session, account, fields, wrong: again.wrong ?? null, saved: again.saved === true });
  sendPage(response, { session, title: account.name, status: statusOf(again), body });
}

async function change(request: Request, response: Response, about: About): Promise<void> {
  const form: ReadForm = readColleague(request.body, about.account);
  if ('wrong' in form) return showOne(response, about, form);
  if (await about.parts.desk.isOthers(form.given.entraId ?? null, about.account.id))
    return showOne(response, about, { ...form, wrong: othersEntraId });
  const outcome = await about.parts.desk.change(memberOf(request), about.account, form.given);
  if (outcome === 'last_manager') return showOne(response, about, { ...form, wrong: lastManager });
  if (form.given.disabled === true) about.parts.endLive(about.account.id);
  if (form.given.disabled === true && about.account.id === memberOf(request).id)
    return response.redirect(303, '/log-ind');
  const account = { ...about.account, ...form.given };
  showOne(response, { ...about, account }, { saved: true });
}

const othersEntraId = 'En anden kollega har det id i Entra. Et id hører til et menneske.';
const lastManager = 'Der skal være mindst en leder med adgang. Gør først en anden til leder.';

async function invite(request: Request, response: Response, about: About): Promise<void> {
  if (!about.account.disabled) return showLink(request, response, about);
  showOne(response, about, { wrong: 'Adgangen er lukket. Åbn den, før du laver et link.' });
}

/** Shown once: only its digest is kept. */
async function showLink(request: Request, response: Response, { account, parts }: About): Promise<void> {
  const session = sessionOf(request);
  const link = await parts.desk.invite(session.member, account);
  sendPage(response, { session, title: `Link til ${account.name}`, body: linkBody({ link, login: account.login }) });
}

function showProfile(request: Request, response: Response, again: Again = {}): void {
  const session = sessionOf(request);
  const given = { ...session.member, ...again.given };
  const body = profileBody({
    ...{ csrf: session.csrf, given, roleNames, languageNames },
    ...{ wrong: again.wrong ?? null, saved: again.saved === true },
  });
  sendPage(response, { session, title: 'Min profil', status: statusOf(again), body });
}

async function saveProfile(request: Request, response: Response, { storage, desk }: ColleaguesParts): Promise<void> {
  const form = readProfile(request.body);
  if ('wrong' in form) return showProfile(request, response, form);
  const account = await storage.findStaffAccount(memberOf(request).id);
  if (account) await desk.change(memberOf(request), account, form.given);
  showProfile(request, response, { ...form, saved: true });
}
