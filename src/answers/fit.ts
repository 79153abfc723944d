// Makes a reply short enough to be sent: what is dropped first, and what never is.
import type { WrittenReply } from './to-say.ts';
import { countSegments } from './segments.ts';

/** What there is room for beside the answer, the numbers and the year, which are never dropped. */
export interface Room {
  more: boolean;
  secondPlace: boolean;
  presentation: boolean;
}

/** In this order: MERE, the second place, the presentation. */
const tighter: readonly Room[] = [
  { more: false, secondPlace: true, presentation: true },
  { more: false, secondPlace: false, presentation: true },
  { more: false, secondPlace: false, presentation: false },
];
const roomForAll: Room = { more: true, secondPlace: true, presentation: true };

/** @param most segments at most; what does not fit even then goes as short as it can be said. */
export function fit(write: (room: Room) => WrittenReply, most: number): WrittenReply {
  const [first, ...rest] = tighter.map(write) as [WrittenReply, ...WrittenReply[]];
  const fitting = [first, ...rest].find(({ text }) => countSegments(text) <= most) ?? rest.at(-1) ?? first;
  return fitting === first ? withMore(write(roomForAll), first) : fitting;
}

/** "Skriv MERE" is worth the rest of a segment, never one of its own. */
function withMore(long: WrittenReply, short: WrittenReply): WrittenReply {
  return countSegments(long.text) <= countSegments(short.text) ? long : short;
}

/** On the web there is room for everything. */
export const withoutLimit = (write: (room: Room) => WrittenReply): WrittenReply => write(roomForAll);
