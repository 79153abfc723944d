// However the model fails, the citizen gets the answer that Ly would have given alone, and gets it in time.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { openTestLy, wordsNobodyKnows } from './ly-with-model.ts';
import type { TestLy } from './ly-with-model.ts';
import { completion, nothing, openModelServer, openTestModel, says, saysText } from './model-server.ts';
import type { Answers, ModelServer, TestModel } from './model-server.ts';

let server: ModelServer;
let model: TestModel;
let ly: TestLy;
let alone: string;
beforeAll(async () => {
  server = await openModelServer();
  const without = await openTestLy(null);
  alone = await without.answerTo(wordsNobodyKnows);
  await without.close();
  ly = await openTestLy((question) => model.ask(question));
});
afterAll(async () => {
  await ly.close();
  await server.close();
});

const status =
  (code: number, body = '{"error":{"message":"no"}}'): Answers =>
  (response) =>
    void response.writeHead(code, { 'content-type': 'application/json' }).end(body);
const food = { ...nothing, needs: ['food'] };
const html: Answers = (response) =>
  void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>log in</html>');
const hangUp: Answers = (response) => void response.destroy();
/** Byte by byte, each soon enough to look alive. */
const drip: Answers = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const dripping = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(dripping));
};
const huge: Answers = (response) =>
  void response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(completion({ content: JSON.stringify(food), padding: 'x'.repeat(200_000) }));
const elsewhere: Answers = (response: ServerResponse) =>
  void response.writeHead(302, { location: `${server.baseUrl}/other` }).end();

/** A model that never ends is given less time than a citizen would wait. */
const briefly = 150;
const failures: [name: string, how: Answers, outcome: string][] = [
  ['hangs', () => {}, 'late'],
  ['drips', drip, 'late'],
  ['is asked too much (429)', status(429), 'too_many'],
  ['fails (500)', status(500), 'broken'],
  ['does not let us in (401)', status(401), 'refused'],
  ['answers a page of HTML', html, 'wrong_answer'],
  ['hangs up', hangUp, 'unreachable'],
  ['sends us elsewhere', elsewhere, 'unreachable'],
  ['answers endlessly', huge, 'too_long'],
  ['answers text', saysText('Of course! The person wants food.'), 'wrong_answer'],
  ['answers JSON in a fence', saysText(`\`\`\`json\n${JSON.stringify(food)}\n\`\`\``), 'wrong_answer'],
  ['answers half an object', saysText(JSON.stringify(food).slice(0, -3)), 'wrong_answer'],
  ['answers another label', says({ ...food, needs: ['free_money'] }), 'answered'],
  ['answers more than it was asked', says({ ...food, say: 'Go home.' }), 'answered'],
  ['answers less than it was asked', says({ needs: ['food'] }), 'answered'],
  ['answers a list', says([food]), 'answered'],
  [
    'answers nothing',
    (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
    'wrong_answer',
  ],
];

async function answerFrom(baseUrl: string, outcome: string): Promise<{ said: string; outcomes: string[] }> {
  model = openTestModel(baseUrl, outcome === 'late' ? { limit: briefly } : {});
  const said = await ly.answerTo(wordsNobodyKnows);
  return { said, outcomes: model.reports.map((report) => report.outcome) };
}

test.each(failures)('a model that %s changes nothing', async (_name, how, outcome) => {
  server.answers(how);
  const { said, outcomes } = await answerFrom(server.baseUrl, outcome);
  expect([said, outcomes]).toEqual([alone, [outcome]]);
});

test.each([
  ['whose name is gone', 'http://model.invalid/v1'],
  ['that is not there', 'http://127.0.0.1:9/v1'],
])('a model %s changes nothing', async (_name, baseUrl) => {
  const { said, outcomes } = await answerFrom(baseUrl, 'unreachable');
  expect([said, outcomes]).toEqual([alone, ['unreachable']]);
});

test('a model that answers does change it', async () => {
  server.answers(says(food));
  const { said, outcomes } = await answerFrom(server.baseUrl, 'answered');
  expect(outcomes).toEqual(['answered']);
  expect(said).not.toBe(alone);
});
