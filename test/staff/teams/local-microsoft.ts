// What stands in for Microsoft: gives Ly its token, signs what Teams sends with a real key, and keeps what is posted.
import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const appId = '00000000-0000-4000-8000-00000000a001';
export const tenantId = '00000000-0000-4000-8000-00000000b001';
export const appSecret = 'a secret of a test';

export interface Posted {
  id: string;
  /** As the connector has it, with the thread. */
  conversationId: string;
  text: string;
  /** JSON of the card; '' where it has none. */
  card: string;
  summary: string;
  removed: boolean;
}

export interface LocalMicrosoft {
  url: string;
  serviceUrl: string;
  posts: Posted[];
  /** How it answers the next requests to the connector, one each; then well again. 0 hangs up without an answer. */
  fails: { status: number; retryAfter?: string }[];
  /** Whether it gives Ly a token. */
  knowsSecret: boolean;
  /** A token of Teams, right unless it is changed. `with`: whose key signs. */
  token(changed?: Record<string, unknown>, by?: 'microsoft' | 'somebody'): string;
  /** Resolves with the first post that fits, once it is there. */
  untilPosted(fits: (post: Posted) => boolean): Promise<Posted>;
  close(): Promise<void>;
}

const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

export async function openLocalMicrosoft(): Promise<LocalMicrosoft> {
  const keys = { microsoft: pair(), somebody: pair() };
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${url}/connector`;
  const waiting = new Set<() => void>();
  const local: LocalMicrosoft = {
    ...{ url, serviceUrl, posts: [], fails: [], knowsSecret: true },
    token: (changed = {}, by = 'microsoft') =>
      signed(
        { ...rightClaims(url, serviceUrl), ...changed },
        keys[by].privateKey.export({ type: 'pkcs8', format: 'pem' }),
      ),
    async untilPosted(fits) {
      for (;;) {
        const post = local.posts.find(fits);
        if (post !== undefined) return post;
        await new Promise<void>((changed) => waiting.add(changed));
      }
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  const jwk = { ...keys.microsoft.publicKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig', alg: 'RS256' };
  server.on('request', (request, response) => {
    void answer(request, response, { local, jwk }).finally(() => {
      waiting.forEach((changed) => changed());
      waiting.clear();
    });
  });
  return local;
}

/** The libraries that check it look at the clock on the wall. */
function rightClaims(iss: string, serviceurl: string) {
  const now = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);
  return { iss, aud: appId, serviceurl, nbf: now - 60, exp: now + 3600 };
}

function signed(claims: object, key: string | Buffer): string {
  const encoded = [{ alg: 'RS256', typ: 'JWT', kid: 'key-1' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signature = createSign('RSA-SHA256').update(encoded.join('.')).sign(key, 'base64url');
  return [...encoded, signature].join('.');
}

interface At {
  local: LocalMicrosoft;
  jwk: object;
}

async function answer(request: IncomingMessage, response: ServerResponse, { local, jwk }: At): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', local.url);
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  const json = (status: number, value: unknown, headers: Record<string, string> = {}) =>
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(value));
  if (pathname === '/v1/.well-known/keys') return void json(200, { keys: [jwk] });
  if (pathname === '/login/token')
    return void (local.knowsSecret
      ? json(200, { access_token: local.token() })
      : json(401, { error: 'invalid_client' }));
  const failure = local.fails.shift();
  if (failure?.status === 0) return void request.socket.destroy();
  if (failure) return void json(failure.status, {}, failure.retryAfter ? { 'Retry-After': failure.retryAfter } : {});
  return void json(200, keep(request.method ?? '', decodeURIComponent(pathname), { local, body }));
}

/** POST /connector/v3/conversations/:conversation/activities, and PUT and DELETE of one. */
function keep(method: string, path: string, { local, body }: { local: LocalMicrosoft; body: string }): { id: string } {
  const [, conversationId = '', id = randomUUID()] = /conversations\/([^/]+)\/activities(?:\/(.+))?$/.exec(path) ?? [];
  const known = local.posts.find((post) => post.id === id);
  if (method === 'DELETE') {
    if (known) known.removed = true;
    return { id };
  }
  const {
    text = '',
    summary = '',
    attachments = [],
  } = JSON.parse(body) as {
    text?: string;
    summary?: string;
    attachments?: { content: unknown }[];
  };
  const said = { text, summary, card: attachments[0] === undefined ? '' : JSON.stringify(attachments[0].content) };
  if (known) Object.assign(known, said);
  else local.posts.push({ id, conversationId, removed: false, ...said });
  return { id };
}
