// The doors of colleagues on a real server, with storage of its own; the clock stands still until a test moves it.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Router } from 'express';
import type { Page } from 'playwright-core';
import request from 'supertest';
import type { Response } from 'supertest';
import { createApp } from '../../src/app.ts';
import { openCounters } from '../../src/channels/counters.ts';
import { assembleLy } from '../../src/assemble.ts';
import type { Ly } from '../../src/assemble.ts';
import { readSettings } from '../../src/settings.ts';
import { readDocuments } from '../../src/shipped-documents.ts';
import { openStaffRoom } from '../../src/staff-room.ts';
import { commandLine, createDesk } from '../../src/staff/staff-accounts-desk.ts';
import type { Desk, NewColleague } from '../../src/staff/staff-accounts-desk.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import type { Storage } from '../../src/storage/open-storage.ts';
import type { StaffAccount } from '../../src/storage/staff/staff-records.ts';
import type { Translate } from '../../src/understanding/model/translate.ts';
import { captureLog } from '../captured-log.ts';
import type { CapturedLog } from '../captured-log.ts';

export interface StaffHouse {
  url: string;
  storage: Storage;
  /** Everything that answers, without a door: what citizens and colleagues do is played with it. */
  ly: Ly;
  desk: Desk;
  logged: CapturedLog;
  /** All their routes. */
  staff: Router;
  firstManagerLink: () => Promise<string | null>;
  now(): Temporal.Instant;
  later(duration: Temporal.DurationLike): void;
  close(): Promise<void>;
}

export const password = 'fire rolige ord sammen';

type Environment = Record<string, string>;
const noDraft: Translate = () => Promise.resolve(null);
const nothing = express.Router();
const otherDoors = {
  ...{ phoneNumber: null, teams: null, operator: nothing, webChat: nothing },
  sentenceWhenBroken: () => 'ring 112',
};

/** The address of the server is that of the settings, unless a test gives another. */
export async function openStaffHouse(environment: Environment = {}, translate = noDraft): Promise<StaffHouse> {
  const app = express();
  const server = createServer(app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = readSettings({ PUBLIC_URL: url, TRUST_PROXY: '1', ...environment });
  const key = Buffer.alloc(32, 7);
  const storage = await openStorage({ folder: ':memory:', databaseUrl: settings.databaseUrl, dataKey: key });
  const logged = captureLog();
  let [now, ids] = [Temporal.Instant.from('2026-11-25T12:00:00Z'), 0];
  const world = {
    now: () => now,
    newId: settings.databaseUrl === null ? () => `id-${(ids += 1)}` : randomUUID,
    log: logged.log,
  };
  const ly = { ...(await lyOn({ storage, newId: world.newId }, settings.databaseUrl !== null)), translate };
  const counters = await openCounters(settings.databaseUrl, logged.log);
  const staff = openStaffRoom({ settings, storage, ly, takeStaffTurn: ly.takeStaffTurn, counters, key, world });
  app.set('trust proxy', settings.trustProxy);
  app.use(createApp({ trustProxy: settings.trustProxy, staff: staff.router, ...otherDoors, ...world }));
  return {
    ...{ url, storage, ly, logged, staff: staff.router, firstManagerLink: staff.firstManagerLink },
    desk: createDesk({ storage, publicUrl: settings.publicUrl, ...world }),
    now: () => now,
    later: (duration) => (now = now.add(duration)),
    async close() {
      staff.hangUp();
      await new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      });
      await storage.close();
    },
  };
}

interface Stage {
  storage: Storage;
  newId: () => string;
}
let shared: { ly: Ly; stage: Stage } | undefined;

/** To assemble Ly takes a second: the houses of one file, one after the other, share it. `alone` is for two at a time. */
async function lyOn(stage: Stage, alone: boolean): Promise<Ly> {
  const documents = await readDocuments(null);
  if (alone) return assembleLy({ documents, drafts: false, ...stage });
  if (shared === undefined) {
    const now = { ...stage };
    const storage = new Proxy({} as Storage, { get: (_none, key) => now.storage[key as keyof Storage] });
    shared = { ly: assembleLy({ documents, drafts: false, storage, newId: () => now.newId() }), stage: now };
  }
  Object.assign(shared.stage, stage);
  return shared.ly;
}

/** By the link that is shown once, in a real browser. */
export async function enterBy(link: string, page: Page): Promise<Page> {
  await page.goto(link);
  await page.fill('#password', password);
  await page.click('main button');
  await page.waitForURL('**/min-profil');
  return page;
}

/** A browser of somebody: keeps cookies, and sends forms as the page gave them. */
export function openVisitor({ url }: Pick<StaffHouse, 'url'>) {
  const agent = request.agent(url);
  return {
    agent,
    get: (path: string) => agent.get(path),
    async send(path: string, fields: Record<string, unknown>, from = path): Promise<Response> {
      const page = await agent.get(from);
      return agent
        .post(path)
        .type('form')
        .send({ csrf: tokenIn(page), ...fields });
    },
  };
}

export type Visitor = ReturnType<typeof openVisitor>;

export const tokenIn = (page: Response): string => /name="csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? '';

let places = 0;
const somebody: NewColleague = { name: 'Prøve Person', organisation: 'kommune', roles: ['helper'] };

/** Somebody who has chosen a password, and is signed in. */
export async function signedIn(house: StaffHouse, changed: Partial<NewColleague> = {}) {
  const account: StaffAccount = await house.desk.add(commandLine, { ...somebody, ...changed });
  const visitor = openVisitor(house);
  // From a place of their own: who tries often from one is held back.
  visitor.agent.set('X-Forwarded-For', `10.0.${Math.floor(places / 250)}.${(places += 1) % 250}`);
  const { pathname } = new URL(await house.desk.invite(commandLine, account));
  const entered = await visitor.send(pathname, { password });
  return { account, visitor, cookie: entered.get('Set-Cookie')?.[0]?.split(';')[0] ?? '' };
}
