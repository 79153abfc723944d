// The pages of colleagues: one layout, one stylesheet, all of it without a script.
import { readFileSync } from 'node:fs';
import { Eta } from 'eta';
import express from 'express';
import type { Response, Router } from 'express';
import { pageFile } from '../channels/web/page-files.ts';
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
  /** The path of a script of ours. */
  script?: string;
}

interface Entry {
  path: string;
  name: string;
  action: StaffAction;
}

/** In the order of the menu; each colleague sees what they may. */
const menu: readonly Entry[] = [
  { path: '/kolleger', name: 'Kolleger', action: 'manage_staff' },
  { path: '/log', name: 'Log', action: 'read_audit' },
  { path: '/min-profil', name: 'Min profil', action: 'own_profile' },
];

/** Where a colleague lands who asked for no other page. */
export const homePath = '/min-profil';

const staffStylesheet = pageFile('vagt.css', import.meta.url);
const layout = readTemplate('layout.eta', import.meta.url);

/** Never kept by a browser: after log-out, "back" shows nothing. */
export function sendPage(response: Response, page: StaffPage): void {
  const { session, title, status = 200, said = [], body = '', script = null } = page;
  const html = layout({
    ...{ title, said, body, script, homePath, stylesheet: staffStylesheet.link },
    here: response.req.path,
    member: session?.member ?? null,
    csrf: session?.csrf ?? '',
    menu: menu.filter(({ action }) => session !== undefined && may(session.member, action)),
  });
  response.status(status).set('Cache-Control', 'no-store').type('html').send(html);
}

/** GET /vagt.css: open, it says nothing about anybody. */
export function staffStyles(): Router {
  return express.Router().get(staffStylesheet.path, staffStylesheet.send);
}
