// What colleagues call somebody whose number they do not see.
import { createHash } from 'node:crypto';
import type { Channel } from '../../vocabulary.ts';

export interface Alias {
  /** "Borger 4F2": the same as long as the conversation is. */
  alias: string;
  /** The last two digits of the number, where there is one. */
  lastDigits: string | null;
}

export function aliasOf(conversationId: string, channel: Channel, address: string | null): Alias {
  const code = createHash('sha256').update(conversationId).digest('hex').slice(0, 3).toUpperCase();
  return { alias: `Borger ${code}`, lastDigits: channel === 'sms' && address !== null ? address.slice(-2) : null };
}
