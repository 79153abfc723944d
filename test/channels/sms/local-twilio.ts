// A Twilio on this machine: takes messages by REST, lists them, and fails in the ways a test asks for.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TwilioAccount } from '../../../src/channels/sms/twilio-client.ts';

/** What becomes of one request to send. "drop": the connection ends without an answer, before or after the message was taken. */
export type Behaviour = 'accept' | 'drop_before' | 'drop_after' | 'silent' | { status: number; code?: number };

/** An account that is plainly not real, at a Twilio of this machine. */
export const testAccount = (url: string): TwilioAccount => ({
  accountSid: `AC${'0'.repeat(32)}`,
  authToken: 'a token of a test',
  sender: { from: '+4520000000' },
  receiptUrl: 'https://ly.example.org/sms/receipt',
  apiBaseUrl: url,
});

interface TakenMessage {
  sid: string;
  to: string;
  body: string;
  at: Temporal.Instant;
  /** The fields as they came. */
  form: Record<string, string>;
  /** The connection ended before whoever sent it could know that it was taken. */
  dropped: boolean;
}

export interface LocalTwilio {
  url: string;
  /** Requests to send, whatever became of them. */
  requests: Record<string, string>[];
  /** What was taken: these would have gone out. */
  taken: TakenMessage[];
  /** Messages, incoming and sent, whose copy it has thrown away. */
  discarded: string[];
  /** Requests to discard one of these are refused: it has not finished with them. */
  unfinished: Set<string>;
  /** Resolves when so many were taken. */
  untilTaken(count: number): Promise<void>;
  /** For the next requests, in turn; then everything is accepted. */
  behave(...behaviours: Behaviour[]): void;
  /** Whether the list of messages answers. */
  listWorks: boolean;
  /** Our number, with its addresses as they are set in the console; null is an account without it. */
  number: Record<string, string> | null;
  close(): Promise<void>;
}

export async function openLocalTwilio(now: () => Temporal.Instant): Promise<LocalTwilio> {
  const behaviours: Behaviour[] = [];
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const local: LocalTwilio = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    taken: [],
    discarded: [],
    unfinished: new Set(),
    untilTaken: (count) => untilTaken(local, count),
    behave: (...next) => void behaviours.push(...next),
    listWorks: true,
    number: null,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') return answerList(request, response, local);
    if (request.method === 'DELETE') return answerDiscard(request, response, local);
    const form = Object.fromEntries(new URLSearchParams(await bodyOf(request)));
    local.requests.push(form);
    const behaviour = behaviours.shift() ?? 'accept';
    if (typeof behaviour === 'object') return json(response, behaviour.status, { ...behaviour, message: 'no' });
    if (behaviour === 'silent') return;
    if (behaviour === 'drop_before') return void request.socket.destroy();
    const dropped = behaviour === 'drop_after';
    const message = { ...take(form, now()), dropped };
    local.taken.push(message);
    if (dropped) return void request.socket.destroy();
    return json(response, 201, asTwilioSays(message));
  }

  return local;
}

function take(form: Record<string, string>, at: Temporal.Instant): Omit<TakenMessage, 'dropped'> {
  return { sid: `SM${randomUUID().replaceAll('-', '')}`, to: form['To'] ?? '', body: form['Body'] ?? '', at, form };
}

function answerDiscard({ url }: IncomingMessage, response: ServerResponse, local: LocalTwilio): void {
  const [, sid = ''] = /Messages\/([\w-]+)\.json$/.exec(url ?? '') ?? [];
  if (local.unfinished.has(sid)) return json(response, 409, { status: 409, code: 20009, message: 'no' });
  if (local.discarded.includes(sid)) return json(response, 404, { status: 404, code: 20404, message: 'no' });
  local.discarded.push(sid);
  response.writeHead(204).end();
}

function answerList(request: IncomingMessage, response: ServerResponse, local: LocalTwilio): void {
  if (!local.listWorks) return json(response, 500, { status: 500, message: 'no' });
  if (request.url?.includes('/IncomingPhoneNumbers.json')) return json(response, 200, asPage(local.number));
  const to = new URL(request.url ?? '', local.url).searchParams.get('To');
  const messages = local.taken.filter((message) => message.to === to).map(asTwilioSays);
  return json(response, 200, { messages: messages.toReversed(), next_page_uri: null, page: 0, page_size: 50 });
}

const asPage = (number: LocalTwilio['number']): object => ({
  incoming_phone_numbers: number === null ? [] : [number],
  next_page_uri: null,
});

async function untilTaken({ taken }: LocalTwilio, count: number): Promise<void> {
  for (let rounds = 0; taken.length < count; rounds += 1) {
    if (rounds > 200_000) throw new Error(`only ${taken.length} of ${count} messages came`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function asTwilioSays({ sid, to, body, at }: TakenMessage): object {
  return {
    sid,
    to,
    body,
    status: 'queued',
    direction: 'outbound-api',
    date_created: new Date(at.epochMilliseconds).toUTCString(),
  };
}
