// The curated facts as they lie in content/, for tests that hold them to their rules.
import { readFileSync } from 'node:fs';

export function shippedFile(kind: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../content/${kind}.json`, import.meta.url), 'utf8'));
}
