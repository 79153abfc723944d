// The model in the house as it is started: from the settings to a citizen's page, the metrics and the doctor.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import request from 'supertest';
import { openTestHouse } from '../../support/open-test-house.ts';
import { wordsNobodyKnows } from './ly-with-model.ts';
import { nothing, openModelServer, says } from './model-server.ts';
import type { ModelServer } from './model-server.ts';

const doctorFile = join(import.meta.dirname, '../../../src/doctor.ts');
const metricsToken = 'a token of a test';

let server: ModelServer;
let settings: Record<string, string>;
beforeEach(async () => {
  server = await openModelServer(says({ ...nothing, needs: ['food'] }));
  settings = {
    ...{ MODEL_PROVIDER: 'compatible', MODEL_NAME: 'test-model', MODEL_BASE_URL: server.baseUrl, MODEL_A_DAY: '1' },
    ...{ MODEL_OERE_IN: '300', MODEL_OERE_OUT: '1200', METRICS_TOKEN: metricsToken },
  };
});
afterEach(() => server.close());

async function answered(texts: readonly string[]) {
  const house = await openTestHouse('2026-11-25T13:00', settings);
  const visitor = request.agent(house.url);
  await visitor.get('/');
  for (const text of texts) await visitor.post('/message').type('form').send({ text });
  const { text: page } = await visitor.get('/');
  const { text: metrics } = await visitor.get('/metrics').set('Authorization', `Bearer ${metricsToken}`);
  const logged = JSON.stringify(house.logged.lines);
  await house.close();
  return { page, metrics, logged };
}

test('a citizen hears of food, and whoever runs Ly sees what it cost and nothing of what was said', async () => {
  const { page, metrics, logged } = await answered([wordsNobodyKnows]);
  expect(page).toContain('Food now:');
  expect(metrics).toContain('ly_model_questions_total{purpose="choose",outcome="answered"} 1');
  expect(metrics).toContain('ly_model_cost_oere_total 0.36');
  expect(logged).not.toContain('plimsdorf');
});

test('when the day is full the citizen gets the answer of the rules, and the log says why', async () => {
  const { metrics, logged } = await answered([wordsNobodyKnows, 'tak', 'grunkelmat']);
  expect(metrics).toContain('outcome="day_full"} 1');
  expect([server.reached.length, logged.includes('model_not_answering')]).toEqual([1, true]);
});

function doctor(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ly-doctor-'));
  const env = { PATH: process.env['PATH'] ?? '', DATA_FOLDER: folder, ...settings };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--no-warnings', doctorFile], { cwd: folder, env }, (_error, stdout) => {
      rmSync(folder, { recursive: true });
      resolve(stdout.split('\n').filter((line) => line.includes('model:')).join('\n')); // prettier-ignore
    });
  });
}

test('the doctor says that labels come back, what it cost and the limit', async () => {
  expect(await doctor()).toBe(
    'ok     model: answers with labels; this one cost 0.360 øre, and at most 1 are asked a day',
  );
});

test('the doctor says what is wrong with a model that gives no labels', async () => {
  server.answers((response) => void response.writeHead(401).end());
  expect(await doctor()).toBe('WRONG  model: gives no labels (refused). See docs/model.md');
});
