// The doors of colleagues as one process under `bench/console.ts`: a line of citizens who wait, and colleagues who are signed in.
import { randomUUIDv7 } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createApp } from '../../src/app.ts';
import { assembleLy } from '../../src/assemble.ts';
import { openCounters } from '../../src/channels/counters.ts';
import { createLog } from '../../src/log.ts';
import { readSettings } from '../../src/settings.ts';
import { readDocuments } from '../../src/shipped-documents.ts';
import { openStaffRoom } from '../../src/staff-room.ts';
import { commandLine, createDesk } from '../../src/staff/staff-accounts-desk.ts';
import { digestOf, newSecret } from '../../src/staff/staff-secrets.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { dataKey } from '../large-town.ts';
import type { Where } from '../large-town.ts';
import { numberOf } from '../signed-load.ts';
import { clock } from './clock.ts';

export interface ConsoleServer {
  where: Where;
  waiting: number;
  colleagues: number;
}

export interface Opened {
  port: number;
  /** One of each colleague. */
  cookies: string[];
}

export interface Words {
  citizen: number;
  text: string;
}

/** What the process is asked: citizens write, all at once, or how long each address took since the last time it was asked. */
export type Asked = { said: Words[] } | 'times';

export interface Committed {
  cameAt: number;
  committedAt: number;
}

/** Milliseconds from when a request came in until its answer was handed over, by address. */
export type Times = Record<string, number[]>;

/** Dangers, which have the most in their rows, and others who asked for a human. */
const firstWords = [
  'jeg vil ikke leve mere',
  'der ligger en mand, han svarer ikke',
  'menneske',
  'i want to die',
  'inummik oqaloqateqarusuppunga',
  'jeg fryser så meget at jeg ikke kan mærke mine fødder',
  'må jeg tale med et menneske',
  'han slår mig',
];

const { where, waiting, colleagues } = JSON.parse(process.argv[2] ?? '') as ConsoleServer;
const log = createLog('error');
const world = { now: () => Temporal.Now.instant(), newId: randomUUIDv7, log };
const storage = await openStorage({ ...where, dataKey });
const ly = assembleLy({ documents: await readDocuments(null), drafts: true, storage, newId: randomUUIDv7 });
const settings = readSettings({ DATA_FOLDER: where.folder });

async function serve() {
  const counters = await openCounters(where.databaseUrl, log);
  const parts = { settings, storage, ly, takeStaffTurn: ly.takeStaffTurn, counters, key: dataKey, world };
  const staff = openStaffRoom(parts).router;
  const nothing = express.Router();
  const others = {
    phoneNumber: null,
    teams: null,
    operator: nothing,
    webChat: nothing,
    sentenceWhenBroken: () => 'I fare: ring 112.',
  };
  return createServer(createApp({ ...world, ...others, trustProxy: 0, staff }));
}

/** Answered once this process has heard of it too: from PostgreSQL that comes a moment after the commit. */
async function say({ citizen, text }: Words): Promise<Committed> {
  const heard = Promise.withResolvers<void>();
  const stop = storage.subscribe(({ kind }) => void (kind === 'turn' && heard.resolve()));
  const cameAt = clock();
  const from = { channel: 'sms', address: numberOf(citizen), media: 0, at: world.now() } as const;
  await ly.takeTurn({ ...from, text, providerId: randomUUIDv7(), requestId: 'bench' });
  const committedAt = clock();
  await heard.promise;
  stop();
  return { cameAt, committedAt };
}

/** Their sessions are begun without a password: signing in is not what is measured. */
async function signIn(colleague: number): Promise<string> {
  const desk = createDesk({ storage, publicUrl: settings.publicUrl, ...world });
  const person = { name: `Prøve ${colleague}`, organisation: 'kommune', roles: ['helper' as const] };
  const { id } = await desk.add(commandLine, person);
  const secret = newSecret();
  await storage.beginSession({ tokenHash: digestOf(secret), staffId: id, at: world.now(), endUrl: null });
  return `vagt=${secret}`;
}

const times: Times = {};
const server = await serve();
server.prependListener('request', ({ url = '' }, response) => {
  const from = performance.now();
  response.on('finish', () => (times[url] ??= []).push(performance.now() - from));
});
for (let citizen = 0; citizen < waiting; citizen += 1) {
  await say({ citizen, text: firstWords[citizen % firstWords.length] ?? '' });
}
const cookies: string[] = [];
for (let colleague = 0; colleague < colleagues; colleague += 1) cookies.push(await signIn(colleague));

async function answer(asked: Asked): Promise<void> {
  if (asked !== 'times') return void process.send?.(await Promise.all(asked.said.map(say)));
  process.send?.(times);
  Object.keys(times).forEach((url) => delete times[url]);
}

process.on('message', (asked: Asked) => void answer(asked));
process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => {
  const opened: Opened = { port: (server.address() as AddressInfo).port, cookies };
  process.send?.(opened);
});
