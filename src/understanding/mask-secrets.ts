// Numbers that must not be kept: a CPR number, a phone number, an e-mail address, a card number.
import type { SecretKind } from '../vocabulary.ts';

export interface Masked {
  text: string;
  /** The first kind that was found. */
  found: SecretKind | null;
}

const mask = '[skjult]';

/** "@" as it is written to hide from machines; the bare word "at" only before the post offices that everybody uses. */
const at = String.raw`(?:\s?@\s?|\s?[([{]at[)\]}]\s?|\ssnabel-?\s?a\s|\sat\s(?=(?:gmail|hotmail|outlook|yahoo|live|icloud|proton)))`;
const dot = String.raw`(?:\s?\.|\s?[([{](?:dot|punktum)[)\]}]\s?|\s(?:dot|punktum|prik)\s)`;
const name = String.raw`[\p{L}\p{N}._%+-]`;

/** Order matters: the longest kinds first, so that a card number is not taken for a phone number and a rest. */
const secrets: readonly (readonly [SecretKind, RegExp])[] = [
  ['mail', new RegExp(String.raw`(?<!${name})${name}+${at}[\p{L}\p{N}-]+(?:${dot}[\p{L}\p{N}-]+)+`, 'giu')],
  ['card', /(?<![\d+])(?:\d[ -]?){13,18}\d(?!\d)/g],
  [
    'cpr',
    /(?<!\d)(?:0[1-9]|[12]\d|3[01])[ ./-]?(?:0[1-9]|1[0-2])[ ./-]?\d{2}[ ./–-]{0,3}(?:\d{4}|\d{2} \d{2}|[xX*]{4})(?![\dxX*])/g,
  ],
  ['phone', /(?<![\d+])(?:\+|00)\d{1,3}[ -]?(?:\d[ -]?){5,11}\d(?!\d)/g],
  ['phone', /(?<![\d:.,-])(?:[2-9]\d{7}|[2-9]\d(?:[ -]\d{2}){3}|[2-9]\d{3} \d{4})(?![\d:.,]\d|\d)/g],
];

/** The text with such numbers hidden; everything else, clock times and short numbers like 112 too, is left as it is. */
export function maskSecrets(text: string): Masked {
  let masked = text;
  const found: SecretKind[] = [];
  for (const [kind, secret] of secrets) {
    const before = masked;
    masked = masked.replace(secret, mask);
    if (masked !== before) found.push(kind);
  }
  return { text: masked, found: found[0] ?? null };
}
