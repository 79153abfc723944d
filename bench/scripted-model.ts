// Models that are no models: they know the right label and say it as often as they are told to. They show what any model
// between them can bring, and what the worst can do.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Need, UrgentKind } from '../src/vocabulary.ts';
import type { Opinion } from '../src/understanding/model/opinion.ts';
import type { Sentence } from './model-figures.ts';

/** Names a sentence without saying it. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);

/** Between 0 and 1, always the same for the same sentence. */
const chanceOf = (text: string, of: string): number =>
  createHash('sha256').update(`${of} ${text}`).digest().readUInt32BE() / 2 ** 32;

const nothing = { needs: [], place: null, where: null, filters: [], when: [] };
const calm = { kind: null, certainty: 'none' as const };

/** Right so often; else another label, and of danger nothing. */
const rightIn =
  (share: number) =>
  ({ text, needs, urgent }: Sentence): Opinion => {
    if (chanceOf(text, 'right') >= share) return { ...nothing, needs: [otherThan(text)], danger: calm };
    if (urgent !== null) return { ...nothing, danger: { kind: urgent as UrgentKind, certainty: surely(text) } };
    return { ...nothing, needs: needs.slice(0, 1) as Opinion['needs'], danger: calm };
  };

const surely = (text: string) => (chanceOf(text, 'sure') < 0.5 ? ('sure' as const) : ('perhaps' as const));
const wrongLabels = ['food', 'sleep', 'doctor', 'money', 'job', 'toilet'] as const satisfies Need[];
const otherThan = (text: string) => wrongLabels[Math.floor(chanceOf(text, 'wrong') * wrongLabels.length)] ?? 'food';

export const scriptedModels: { name: string; opinionOf: (sentence: Sentence) => Opinion | null }[] = [
  { name: 'right always', opinionOf: rightIn(1) },
  { name: 'right 85 of 100 times', opinionOf: rightIn(0.85) },
  { name: 'right every second time', opinionOf: rightIn(0.5) },
  { name: 'says nothing that can be read', opinionOf: () => null },
  { name: 'says "nothing is wanted, no danger" to all', opinionOf: () => ({ ...nothing, needs: ['out_of_scope'], danger: calm }) },
  { name: 'is wrong always', opinionOf: rightIn(0) },
]; // prettier-ignore

/** Øre for a million tokens: about what a small model in the EU costs. */
export const priceOfTest = { in: 300, out: 1200 };

/** Counts a token for every four characters, as is usual for a first guess. */
export async function openScriptedServer() {
  const server = createServer((request, response) => {
    let length = 0;
    request.on('data', (chunk: Buffer) => (length += chunk.length));
    request.on('end', () => {
      const content = JSON.stringify({ ...nothing, danger: calm });
      const usage = { prompt_tokens: Math.ceil(length / 4), completion_tokens: Math.ceil(content.length / 4) };
      const choices = [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }];
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ id: '1', object: 'chat.completion', created: 1, model: 'scripted', choices, usage: { ...usage, total_tokens: 0 } })); // prettier-ignore
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () => new Promise((closed) => server.close(closed) && server.closeAllConnections()),
  };
}
