// The window to the model: one more try, a rest after failures, a limit of a day, and what it costs.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createMetrics } from '../../../src/channels/operation/metrics.ts';
import { nothing, openModelServer, openTestModel, says } from './model-server.ts';
import type { Answers, ModelServer, TestModel } from './model-server.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await openModelServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.reached.length = 0;
  server.answers(says(nothing));
});

const question = {
  purpose: 'choose' as const,
  system: 'label',
  user: '{}',
  schema: { type: 'object', properties: {} },
};
const outcomes = ({ reports }: TestModel) => reports.map(({ outcome }) => outcome);
const fails: Answers = (response) => void response.writeHead(500).end();

async function askTimes(model: TestModel, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await model.ask(question);
}

test('what fails once is tried once more', async () => {
  server.answers((response, reached) => {
    server.answers(says(nothing));
    fails(response, reached);
  });
  const model = openTestModel(server.baseUrl);
  expect(await model.ask(question)).toEqual(nothing);
  expect(server.reached).toHaveLength(2);
});

test('what fails twice is not tried again', async () => {
  server.answers(fails);
  expect(await openTestModel(server.baseUrl).ask(question)).toBeUndefined();
  expect(server.reached).toHaveLength(2);
});

test('a server that asks for patience is not asked twice', async () => {
  server.answers((response) => void response.writeHead(429).end());
  await openTestModel(server.baseUrl).ask(question);
  expect(server.reached).toHaveLength(1);
});

test('after five failures in a row it rests, and nobody waits for it meanwhile', async () => {
  server.answers(fails);
  const model = openTestModel(server.baseUrl);
  await askTimes(model, 5);
  const before = server.reached.length;
  await askTimes(model, 3);
  expect([server.reached.length, outcomes(model).slice(5), model.rests.length]).toEqual([
    before,
    Array(3).fill('resting'),
    1,
  ]);
});

test('after the rest one tries, and the others go on resting until it has an answer', async () => {
  server.answers(fails);
  const model = openTestModel(server.baseUrl);
  await askTimes(model, 5);
  model.later({ seconds: 61 });
  await Promise.all([model.ask(question), model.ask(question)]);
  expect(outcomes(model).slice(5).toSorted()).toEqual(['broken', 'resting']);
  server.answers(says(nothing));
  model.later({ seconds: 61 });
  await askTimes(model, 3);
  expect(outcomes(model).slice(7)).toEqual(['answered', 'answered', 'answered']);
});

test('an answer between failures begins the count anew', async () => {
  const model = openTestModel(server.baseUrl);
  for (const how of [fails, fails, fails, fails, says(nothing), fails, fails]) {
    server.answers(how);
    await model.ask(question);
  }
  expect(outcomes(model)).not.toContain('resting');
});

test('more than so many a day are not asked; the day after they are', async () => {
  const model = openTestModel(server.baseUrl, { aDay: 2 });
  await askTimes(model, 3);
  model.later({ hours: 24 });
  await model.ask(question);
  expect([outcomes(model), server.reached.length]).toEqual([['answered', 'answered', 'day_full', 'answered'], 3]);
});

test('the day is counted where all processes count', async () => {
  let counted = 0;
  const count = () => Promise.resolve((counted += 1));
  const [one, other] = [
    openTestModel(server.baseUrl, { aDay: 1, count }),
    openTestModel(server.baseUrl, { aDay: 1, count }),
  ];
  await one.ask(question);
  await other.ask(question);
  expect([...outcomes(one), ...outcomes(other)]).toEqual(['answered', 'day_full']);
});

test('what cannot be counted is not spent', async () => {
  const model = openTestModel(server.baseUrl, { count: () => Promise.reject(new Error('no database')) });
  expect(await model.ask(question)).toBeUndefined();
  expect([outcomes(model), server.reached.length]).toEqual([['not_counted'], 0]);
});

test('what it cost is told in øre, and nothing where nobody has said a price', async () => {
  const priced = openTestModel(server.baseUrl, { oere: { in: 300, out: 1200 } });
  const unpriced = openTestModel(server.baseUrl, { oere: null });
  await Promise.all([priced.ask(question), unpriced.ask(question)]);
  expect(priced.reports[0]).toMatchObject({ tokensIn: 1000, tokensOut: 50, oere: 0.36 });
  expect(unpriced.reports[0]).toMatchObject({ tokensIn: 1000, oere: 0 });
});

test('the metrics say what was asked, what came of it and what it cost', async () => {
  const model = openTestModel(server.baseUrl);
  await model.ask(question);
  const metrics = createMetrics();
  metrics.countModel(model.reports[0]!);
  const text = await metrics.text({ outboxState: () => Promise.resolve([]), now: () => Temporal.Now.instant() });
  expect(text).toContain('ly_model_questions_total{purpose="choose",outcome="answered"} 1');
  expect(text).toContain('ly_model_tokens_total{direction="in"} 1000');
  expect(text).toContain('ly_model_cost_oere_total 0.36');
});

test('Azure is asked at its deployment, with its own key and version', async () => {
  const at = { provider: 'azure' as const, name: 'labels', apiVersion: '2024-10-21' };
  const model = openTestModel(server.baseUrl.replace(/\/v1$/, ''), at);
  expect(await model.ask(question)).toEqual(nothing);
  const { url, everything } = server.reached[0]!;
  expect(url).toBe('/openai/deployments/labels/chat/completions?api-version=2024-10-21');
  expect(everything).toMatch(/api-key\nsk-a-key-of-a-test/);
});
