import { describe, expect, test } from '@jest/globals';
import { createLog } from '../src/log.ts';
import { captureLog } from './captured-log.ts';

describe('a line of the log', () => {
  test('is JSON with a level, a time, the event and the ids', () => {
    const { log, lines } = captureLog();
    log.warn('message_not_sent', { requestId: 'r1', reason: '20429', attempts: 2 });
    expect(lines).toEqual([
      {
        level: 'warn',
        time: expect.any(String),
        event: 'message_not_sent',
        requestId: 'r1',
        reason: '20429',
        attempts: 2,
      },
    ]);
  });

  test('drops every field that is no id, even where the compiler was talked out of it', () => {
    const { log, text } = captureLog();
    log.info('turn', { requestId: 'r1', text: 'hemmeligt', address: '+4520000001' } as never);
    expect(text()).toContain('r1');
    expect(text()).not.toMatch(/hemmeligt|4520000001/);
  });

  test('below the level is not written', () => {
    const written: string[] = [];
    const log = createLog('warn', { write: (line) => void written.push(line) });
    log.info('started');
    expect(written).toEqual([]);
    log.warn('stopping');
    expect(written).toHaveLength(1);
  });
});

describe('what is said of something thrown', () => {
  test('is its name, code, place and cause, and never its message', () => {
    const { log, lines, text } = captureLog();
    const cause = Object.assign(new Error("The 'To' number +4520000001 is not valid\n+4520000001"), { code: 21211 });
    log.error('turn_failed', { error: new TypeError('hemmeligt', { cause }) });
    expect(lines[0]).toMatchObject({
      error: { name: 'TypeError', at: expect.arrayContaining([expect.stringMatching(/^at /)]), cause: { code: 21211 } },
    });
    expect(text()).not.toMatch(/hemmeligt|4520000001/);
  });

  test('that is no error is only what sort of thing it was', () => {
    const { log, lines } = captureLog();
    log.error('turn_failed', { error: 'hemmeligt' });
    expect(lines[0]).toMatchObject({ error: 'string' });
  });
});
