// The pages of colleagues: one layout, one stylesheet, all of it without a script.
import { readFileSync } from 'node:fs';
import { Eta } from 'eta';
import express from 'express';
import type { Response, Router } from 'express';
import { pageFile } from '../channels/web/page-files.ts';
import type { StaffMember } from '../storage/staff/staff-records.ts';
import { may } from './conversation-access.ts';
import type { StaffAction } from './conversation-access.ts';
import type { Session } from './staff-session.ts';

const eta = new Eta({ autoEscape: true, autoTrim: ['nl', 'nl'], varName: 'page' });

/** A template of its own beside the file that uses it. What it is given is escaped where it is written with `<%=`. */
export function readTemplate<Shown extends object>(name: string, beside: string): (shown: Shown) => string {
  const template = eta.compile(readFileSync(new URL(name, beside), 'utf8'));
  return (shown) => eta.render(template, shown);
}

export interface StaffPage {
  /** Undefined for who is not signed in. */
  session?: Session | undefined;
  title: string;
  status?: number;
  /** Plain sentences under the title. */
  said?: readonly string[];
  /** HTML of a template. */
  body?: string;
  /** What is new comes to it by itself. */
  isLive?: boolean;
}

interface Entry {
  path: string;
  name: string;
  action: StaffAction;
}

/** In the order of the menu; each colleague sees what they may. */
const menu: readonly Entry[] = [
  { path: '/vagt', name: 'Vagten', action: 'see_line' },
  { path: '/oevelse', name: 'Øvelse', action: 'practise' },
  { path: '/kolleger', name: 'Kolleger', action: 'manage_staff' },
  { path: '/log', name: 'Log', action: 'read_audit' },
  { path: '/min-profil', name: 'Min profil', action: 'own_profile' },
];

/** Where a colleague lands who asked for no other page: an editor has nothing to do in the line. */
export const homeOf = (member: StaffMember): string => (may(member, 'see_line') ? '/vagt' : '/min-profil');

/** The first is for every page, the second for where colleagues take over. */
const stylesheets = [pageFile('pages/vagt.css', import.meta.url), pageFile('pages/takeover.css', import.meta.url)];
const liveScript = pageFile('pages/vagt.js', import.meta.url);
const layout = readTemplate('pages/layout.eta', import.meta.url);

/** Never kept by a browser: after log-out, "back" shows nothing. */
export function sendPage(response: Response, page: StaffPage): void {
  const { session, title, status = 200, said = [], body = '', isLive = false } = page;
  const html = layout({
    ...{ title, said, body, stylesheets },
    script: isLive ? liveScript.link : null,
    here: response.req.path,
    home: session ? homeOf(session.member) : '/log-ind',
    member: session?.member ?? null,
    csrf: session?.csrf ?? '',
    menu: menu.filter(({ action }) => session !== undefined && may(session.member, action)),
  });
  response.status(status).set('Cache-Control', 'no-store').type('html').send(html);
}

/** GET /vagt.css, /takeover.css and /vagt.js: open, they say nothing about anybody. */
export function staffStyles(): Router {
  const router = express.Router();
  for (const { path, send } of [...stylesheets, liveScript]) router.get(path, send);
  return router;
}
