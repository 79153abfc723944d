// How a text travels as SMS: its letters and its parts. GSM-7 holds 160 letters alone, 153 in each part of a longer one.
import calculator from 'sms-segments-calculator';

const { SegmentedMessage } = calculator;

/** The letters that count once. What else there is goes to the calculator, which is slow. */
const basic = /^[\n\r A-Za-z0-9@£$¥èéùìòÇØøÅåÆæßÉÄÖÑÜ§¿äöñüà¡!"#%&'()*+,\-./:;<=>?_¤]*$/;
const alone = 160;
const inParts = 153;

/** How many parts the text is sent and paid in. */
export function countSegments(text: string): number {
  if (!basic.test(text)) return new SegmentedMessage(text).segments.length;
  return text.length <= alone ? 1 : Math.ceil(text.length / inParts);
}

export interface SmsSize {
  characters: number;
  segments: number;
  encoding: 'GSM-7' | 'UCS-2';
  /** What all segments cost together, in øre; null where nobody has said what one costs. */
  oere: number | null;
}

/** How a text that a person writes goes out by SMS: as `toGsm7` has it, with what it costs. */
export function sizeOfSms(text: string, oereASegment: number | null = null): SmsSize {
  const sent = toGsm7(text);
  const segments = countSegments(sent);
  const oere = oereASegment === null ? null : segments * oereASegment;
  return { characters: [...sent].length, segments, encoding: encodingOf(sent), oere };
}

export function encodingOf(text: string): 'GSM-7' | 'UCS-2' {
  return new SegmentedMessage(text).getEncodingName() as 'GSM-7' | 'UCS-2';
}

/** What people type, and what word processors make of it, in the letters of one SMS alphabet. */
const typographic: Record<string, string> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': ',',
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '«': '"',
  '»': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2026': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2022': '-',
  '\u0138': 'q',
  // In the GSM-7 extension table: allowed, but each costs two letters.
  '[': '(',
  ']': ')',
  '{': '(',
  '}': ')',
};

/** Letters with a mark that GSM-7 has as they are; of others the mark is dropped (á, â, ê). */
const inGsm7 = new Set('éèùìòÇØøÅåÆæßÉÄÖÑÜäöñüà');

/** One letter outside GSM-7 halves what an SMS holds, so none is sent. */
export function toGsm7(text: string): string {
  return [...text.normalize('NFC')].map((letter) => typographic[letter] ?? withoutMark(letter)).join('');
}

function withoutMark(letter: string): string {
  return inGsm7.has(letter) ? letter : letter.normalize('NFD').replace(/\p{M}/gu, '');
}
