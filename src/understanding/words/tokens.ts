// A message as words.
import { cleanText, comparable, fold } from '../normalise.ts';

export interface Token {
  /** As it was written, in lower case. */
  written: string;
  /** As it is compared: see `comparable`. */
  form: string;
  /** The known word it most likely is; the same as `form` where that is known or nothing is near. */
  meant: string;
  /** Which sentence of the message it stands in. */
  sentence: number;
  /** Which clause: a comma or a plus ends one too. */
  clause: number;
}

/** Corrects one comparable form. */
export type Correct = (form: string) => string;

/** What one short spelling stands for: "ka" → "kan", "cant" → "can not". */
export type ShortForms = ReadonlyMap<string, string>;

const mostTokens = 320;
const word = /[\p{L}\p{N}§]+(?:['’´`][\p{L}\p{N}]+)*|[.!?;\n]+|[,+&/]/gu;

export function readTokens(text: string, shortForms: ShortForms, correct: Correct): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let clause = 0;
  for (const [written] of cleanText(text).matchAll(word)) {
    if (/^[.!?;\n,+&/]/.test(written)) {
      clause += 1;
      if (!/^[,+&/]/.test(written)) sentence += 1;
    } else
      for (const folded of spellOut(written, shortForms))
        tokens.push(tokenOf(folded, { written, sentence, clause, correct }));
    if (tokens.length >= mostTokens) break;
  }
  return tokens;
}

function spellOut(written: string, shortForms: ShortForms): string[] {
  const folded = fold(written.replace(/['’´`]/g, ''));
  return (shortForms.get(folded) ?? folded).split(' ');
}

function tokenOf(
  folded: string,
  about: { written: string; sentence: number; clause: number; correct: Correct },
): Token {
  const form = comparable(folded);
  const { sentence, clause } = about;
  return { written: about.written.toLowerCase(), form, meant: about.correct(form), sentence, clause };
}
