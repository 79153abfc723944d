// npm run --silent dialogue < dialogues.jsonl: one line out per line in, in order. A broken line gives its id and the
// error, and exit 1 at the end.
import { createInterface } from 'node:readline';
import { dialogue, playDialogue } from './dialogue-player.ts';
import { openRehearsal } from './rehearsal.ts';
import { z } from 'zod';

const ly = await openRehearsal();
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  process.stdout.write(`${JSON.stringify(await play(line))}\n`);
}
await ly.close();

async function play(line: string) {
  let id: unknown = null;
  try {
    const given: unknown = JSON.parse(line);
    id = typeof given === 'object' && given !== null && 'id' in given ? given.id : null;
    const parsed = dialogue.parse(given);
    return { id: parsed.id, turns: await playDialogue(parsed, ly) };
  } catch (error) {
    process.exitCode = 1;
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    return { id, error: reason };
  }
}
