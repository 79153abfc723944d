// The command that measures understanding: one line out for one line in.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const file = join(import.meta.dirname, '../../src/understand.ts');

interface Ran {
  code: number;
  lines: Record<string, unknown>[];
}

function runWith(input: string): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['--no-warnings', file], (error, stdout) => {
      const lines = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, lines });
    });
    child.stdin?.end(input);
  });
}

test('prints one line for each, in order, with the fields of the contract', async () => {
  const { code, lines } = await runWith(
    '{"id":"a","text":"hvor er der åbent nu"}\n{"id":"b","text":"og i morgen?","context":["hvor kan jeg sove i nat"]}\n',
  );
  expect(code).toBe(0);
  expect(lines).toMatchObject([
    {
      id: 'a',
      language: 'da',
      need: 'open_now',
      urgent: null,
      check: null,
      when: 'now',
      where: null,
      place: null,
      filters: [],
    },
    { id: 'b', need: 'sleep', when: 'tomorrow' },
  ]);
});

test('a broken line gives an error in its place, the rest is answered, and the exit is 1', async () => {
  const { code, lines } = await runWith('{"id":"a","text":"toilet"}\nno json\n{"id":"c"}\n{"id":"d","text":"mad"}\n');
  expect(code).toBe(1);
  expect(lines).toMatchObject([
    { id: 'a', need: 'toilet' },
    { id: null, error: 'not JSON' },
    { id: 'c', error: expect.stringContaining('text') },
    { id: 'd', need: 'food' },
  ]);
});
