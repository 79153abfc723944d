// npm run bench:model [-- --sentences file.jsonl] [--configured] [--record file] [--replay file]: what a language model changes.
// Baseline and model in one run, on writers the rules have not heard: every writer is held out once, as in
// bench/understand.ts; or on a town's own labelled sentences. Without a flag the model is scripted (see scripted-model.ts).
import { appendFileSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { namesIn } from '../src/knowledge/known-names.ts';
import { checkContent } from '../src/knowledge/load-content.ts';
import { readEnvFile, readSettings } from '../src/settings.ts';
import { readDocuments } from '../src/shipped-documents.ts';
import { learnedFrom } from '../src/shipped-learning.ts';
import { openModel } from '../src/understanding/ask-model.ts';
import type { ModelReport } from '../src/understanding/ask-model.ts';
import { createUnderstanding } from '../src/understanding/create-understanding.ts';
import { parseIntents } from '../src/understanding/intent-file.ts';
import type { Opinion } from '../src/understanding/model/opinion.ts';
import { opinionSchema } from '../src/understanding/model/opinion.ts';
import { createAskModel } from '../src/understanding/model/second-opinion.ts';
import { withOpinion } from '../src/understanding/model/with-opinion.ts';
import { isWorthAsking } from '../src/understanding/model/worth-asking.ts';
import { heldOut, labelled, onlyWriters, writersOf } from './held-out-writers.ts';
import { printModel } from './model-figures.ts';
import type { Heard, Sentence } from './model-figures.ts';
import { digestOf, scriptedModels } from './scripted-model.ts';

const { values: flags } = parseArgs({
  options: {
    sentences: { type: 'string' },
    configured: { type: 'boolean' },
    record: { type: 'string' },
    replay: { type: 'string' },
  },
});

const documents = await readDocuments(null);
const intents = parseIntents(documents.intents);
const checked = checkContent(documents.content);
if ('problems' in checked) throw new Error('content/ is broken: npm run content:check says where');
const names = namesIn(checked.content);

const labelledLine = z.object({
  text: z.string(),
  need: z.union([z.string(), z.array(z.string())]).nullish(),
  urgent: z.string().nullish(),
});

/** A town's own: one JSON object a line, {"text","need","urgent"}. */
function heardInFile(file: string): Heard[] {
  const understand = createUnderstanding({ intents, names, learned: learnedFrom(intents) });
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== ''); // prettier-ignore
  return lines.map((line) => {
    const { text, need, urgent } = labelledLine.parse(JSON.parse(line));
    const needs = [need ?? []].flat().filter((one) => one !== 'urgent');
    return { sentence: { text, needs, urgent: urgent ?? null, calm: !urgent }, meaning: understand(text) };
  });
}

function heardHeldOut(): Heard[] {
  return heldOut(writersOf(intents), 5).flatMap(({ train, test }) => {
    const understand = createUnderstanding({ intents: onlyWriters(intents, train), names: [] });
    const tried = labelled(intents).filter(({ by }) => test.has(by));
    return tried.map(({ text, needs, urgent, check }) => {
      const sentence: Sentence = { text, needs, urgent, calm: urgent === null && check === null };
      return { sentence, meaning: understand(text) };
    });
  });
}

const heard = flags.sentences === undefined ? heardHeldOut() : heardInFile(flags.sentences);
const unsure = heard.filter(({ sentence, meaning }) => isWorthAsking(sentence.text, meaning));

/** Adds what each opinion makes of the meaning. */
function withOpinions(opinionOf: (sentence: Sentence) => Opinion | null): Heard[] {
  const asked = new Set(unsure);
  return heard.map((one) =>
    asked.has(one) ? { ...one, meaning: withOpinion(one.meaning, opinionOf(one.sentence), names) } : one,
  );
}

async function askConfigured(): Promise<{ opinions: Map<string, Opinion | null>; reports: ModelReport[] }> {
  readEnvFile();
  const account = readSettings(process.env).model;
  if (account === null) throw new Error('no model is configured: set MODEL_PROVIDER and what belongs to it');
  const reports: ModelReport[] = [];
  const parts = { account, count: () => Promise.resolve(0), now: () => Temporal.Now.instant() };
  const ask = createAskModel(openModel({ ...parts, report: (one) => void reports.push(one) }), names);
  const opinions = new Map<string, Opinion | null>();
  // One after the other: a server of one's own is measured, not overrun.
  for (const { sentence, meaning } of unsure.slice(0, account.aDay)) {
    const opinion = await ask({ text: sentence.text, language: meaning.language, earlier: [] });
    opinions.set(digestOf(sentence.text), opinion);
    if (flags.record) appendFileSync(flags.record, `${JSON.stringify({ id: digestOf(sentence.text), opinion })}\n`);
  }
  return { opinions, reports };
}

/** Recorded under a digest: the file holds no text. */
function readRecorded(file: string): Map<string, Opinion | null> {
  const line = z.object({ id: z.string(), opinion: opinionSchema(names).nullable() });
  const lines = readFileSync(file, 'utf8').split('\n').filter((one) => one.trim() !== ''); // prettier-ignore
  return new Map(lines.map((one) => line.parse(JSON.parse(one))).map(({ id, opinion }) => [id, opinion]));
}

const baseline = { name: 'without a model', heard };
if (flags.configured) {
  const { opinions, reports } = await askConfigured();
  const own = withOpinions(({ text }) => opinions.get(digestOf(text)) ?? null);
  printModel([baseline, { name: 'the configured model', heard: own }], { asked: unsure.length, reports });
} else if (flags.replay) {
  const opinions = readRecorded(flags.replay);
  const own = withOpinions(({ text }) => opinions.get(digestOf(text)) ?? null);
  printModel([baseline, { name: 'as recorded', heard: own }], { asked: unsure.length, reports: [] });
} else {
  const scripted = scriptedModels.map(({ name, opinionOf }) => ({ name, heard: withOpinions(opinionOf) }));
  const reports = await measureWindow();
  printModel([baseline, ...scripted], { asked: unsure.length, reports });
}

/** The real window, at a server on this machine that answers at once: what Ly itself adds to the wait. */
async function measureWindow(): Promise<ModelReport[]> {
  const { openScriptedServer, priceOfTest } = await import('./scripted-model.ts');
  const server = await openScriptedServer();
  const reports: ModelReport[] = [];
  const account = {
    ...{ provider: 'compatible' as const, name: 'scripted', baseUrl: server.baseUrl, apiKey: null, apiVersion: '' },
    ...{ aDay: 1_000_000, oere: priceOfTest, translates: false },
  };
  const parts = { account, count: () => Promise.resolve(0), now: () => Temporal.Now.instant() };
  const ask = createAskModel(openModel({ ...parts, report: (one) => void reports.push(one) }), names);
  for (const { sentence } of unsure.slice(0, 300)) await ask({ text: sentence.text, language: 'da', earlier: [] });
  await server.close();
  return reports.slice(20);
}
