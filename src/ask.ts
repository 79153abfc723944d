// npm run ask -- "hvor er der åbent nu" [--at 2026-12-24T20:30] [--language kl] [--channel sms|web] [--known] [--json]
// Prints Ly's whole answer; without a text it is a conversation in the terminal. Touches no data.
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { countSegments, encodingOf } from './answers/segments.ts';
import type { TurnOutcome } from './conversation/turn.ts';
import { openRehearsal } from './rehearsal.ts';
import type { Rehearsal } from './rehearsal.ts';

const options = z.object({
  at: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, '--at is Copenhagen wall time, such as 2026-12-24T20:30')
    .optional(),
  language: z.enum(['da', 'kl', 'en'], { error: '--language is da, kl or en' }).optional(),
  channel: z.enum(['sms', 'web'], { error: '--channel is sms or web' }).default('sms'),
  known: z.boolean().default(false),
  json: z.boolean().default(false),
});
type Options = z.infer<typeof options>;

const usage =
  'usage: npm run --silent ask -- ["text"] [--at 2026-12-24T20:30] [--language da|kl|en] [--channel sms|web] [--known] [--json]';
/** Plainly nobody's: a visitor of the rehearsal. */
const address = 'rehearsal';

function readCommand() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      at: { type: 'string' },
      language: { type: 'string' },
      channel: { type: 'string' },
      known: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
  return { options: options.parse(values), text: positionals.join(' ') };
}

/** The earlier one where a wall time occurs twice. */
function instantOf({ at }: Options): Temporal.Instant {
  if (at === undefined) return Temporal.Now.instant();
  return Temporal.PlainDateTime.from(at)
    .toZonedDateTime('Europe/Copenhagen', { disambiguation: 'earlier' })
    .toInstant();
}

async function ask(text: string, how: Options, ly: Rehearsal): Promise<TurnOutcome> {
  return ly.say({ text, at: instantOf(how), channel: how.channel, address, chosenLanguage: how.language });
}

function show({ reply, situation, saved }: TurnOutcome, { json, channel }: Options): string {
  const text = reply?.text ?? '';
  const size = channel === 'sms' && text !== '' ? { encoding: encodingOf(text), segments: countSegments(text) } : null;
  const { meaning } = situation;
  if (json) {
    const staffNotified = saved.outgoing.some(({ kind }) => kind === 'staff_notice');
    return JSON.stringify({ reply: text, ...size, language: saved.conversation.language, meaning, staffNotified });
  }
  return `${text === '' ? '(Ly is silent)' : text}${size ? `\n[${text.length} characters, ${size.encoding}, ${size.segments} ${size.segments === 1 ? 'segment' : 'segments'}]` : ''}`;
}

async function converse(how: Options, ly: Rehearsal): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
  terminal.prompt();
  for await (const text of terminal) {
    process.stdout.write(`${show(await ask(text, how, ly), how)}\n`);
    terminal.prompt();
  }
}

async function main(): Promise<void> {
  const { options: how, text } = readCommand();
  const ly = await openRehearsal();
  if (how.known)
    await ly.say({ text: 'hej', at: instantOf(how).subtract({ hours: 72 }), channel: how.channel, address });
  if (text === '') await converse(how, ly);
  else process.stdout.write(`${show(await ask(text, how, ly), how)}\n`);
  await ly.close();
}

await main().catch((error: unknown) => {
  const problem =
    error instanceof z.ZodError ? error.issues.map(({ message }) => message).join('\n') : (error as Error).message;
  process.stderr.write(`${problem}\n${usage}\n`);
  process.exitCode = 1;
});
