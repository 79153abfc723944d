// Phone numbers in an answer become links, so that a thumb is enough to call.

export interface TextPart {
  text: string;
  /** The number to dial, for the parts that are one. */
  dial: string | null;
}

/** 112, 114, 1888, 116 111, 98 12 32 92, +299 80 11 80: as Ly writes them, and nothing that is a clock or a year. */
const number = /(?<![\d.:])(\+299 \d{2} \d{2} \d{2}|\d{2} \d{2} \d{2} \d{2}|116 ?\d{3}|112|114|1888)(?![\d.:]*\d)/g;

export function splitNumbers(text: string): TextPart[] {
  return text
    .split(number)
    .map((part, index) => ({ text: part, dial: index % 2 === 1 ? part.replaceAll(' ', '') : null }))
    .filter((part) => part.text !== '');
}
