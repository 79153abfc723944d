// What a colleague's words must be to go out by SMS.
import { sizeOfSms } from '../../answers/segments.ts';
import type { Channel } from '../../vocabulary.ts';

export type WhyRefused = 'empty' | 'link' | 'too_long';

/** Each is paid for, and nobody reads more on an old phone. */
const mostSegments = 6;
/** Danish operators filter what has one. */
const link = /https?:|www\.|[\p{L}\p{N}-]\.(dk|gl|com|org|net|nu|info|eu|fo|se|no|de|io|ly)\b/iu;

/** Null where the reply may go out. */
export function whyRefused(text: string, channel: Channel): WhyRefused | null {
  if (text.trim() === '') return 'empty';
  if (channel === 'web') return null;
  if (link.test(text)) return 'link';
  return sizeOfSms(text).segments > mostSegments ? 'too_long' : null;
}
