// Reads locales/: each language's files made one document, and the state of every sentence.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../vocabulary.ts';

interface Tree {
  [name: string]: string | Tree;
}

/** @throws BrokenFile-like errors of JSON.parse, with the file in the message. */
export function readPhraseDocuments<Approvals>(folder: string): {
  languages: Record<Language, Tree>;
  approvals: Approvals;
} {
  const languages = { da: readLanguage(folder, 'da'), kl: readLanguage(folder, 'kl'), en: readLanguage(folder, 'en') };
  return { languages, approvals: readJson(join(folder, 'approvals.json')) as Approvals };
}

function readLanguage(folder: string, language: Language): Tree {
  const files = readdirSync(join(folder, language)).filter((name) => name.endsWith('.json'));
  const trees = files.toSorted().map((name) => readJson(join(folder, language, name)) as Tree);
  const names = trees.flatMap((tree) => Object.keys(tree));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`locales/${language}: "${twice}" stands in two files`);
  return Object.assign({}, ...trees) as Tree;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
