// What Twilio says by itself while Ly is down, as the command prints it.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { countSegments, encodingOf } from '../src/answers/segments.ts';

const file = join(import.meta.dirname, '../src/fallback-twiml.ts');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ly-fallback-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function print(settings: Record<string, string> = {}): Promise<{ twiml: string; text: string }> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env['PATH'] ?? '', DATA_FOLDER: folder, ...settings };
    execFile(process.execPath, ['--no-warnings', file], { cwd: folder, env }, (error, twiml) => {
      if (error) return reject(error);
      resolve({ twiml, text: /<Message[^>]*>([^<]+)<\/Message>/.exec(twiml)?.[1] ?? '' });
    });
  });
}

test('it is 112 and somebody to ring with their hours, in Danish and Greenlandic, in plain SMS letters', async () => {
  const { twiml, text } = await print();
  expect(twiml).toMatch(/^<\?xml .*<Response><!-- Written \d{4}-\d\d-\d\d from content\/ .*<\/Response>\n$/s);
  expect(text).toMatch(/I fare: ring 112\. .*Den Sociale Skadestue, 98 12 32 92, kl\. 18-7\. .*112-mut sianerit/);
  expect([encodingOf(text), countSegments(text) <= 3]).toEqual(['GSM-7', true]);
});

test('Greenlandic that no native reader has approved is left out where drafts are off', async () => {
  const { text } = await print({ KL_DRAFTS: 'off' });
  expect(text).toMatch(/112/);
  expect(text).not.toMatch(/sianerit/);
});

test('with SMS on, Ly is told afterwards what became of it', async () => {
  const { twiml } = await print({
    PUBLIC_URL: 'https://ly.example.org',
    TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: 'a token of a test',
    TWILIO_NUMBER: '+4520000000',
  });
  expect(twiml).toContain('<Message statusCallback="https://ly.example.org/sms/receipt#rc=3&amp;rp=ct,rt,5xx">');
});

test('it leaves the data folder as it was', async () => {
  await print();
  expect(readdirSync(folder)).toEqual([]);
});
