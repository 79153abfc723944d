// Makes a reply short enough to be sent: what is dropped first, and what never is.
import type { WrittenReply } from './to-say.ts';
import { countSegments } from './segments.ts';

/** What there is room for beside the answer, the numbers and the year, which are never dropped. */
export interface Room {
  more: boolean;
  secondPlace: boolean;
  presentation: boolean;
}

const roomForAll: Room = { more: true, secondPlace: true, presentation: true };
const withoutMore: Room = { ...roomForAll, more: false };
/** In this order: MERE, the second place, the presentation. */
const tighter: readonly Room[] = [
  { ...withoutMore, secondPlace: false },
  { more: false, secondPlace: false, presentation: false },
];

/** @param most segments at most; what does not fit even then goes as short as it can be said. */
export function fit(write: (room: Room) => WrittenReply, most: number): WrittenReply {
  let reply = write(withoutMore);
  if (fits(reply, most)) return withMore(write(roomForAll), reply);
  for (const room of tighter) {
    reply = write(room);
    if (fits(reply, most)) break;
  }
  return reply;
}

const fits = ({ text }: WrittenReply, most: number): boolean => countSegments(text) <= most;

/** "Skriv MERE" is worth the rest of a segment, never one of its own. */
function withMore(long: WrittenReply, short: WrittenReply): WrittenReply {
  return countSegments(long.text) <= countSegments(short.text) ? long : short;
}

/** On the web there is room for everything. */
export const withoutLimit = (write: (room: Room) => WrittenReply): WrittenReply => write(roomForAll);
