// A language model: on with its kind, name and address, else off. Half of it stops the start.
import { z } from 'zod';
import { isPlainlyOutsideEu } from '../understanding/model/model-account.ts';
import type { ModelAccount } from '../understanding/model/model-account.ts';
import { isBegun, missingOf, webAddress, wholeNumber } from './setting-forms.ts';
import type { SetNames } from './setting-forms.ts';

const oere = (what: string) =>
  wholeNumber(0, 1_000_000, `give what a million tokens ${what} cost, in whole øre`).optional();

export const modelFields = {
  MODEL_PROVIDER: z
    .enum(['openai', 'azure', 'compatible'], { error: 'give openai, azure or compatible (Ollama, vLLM)' })
    .optional(),
  MODEL_NAME: z.string().max(200).optional(),
  MODEL_BASE_URL: webAddress('give the address of the model, such as http://localhost:11434/v1').optional(),
  MODEL_API_KEY: z.string().optional(),
  MODEL_API_VERSION: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(-preview)?$/, "give the version of Azure's API, such as 2024-10-21")
    .optional(),
  MODEL_A_DAY: wholeNumber(1, 1_000_000, 'give how many questions a day, such as 500').optional(),
  MODEL_OERE_IN: oere('that are sent'),
  MODEL_OERE_OUT: oere('that come back'),
  MODEL_TRANSLATES: z.enum(['on', 'off'], { error: 'give on or off' }).optional(),
};

/** OpenAI's own address in the EU: the project must be one with its data there. */
const openAiInEu = 'https://eu.api.openai.com/v1';
const defaults = { apiVersion: '2024-10-21', aDay: 500 };

export function modelAccount(given: z.infer<z.ZodObject<typeof modelFields>>): ModelAccount | null {
  const { MODEL_PROVIDER: provider, MODEL_NAME: name, MODEL_OERE_IN: oereIn, MODEL_OERE_OUT: oereOut } = given;
  if (!provider || !name) return null;
  return {
    ...{ provider, name, apiKey: given.MODEL_API_KEY ?? null },
    baseUrl: given.MODEL_BASE_URL ?? openAiInEu,
    apiVersion: given.MODEL_API_VERSION ?? defaults.apiVersion,
    aDay: given.MODEL_A_DAY ?? defaults.aDay,
    oere: oereIn === undefined || oereOut === undefined ? null : { in: oereIn, out: oereOut },
    translates: given.MODEL_TRANSLATES === 'on',
  };
}

export function halfOfModel(set: SetNames): string[] {
  if (!isBegun(set, Object.keys(modelFields))) return [];
  const { MODEL_PROVIDER: provider, MODEL_BASE_URL: address } = set;
  const needed = [
    ...['MODEL_PROVIDER', 'MODEL_NAME'],
    ...(provider === 'compatible' ? [] : ['MODEL_API_KEY']),
    ...(provider === 'openai' ? [] : ['MODEL_BASE_URL']),
  ];
  const prices = ['MODEL_OERE_IN', 'MODEL_OERE_OUT'];
  return [
    ...missingOf(set, needed, 'a language model needs it'),
    ...(isBegun(set, prices) ? missingOf(set, prices, 'the cost is both of them') : []),
    ...(typeof address === 'string' && isPlainlyOutsideEu(address)
      ? ['MODEL_BASE_URL: lies outside the EU; give an address in the EU, or a server of your own']
      : []),
  ];
}
