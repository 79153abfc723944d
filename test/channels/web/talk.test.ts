// What stands first on the page after a message, and what goes further down.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { arrangeTalk } from '../../../src/channels/web/talk.ts';
import type { ShownMessage } from '../../../src/channels/web/talk.ts';

/** "c:hej" is a citizen's, "l:" one of Ly's, "s:" a colleague's. */
const said = (line: string): ShownMessage => ({
  from: line.startsWith('c:') ? 'citizen' : line.startsWith('l:') ? 'ly' : 'staff',
  id: '',
  text: line.slice(2),
});

function arranged(...lines: string[]) {
  const { latest, answer, earlier } = arrangeTalk(lines.map(said));
  const texts = (messages: ShownMessage[]) => messages.map(({ text }) => text);
  return { latest: texts(latest), answer: latest[answer]?.text, earlier: texts(earlier) };
}

describe('what stands first', () => {
  test('is nothing before anything was written', () => {
    expect(arranged()).toEqual({ latest: [], answer: undefined, earlier: [] });
  });

  test('is the last question and its answer', () => {
    expect(arranged('c:mad', 'l:her er mad', 'c:toilet', 'l:her er toilet')).toEqual({
      latest: ['toilet', 'her er toilet'],
      answer: 'her er toilet',
      earlier: ['mad', 'her er mad'],
    });
  });

  test('is all that was asked and answered in one go', () => {
    const { latest, answer } = arranged('l:før', 'c:er her', 'c:nogen', 's:ja', 's:hvor er du');
    expect([latest, answer]).toEqual([['er her', 'nogen', 'ja', 'hvor er du'], 'ja']);
  });

  test('keeps the last answer in sight when nothing answered what came after it', () => {
    expect(arranged('c:STOP', 'l:skriv START, hvis du vil have svar', 'c:mad', 'c:toilet')).toEqual({
      latest: ['STOP', 'skriv START, hvis du vil have svar', 'mad', 'toilet'],
      answer: 'skriv START, hvis du vil have svar',
      earlier: [],
    });
  });

  test('is the confirmation alone when all else was deleted', () => {
    expect(arranged('l:slettet')).toEqual({ latest: ['slettet'], answer: 'slettet', earlier: [] });
  });

  test('is what was written when there is no answer at all', () => {
    expect(arranged('c:mad')).toEqual({ latest: ['mad'], answer: undefined, earlier: [] });
  });
});

describe('a long talk', () => {
  const long = (from: string, letter: string, length = 1600) => `${from}:${letter.repeat(length)}`;

  test('loses its oldest messages', () => {
    const { earlier } = arranged('c:først', ...Array<string>(10).fill(long('c', 'a')), 'l:a', 'c:b', 'l:svar');
    expect([earlier.includes('først'), earlier.at(-1)]).toEqual([false, 'a']);
  });

  test('that is short enough loses nothing', () => {
    expect(arranged('c:først', ...Array<string>(37).fill('l:et svar'), 'c:b', 'l:svar').earlier).toHaveLength(38);
  });

  test('keeps the answer whole, whatever else must go', () => {
    const { latest } = arranged(long('c', '"'), long('l', 'å', 9000), ...Array<string>(5).fill(long('c', '"')));
    expect(latest).toEqual(['å'.repeat(9000)]);
  });

  test('takes a bounded number of bytes, whatever is written', () => {
    const message = fc.record({
      id: fc.constant(''),
      from: fc.constantFrom('citizen' as const, 'ly' as const),
      text: fc.string({ unit: fc.constantFrom('"', 'å', 'a', '😀'), maxLength: 800 }),
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 40 }), (messages) => {
        const { latest, earlier } = arrangeTalk(messages);
        const questions = [...latest, ...earlier].filter(({ from }) => from === 'citizen');
        const html = questions.map(({ text }) => text.replaceAll('"', '&quot;')).join('');
        expect(Buffer.byteLength(html)).toBeLessThan(14_000);
      }),
    );
  });
});
