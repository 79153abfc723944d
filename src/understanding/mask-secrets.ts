// Numbers that must not be kept: a CPR number, a phone number, an e-mail address, a card number.

export interface Masked {
  text: string;
  found: boolean;
}

const mask = '[skjult]';

/** Order matters: the longest kinds first, so that a card number is not taken for a phone number and a rest. */
const secrets: readonly RegExp[] = [
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  /(?<![\d+])(?:\d[ -]?){13,18}\d(?!\d)/g,
  /(?<!\d)(?:0[1-9]|[12]\d|3[01])[ ./-]?(?:0[1-9]|1[0-2])[ ./-]?\d{2}[ ./-]?(?:\d{4}|[xX*]{4})(?![\dxX*])/g,
  /(?<![\d+])(?:\+|00)\d{1,3}[ -]?(?:\d[ -]?){5,11}\d(?!\d)/g,
  /(?<![\d:.,-])(?:[2-9]\d{7}|[2-9]\d(?:[ -]\d{2}){3}|[2-9]\d{3} \d{4})(?![\d:.,]\d|\d)/g,
];

/** The text with such numbers hidden; everything else, clock times and short numbers like 112 too, is left as it is. */
export function maskSecrets(text: string): Masked {
  let masked = text;
  for (const secret of secrets) masked = masked.replace(secret, mask);
  return { text: masked, found: masked !== text };
}
