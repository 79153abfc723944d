// A language model that says what a test wants: a real HTTP server that speaks OpenAI's chat completions.
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openModel } from '../../../src/understanding/ask-model.ts';
import type { AskForJson, ModelParts, ModelReport } from '../../../src/understanding/ask-model.ts';
import type { ModelAccount } from '../../../src/understanding/model/model-account.ts';

/** What reached it: every byte of it, headers too. */
interface Reached {
  url: string;
  everything: string;
  system: string;
  user: { message: string; before?: { from: string; text: string }[]; language?: string };
  schema: { properties: Record<string, unknown> };
}

export type Answers = (response: ServerResponse, reached: Reached) => void;

export interface ModelServer {
  /** As in the settings. */
  baseUrl: string;
  reached: Reached[];
  /** From now on. */
  answers(how: Answers): void;
  close(): Promise<void>;
}

interface Asked {
  messages: { content: string }[];
  response_format: { json_schema: { schema: Reached['schema'] } };
}

export async function openModelServer(how: Answers = says(nothing)): Promise<ModelServer> {
  const reached: Reached[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { messages, response_format } = JSON.parse(body) as Asked;
      const [system = '', user = '{}'] = messages.map(({ content }) => content);
      const one = {
        ...{ url: request.url ?? '', everything: `${request.url} ${request.rawHeaders.join('\n')}\n${body}`, system },
        ...{ user: JSON.parse(user) as Reached['user'], schema: response_format.json_schema.schema },
      };
      reached.push(one);
      how(response, one);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    reached,
    answers: (other) => (how = other),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>);
  return Buffer.concat(chunks).toString('utf8');
}

/** An opinion that chooses nothing. */
export const nothing = {
  ...{ needs: [] as string[], place: null as string | null, where: null as string | null },
  ...{ filters: [] as string[], when: [] as string[] },
  danger: { kind: null as string | null, certainty: 'none' },
};

const usage = { prompt_tokens: 1000, completion_tokens: 50, total_tokens: 1050 };

export const completion = (message: object): string =>
  JSON.stringify({
    ...{ id: 'answer-1', object: 'chat.completion', created: 1, model: 'test', usage },
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', ...message } }],
  });

/** As a model does: the answer is a text with JSON in it. */
export const says = (answer: unknown): Answers =>
  saysText(typeof answer === 'string' ? answer : JSON.stringify(answer));

export const saysText =
  (content: string): Answers =>
  (response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(completion({ content }));

export const accountAt = (baseUrl: string, changed: Partial<ModelAccount> = {}): ModelAccount => ({
  ...{ provider: 'compatible', name: 'test-model', baseUrl, apiKey: 'sk-a-key-of-a-test', apiVersion: '2024-10-21' },
  ...{ aDay: 1000, oere: { in: 300, out: 1200 }, translates: true },
  ...changed,
});

export interface TestModel {
  ask: AskForJson;
  reports: ModelReport[];
  rests: number[];
  later(duration: Temporal.DurationLike): void;
}

/** The real window, with a clock that stands still and a counter in memory. */
export function openTestModel(
  baseUrl: string,
  changed: Partial<ModelAccount> & Partial<Pick<ModelParts, 'limit' | 'count'>> = {},
): TestModel {
  const { limit, count, ...account } = changed;
  const reports: ModelReport[] = [];
  const rests: number[] = [];
  const counted = new Map<string, number>();
  let now = Temporal.Instant.from('2026-11-25T12:00:00Z');
  const inMemory = (key: string) => Promise.resolve(counted.set(key, (counted.get(key) ?? 0) + 1).get(key) ?? 0);
  const ask = openModel({
    ...{ account: accountAt(baseUrl, account), now: () => now, count: count ?? inMemory },
    report: (report) => void reports.push(report),
    onRest: () => void rests.push(reports.length),
    ...(limit === undefined ? {} : { limit }),
  });
  return { ask, reports, rests, later: (duration) => (now = now.add(duration)) };
}
