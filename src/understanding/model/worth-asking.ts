// Whether a message is one that the model may help with: the rules are unsure of it, and nothing about it is in a hurry.
import type { Need } from '../../vocabulary.ts';
import type { Meaning } from '../meaning.ts';
import { sureEnough } from './with-opinion.ts';

/** Said in their own words, and acted on at once. */
const commands: readonly Need[] = ['stop', 'start', 'delete_data', 'human', 'help_menu', 'language'];

/** At least one word: numbers, signs and single letters are answers to something. */
const hasAWord = /\p{L}{2}/u;

export function isWorthAsking(text: string, meaning: Meaning): boolean {
  if (meaning.urgent !== null || meaning.check !== null || meaning.signal !== null) return false;
  if (meaning.unfinished || meaning.topic !== null || meaning.place?.id) return false;
  if (meaning.needs.some((need) => commands.includes(need)) || !hasAWord.test(text)) return false;
  return meaning.needs.length === 0 || meaning.confidence < sureEnough;
}
