// langchain is loaded where a model is configured and nowhere else; and what the machine has set for it sends nothing anywhere.
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accountAt, nothing, openModelServer, says } from './model-server.ts';
import type { ModelServer } from './model-server.ts';

const window = new URL('../../../src/understanding/ask-model.ts', import.meta.url).href;
const house = new URL('../../../src/open-house.ts', import.meta.url).href;

let server: ModelServer;
beforeAll(async () => {
  server = await openModelServer(says(nothing));
});
afterAll(() => server.close());

/** What a process of its own prints that runs this code. */
function run(code: string, environment: Record<string, string> = {}): Promise<{ out: string; error: string }> {
  const env = { PATH: process.env['PATH'] ?? '', ...environment };
  const noticing = `
    import { registerHooks } from 'node:module';
    const loaded = new Set();
    registerHooks({ load(url, context, next) { if (/langchain|openai/.test(url)) loaded.add(url); return next(url, context); } });
    ${code}`;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--no-warnings', '--input-type=module', '-e', noticing],
      { env },
      (_error, out, error) => {
        resolve({ out: out.trim(), error });
      },
    );
  });
}

test('without a model nothing of langchain is loaded', async () => {
  const { out, error } = await run(`await import('${house}'); console.log(loaded.size);`);
  expect([out, error]).toEqual(['0', '']);
});

const asks = (baseUrl: string) => `
  const { openModel } = await import('${window}');
  const ask = openModel({
    account: ${JSON.stringify(accountAt(baseUrl))}, count: async () => 1, now: () => Temporal.Now.instant(), report() {},
  });
  const schema = { type: 'object', properties: {} };
  const answer = await ask({ purpose: 'choose', system: 'a system of a test', user: '{}', schema });
  console.log(JSON.stringify({ answer, loaded: loaded.size > 0 }));`;

test('with a model it is loaded, and answers', async () => {
  const { out } = await run(asks(server.baseUrl));
  expect(JSON.parse(out)).toEqual({ answer: nothing, loaded: true });
});

test('tracing, printing and other ways out that the machine has set are off, and nothing reaches them', async () => {
  const reached: string[] = [];
  const spy = createServer((request, response) => void (reached.push(request.url ?? ''), response.end('{}')));
  await new Promise<void>((listening) => spy.listen(0, '127.0.0.1', listening));
  const elsewhere = `http://127.0.0.1:${(spy.address() as AddressInfo).port}`;
  const on = [
    'LANGSMITH_TRACING',
    'LANGSMITH_TRACING_V2',
    'LANGCHAIN_TRACING',
    'LANGCHAIN_TRACING_V2',
    'LANGCHAIN_VERBOSE',
  ];
  const { out, error } = await run(asks(server.baseUrl), {
    ...Object.fromEntries(on.map((name) => [name, 'true'])),
    ...{ LANGSMITH_ENDPOINT: elsewhere, LANGCHAIN_ENDPOINT: elsewhere, LANGSMITH_API_KEY: 'x', OPENAI_LOG: 'debug' },
    ...{ OPENAI_BASE_URL: elsewhere, LANGSMITH_GATEWAY: elsewhere, HTTP_PROXY: elsewhere },
  });
  spy.closeAllConnections();
  spy.close();
  expect([JSON.parse(out), error, reached]).toEqual([{ answer: nothing, loaded: true }, '', []]);
});
