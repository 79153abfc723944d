// The settings of the language model: whole, or refused with what is missing.
import { expect, test } from '@jest/globals';
import { readSettings } from '../../../src/settings.ts';
import { problemsOf } from '../../setting-problems.ts';

const azure = {
  MODEL_PROVIDER: 'azure',
  MODEL_NAME: 'labels',
  MODEL_BASE_URL: 'https://ly-test.openai.azure.com/',
  MODEL_API_KEY: 'a key of a test',
};
const openAi = { MODEL_PROVIDER: 'openai', MODEL_NAME: 'small', MODEL_API_KEY: 'a key of a test' };
const ollama = { MODEL_PROVIDER: 'compatible', MODEL_NAME: 'small', MODEL_BASE_URL: 'http://localhost:11434/v1' };

test('of a server of its own are a name and an address, and no key', () => {
  expect(readSettings(ollama).model).toEqual({
    ...{ provider: 'compatible', name: 'small', baseUrl: 'http://localhost:11434/v1', apiKey: null },
    ...{ apiVersion: '2024-10-21', aDay: 500, oere: null, translates: false },
  });
});

test('of OpenAI ask at its address in the EU where none is given', () => {
  expect(readSettings(openAi).model?.baseUrl).toBe('https://eu.api.openai.com/v1');
});

test('of Azure take the endpoint without its slash, the prices and the limit of a day', () => {
  const more = { MODEL_OERE_IN: '280', MODEL_OERE_OUT: '1100', MODEL_A_DAY: '50', MODEL_TRANSLATES: 'on' };
  expect(readSettings({ ...azure, ...more }).model).toMatchObject({
    ...{ baseUrl: 'https://ly-test.openai.azure.com', oere: { in: 280, out: 1100 }, aDay: 50, translates: true },
  });
});

test.each([
  ...Object.keys(azure).map((name) => [azure, name] as const),
  ...Object.keys(openAi).map((name) => [openAi, name] as const),
  ...Object.keys(ollama).map((name) => [ollama, name] as const),
])('without one of them are refused, and the problem names it', (whole, name) => {
  const problems = problemsOf({ ...whole, [name]: '' });
  expect(problems).toContainEqual(expect.stringMatching(new RegExp(`^${name}: missing`)));
});

test('that only switch on translation are refused: there is nothing that translates', () => {
  expect(problemsOf({ MODEL_TRANSLATES: 'on' }).map((problem) => problem.split(':')[0])).toContain('MODEL_PROVIDER');
});

test('with one price of two are refused', () => {
  expect(problemsOf({ ...ollama, MODEL_OERE_IN: '280' })).toEqual([expect.stringMatching(/^MODEL_OERE_OUT: missing/)]);
});

test.each([
  'https://api.openai.com/v1',
  'https://us.api.openai.com/v1',
  'https://eastus.api.cognitive.microsoft.com',
  'https://westus3.api.cognitive.microsoft.com/openai/v1',
])('with an address that plainly lies outside the EU are refused: %s', (address) => {
  expect(problemsOf({ ...ollama, MODEL_BASE_URL: address })).toEqual([expect.stringContaining('outside the EU')]);
});

test.each(['https://swedencentral.api.cognitive.microsoft.com', 'https://llm.example.org/v1'])(
  'with an address in the EU, or one that does not say where it lies, are taken: %s',
  (address) => {
    expect(problemsOf({ ...ollama, MODEL_BASE_URL: address })).toEqual([]);
  },
);
