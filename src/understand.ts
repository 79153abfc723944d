// npm run --silent understand < messages.jsonl: what each line means, one line out for one line in.
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { namesIn } from './knowledge/known-names.ts';
import { checkContent } from './knowledge/load-content.ts';
import { readDocuments } from './shipped-documents.ts';
import { learnedFrom } from './shipped-learning.ts';
import { createUnderstanding } from './understanding/create-understanding.ts';
import { parseIntents } from './understanding/intent-file.ts';
import type { Meaning } from './understanding/meaning.ts';

const message = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  context: z.array(z.string()).nullish(),
});

function lineFor(id: string | number, meaning: Meaning) {
  const { needs, where, place } = meaning;
  return {
    id,
    language: meaning.language,
    need: needs.length === 0 ? null : needs.length === 1 ? needs[0] : needs,
    urgent: meaning.urgent,
    check: meaning.check,
    when: meaning.when,
    where: where?.name ?? null,
    place: place?.name ?? null,
    filters: meaning.filters,
    age: meaning.age,
    confidence: Math.round(meaning.confidence * 1000) / 1000,
  };
}

/** The id of a broken line, where it has one that can be read. */
function idIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
}

const documents = await readDocuments(null);
const checked = checkContent(documents.content);
if ('problems' in checked) throw new Error('content/ is broken: npm run content:check says where');
const intents = parseIntents(documents.intents);
const names = namesIn(checked.content);
const understand = createUnderstanding({ intents, names, learned: learnedFrom(intents) });
const print = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line.trim() === '') continue;
  let value: unknown = null;
  try {
    value = JSON.parse(line);
    const { id, text, context } = message.parse(value);
    print(lineFor(id, understand(text, context ?? [])));
  } catch (error) {
    const why =
      error instanceof z.ZodError
        ? error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
        : 'not JSON';
    print({ id: idIn(value), error: why });
    process.exitCode = 1;
  }
}
