// What the thread under a card holds: who has it, each new message of the citizen, and each reply of a colleague wherever it
// was written, with what became of it. Pure: what is there already is left alone, what has changed is written again.
import { sizeOfSms } from '../../answers/segments.ts';
import type { ConversationForStaff } from '../../storage/hand-offs/for-staff.ts';
import type { TeamsThread } from '../../storage/hand-offs/teams-threads.ts';
import { clock } from '../staff-words.ts';
import { digestOfCard, plainly } from './card.ts';

/** One post. */
export interface TellPart {
  /** A message of ours, or that somebody took the conversation. */
  messageId: string;
  /** Markdown. */
  text: string;
  digest: string;
}

interface Telling {
  showsText: boolean;
  lyUrl: string;
  now: Temporal.Instant;
}

type SeenMessage = ConversationForStaff['messages'][number];

/** In the order they are to be read; what was said before the card was posted stands on the card. */
export function partsOfThread(seen: ConversationForStaff, thread: TeamsThread, telling: Telling): TellPart[] {
  const since = seen.messages.filter(({ at, from }) => from !== 'ly' && isAfter(at, thread.postedAt));
  const owner = seen.handOff?.owner ?? null;
  const taken = owner === null ? [] : [part(`${takenMark}${owner.id}`, howToAnswer(owner.name))];
  const said = since.map((message) => part(message.id, wordsFor(message, seen, telling)));
  return inOrderTold([...taken, ...said], thread);
}

const takenMark = 'taken ';

/** Said of the conversation, and of no message in it. */
export const isTaking = (messageId: string): boolean => messageId.startsWith(takenMark);

const howToAnswer = (name: string): string =>
  `${plainly(name)} har samtalen. ${plainly(name)}: skriv her i tråden, og begynd med @Ly. Så går det til borgeren. Det, andre skriver, bliver her.`;

function wordsFor(message: SeenMessage, seen: ConversationForStaff, telling: Telling): string {
  const at = clock(message.at, telling.now);
  if (message.from === 'citizen') {
    if (telling.showsText) return `**${seen.alias}**, ${at}: ${plainly(message.text)}`;
    return `Ny besked fra ${seen.alias} ${at}. [Læs den i Ly](${telling.lyUrl}/vagt/${seen.conversationId})`;
  }
  const said = telling.showsText ? `: ${plainly(message.text)}` : '';
  return `Svar til ${seen.alias}, ${at}${said} (${wayOf(message, seen)})`;
}

/** "2 SMS, leveret". */
function wayOf({ text, delivery }: SeenMessage, { channel }: ConversationForStaff): string {
  if (channel === 'web') return 'står på borgerens skærm';
  return `${sizeOfSms(text).segments} SMS${delivery === null ? '' : `, ${delivery.words}`}`;
}

const part = (messageId: string, text: string): TellPart => ({ messageId, text, digest: digestOfCard(text) });

/** What was told keeps its place, so that nothing comes twice when somebody else takes it. */
function inOrderTold(parts: TellPart[], { told }: TeamsThread): TellPart[] {
  const place = ({ messageId }: TellPart): number => {
    const at = told.findIndex((one) => one.messageId === messageId);
    return at === -1 ? told.length : at;
  };
  return parts.toSorted((one, other) => place(one) - place(other));
}

const isAfter = (at: Temporal.Instant, postedAt: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at, postedAt) > 0;
