// What is wrong with a file of intents/ is said with its file and field, all at once.
import { describe, expect, test } from '@jest/globals';
import { BrokenIntents, parseIntents } from '../../src/understanding/intent-file.ts';
import { intentDocuments } from '../support/understanding.ts';

function problemsWith(file: string, change: (document: Record<string, unknown>) => unknown): readonly string[] {
  const changed = intentDocuments.map((one) =>
    one.file === file ? { file, document: change(structuredClone(one.document) as Record<string, unknown>) } : one,
  );
  try {
    parseIntents(changed);
  } catch (error) {
    if (error instanceof BrokenIntents) return error.problems;
    throw error;
  }
  return [];
}

describe('the files', () => {
  test('as they ship have no problem', () => {
    expect(problemsWith('toilet.json', (document) => document)).toEqual([]);
  });

  test('an unknown need is refused with file and field', () => {
    const [problem] = problemsWith('toilet.json', (document) => ({ ...document, need: 'swimming' }));
    expect(problem).toMatch(/^toilet\.json: need: /);
  });

  test('a field nobody knows is refused', () => {
    const [problem] = problemsWith('toilet.json', (document) => ({ ...document, wrods: {} }));
    expect(problem).toContain('wrods');
  });

  test('an example without its writer is refused', () => {
    const [problem] = problemsWith('toilet.json', (document) => ({
      ...document,
      examples: { da: [{ texts: ['wc'] }] },
    }));
    expect(problem).toMatch(/^toilet\.json: examples\.da\.0\.by: /);
  });

  test('a need that no file describes any more is missed', () => {
    expect(
      problemsWith('toilet.json', () => intentDocuments.find(({ file }) => file === 'food.json')!.document),
    ).toEqual(['no file describes toilet']);
  });

  test('two broken files are both named', () => {
    const broken = intentDocuments.map((one) =>
      one.file === 'food.json' || one.file === 'sleep.json' ? { file: one.file, document: {} } : one,
    );
    expect(() => parseIntents(broken)).toThrow(/food\.json[\s\S]*sleep\.json/);
  });
});
