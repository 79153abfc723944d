// Plays every conversation of this folder through the real turn: what the citizen writes, and Ly's whole answer.
// The files are for staff to read; a change to what Ly says or understands comes with one.
import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { playDialogue } from '../../src/dialogue-player.ts';
import { openRehearsal } from '../../src/rehearsal.ts';
import type { Rehearsal } from '../../src/rehearsal.ts';

const line = z.union([
  z.strictObject({
    citizen: z.string(),
    /** Ly's whole answer; empty when Ly is silent. */
    answer: z.string(),
    /** Whether staff get a notice. */
    staff_told: z.boolean().default(false),
  }),
  z.strictObject({
    event: z.string(),
    /** What staff write. */
    text: z.string().optional(),
    answer: z.string().default(''),
    staff_told: z.boolean().default(false),
  }),
]);
const transcripts = z.array(
  z.strictObject({
    name: z.string(),
    clock: z.string(),
    channel: z.enum(['sms', 'web']).default('sms'),
    talk: z.array(line).min(1),
  }),
);

const folder = new URL('./', import.meta.url);
const conversations = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) =>
    transcripts.parse(parse(readFileSync(new URL(file, folder), 'utf8'))).map((one) => ({ file, ...one })),
  );

let ly: Rehearsal;
beforeAll(async () => {
  ly = await openRehearsal();
});
afterAll(() => ly.close());

test.each(conversations)('$file: $name', async ({ file, name, clock, channel, talk }) => {
  const turns = talk.map((one) =>
    'citizen' in one ? one.citizen : { event: one.event, ...(one.text === undefined ? {} : { text: one.text }) },
  );
  const played = await playDialogue({ id: `${file} ${name}`, clock, channel, turns }, ly);
  const told = played.map(({ replies, staffNotified }) => ({ answer: replies.join('\n'), staff_told: staffNotified }));
  expect(told).toEqual(talk.map(({ answer, staff_told }) => ({ answer, staff_told })));
});

test('there are conversations in all three languages', () => {
  const files = conversations.map(({ file }) => file);
  expect(files).toEqual(expect.arrayContaining(['fare.yaml', 'kalaallisut.yaml', 'english.yaml']));
});
