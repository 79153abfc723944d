// Understanding as it ships, taught once for a whole test file, with a handful of names for it to find.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { learnedFrom } from '../../src/shipped-learning.ts';
import { createUnderstanding } from '../../src/understanding/create-understanding.ts';
import { parseIntents } from '../../src/understanding/intent-file.ts';
import type { KnownName, Meaning } from '../../src/understanding/meaning.ts';

const folder = join(import.meta.dirname, '../../intents');

export const intentDocuments = readdirSync(folder).map((file) => ({
  file,
  document: JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown,
}));

/** Plainly unreal houses beside two landmarks that are words of the city. */
const testNames: KnownName[] = [
  { id: 'testcafeen', name: 'Testcaféen Lyset', aka: ['Lyscaféen'], is: 'place', need: 'warm_room' },
  { id: 'testhuset', name: 'Testhuset Aalborg (dag)', aka: ['Prøvehuset'], is: 'place', need: 'psychiatry' },
  { id: 'testlinjen', name: 'Testlinjen', aka: ['prøvelinjen'], is: 'helpline' },
  { id: 'testparken', name: 'Testparken', aka: ['parken ved Prøvehallen'], is: 'landmark' },
  { id: 'nord', name: 'Nord', aka: ['syd'], is: 'landmark' },
  { id: 'proevekort', name: 'Prøvekort', aka: ['prøvekortet'], is: 'guide' },
  { id: 'proevekort-til-maend', name: 'prøvekort til mænd', aka: [], is: 'guide' },
];

const intents = parseIntents(intentDocuments);

export const understand = createUnderstanding({ intents, names: testNames, learned: learnedFrom(intents) });

/** Only what a test wants to see of a meaning. */
export function meaningOf<Field extends keyof Meaning>(text: string, ...fields: Field[]): Pick<Meaning, Field> {
  const meaning = understand(text);
  return Object.fromEntries(fields.map((field) => [field, meaning[field]])) as Pick<Meaning, Field>;
}
