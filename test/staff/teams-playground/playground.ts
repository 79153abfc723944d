// Microsoft's own playground as the client of Teams, and between it and Ly what signs its requests: it has no key of
// Microsoft's, and Ly has no door for those that nobody signed.
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TeamsHouse } from '../teams/teams-house.ts';
import { channelId, openTeamsHouse, teamId } from '../teams/teams-house.ts';
import { appId, tenantId } from '../teams/local-microsoft.ts';

/** People of the playground; who looks at its page is the first. */
export const anna = { id: 'anna', name: 'Anna Prøve', entraId: '00000000-0000-4000-8000-0000000000aa' };
export const bo = { id: 'bo', name: 'Bo Prøve', entraId: '00000000-0000-4000-8000-0000000000bb' };
type Person = typeof anna;

interface PlaygroundCard {
  id: string;
  buttons: { verb?: string; data?: object }[];
}

export interface PlaygroundHouse {
  house: TeamsHouse;
  /** Of its page. */
  url: string;
  /** The first card it was given, for who uses it without its page. */
  card: Promise<PlaygroundCard>;
  /** Presses a button of the card over its API; returns the card that comes back. */
  presses(who: Person, verb: string, on: PlaygroundCard): Promise<string>;
  /** Anna writes in the thread under the card over its API, and mentions Ly: what is written there is hers, whoever it names. */
  writes(text: string, under: PlaygroundCard): Promise<void>;
  close(): Promise<void>;
}

export async function openPlaygroundHouse(changed: Record<string, string> = {}): Promise<PlaygroundHouse> {
  const between = await openBetween();
  const playground = startPlayground(between.url);
  try {
    const url = await playground.url;
    const house = await openTeamsHouse({ TEAMS_STAND_IN_URL: between.url, ...changed });
    between.joins({ ly: house, playground: url });
    return {
      ...{ house, url, card: firstCard(url) },
      async presses({ id }, verb, on) {
        const value = {
          action: { type: 'Action.Execute', verb, data: on.buttons.find((one) => one.verb === verb)?.data },
        };
        const press = {
          name: 'adaptiveCard/action',
          value,
          from: { id },
          conversation: threadOf(on),
          replyToId: on.id,
        };
        return JSON.stringify(await postJson(`${url}/_conversation/v1/invoke`, press));
      },
      async writes(text, under) {
        const mentions = [{ mentioned: { id: appId }, text: '<at>Ly</at>' }];
        const message = { from: { id: anna.id }, mentions, text: `<at>Ly</at> ${text}`, textFormat: 'plain' };
        const thread = encodeURIComponent(threadOf(under).id);
        await postJson(`${url}/_conversation/v1/conversations/${thread}/messages`, message);
      },
      async close() {
        await house.close();
        playground.end();
        await between.close();
      },
    };
  } catch (error) {
    playground.end();
    await between.close();
    throw error;
  }
}

const threadOf = ({ id }: PlaygroundCard) => ({ id: `${channelId};messageid=${id}` });

/** What it tells its page. */
function firstCard(url: string): Promise<PlaygroundCard> {
  const stream = new WebSocket(`${url.replace('http', 'ws')}/_ws_conversation/v1/conversations/stream`);
  return new Promise((resolve) =>
    stream.addEventListener('message', ({ data }) => {
      const { message } = JSON.parse(String(data)) as { message?: { messageId: string; attachments?: Attached[] } };
      const [card] = message?.attachments ?? [];
      if (message === undefined || card === undefined) return;
      resolve({ id: message.messageId, buttons: card.content.actions });
      stream.close();
    }),
  );
}

interface Attached {
  content: { actions: PlaygroundCard['buttons'] };
}

function startPlayground(between: string) {
  const folder = mkdtempSync(join(tmpdir(), 'ly-playground-'));
  const config = join(folder, 'people.yml');
  writeFileSync(config, JSON.stringify(peopleAndPlaces));
  const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  const addresses = ['--app-endpoint', `${between}/bot`, '--service-url', `${between}/connector`];
  const env = {
    PATH: process.env['PATH'] ?? '',
    TEAMSAPPTESTER_BROWSER: 'none',
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
  };
  const child = spawn(process.execPath, [cli, 'start', '--port', '0', '--disable-telemetry', ...addresses], {
    ...{ cwd: folder, env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [, port] = /Listening on (\d+)/.exec(said) ?? [];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
    child.on('close', () => reject(new Error(`the playground ended: ${said}`)));
  });
  url.catch(() => undefined);
  return { url, end: () => child.kill() };
}

const person = ({ id, name, entraId }: Person) => ({
  ...{ id, name, aadObjectId: entraId, userPrincipleName: `${id}@example.org`, email: `${id}@example.org` },
  givenName: name.split(' ')[0],
  surname: 'Prøve',
});

const peopleAndPlaces = {
  version: '0.1.1',
  tenantId,
  bot: { id: appId, name: 'Ly' },
  currentUser: person(anna),
  // It wants five, at the least.
  users: [bo, ...['a', 'b', 'c', 'd'].map((id) => ({ ...bo, id }))].map(person),
  personalChat: { id: 'chat' },
  groupChat: { id: 'group', name: 'Gruppe' },
  team: {
    ...{ id: teamId, name: 'Testholdet', aadGroupId: '00000000-0000-4000-8000-0000000000cc' },
    channels: [{ id: channelId, name: 'Vagten' }],
  },
};

interface Joined {
  ly: TeamsHouse;
  playground: string;
}

/** /bot: to Ly, signed. /connector: to the playground. All else is asked of what stands in for Microsoft. */
async function openBetween() {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    joins: (joined: Joined) =>
      void server.on('request', (request, response) => void pass(request, response, { url, ...joined })),
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function pass(request: IncomingMessage, response: ServerResponse, joined: Joined & { url: string }) {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const { to, authorization } = wayOf(request.url ?? '/', joined);
  const answer = await fetch(to, {
    method: request.method ?? 'GET',
    headers: { 'Content-Type': request.headers['content-type'] ?? 'application/json', ...authorization },
    ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
  });
  const type = answer.headers.get('content-type') ?? 'application/json';
  response.writeHead(answer.status, { 'Content-Type': type }).end(await answer.text());
}

function wayOf(path: string, { url, ly, playground }: Joined & { url: string }) {
  const { microsoft } = ly;
  const token = microsoft.token({ iss: url, serviceurl: `${url}/connector` });
  const authorization = { Authorization: `Bearer ${token}` };
  if (path.startsWith('/bot')) return { to: `${ly.url}/api/messages`, authorization };
  if (path.startsWith('/connector'))
    return { to: `${playground}/_connector${path.slice('/connector'.length)}`, authorization };
  return { to: `${microsoft.url}${path}`, authorization: {} };
}

async function postJson(url: string, body: object): Promise<unknown> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`the playground says ${response.status}: ${text}`);
  return text === '' ? null : JSON.parse(text);
}
