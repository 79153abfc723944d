// A log that keeps its lines, for tests that ask what was written and what was not.
import { createLog } from '../src/log.ts';
import type { Log } from '../src/log.ts';

export interface CapturedLog {
  log: Log;
  lines: { level: string; event: string; [field: string]: unknown }[];
  /** Everything as it was written. */
  text(): string;
}

export function captureLog(): CapturedLog {
  const written: string[] = [];
  const lines: CapturedLog['lines'] = [];
  const write = (line: string) => {
    written.push(line);
    lines.push(JSON.parse(line) as CapturedLog['lines'][number]);
  };
  return { log: createLog('debug', { write }), lines, text: () => written.join('') };
}
