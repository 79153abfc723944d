// One turn: a message is read, understood, answered and saved. Decide first, save once, send afterwards.
import type { ToSay, WriteReply, WrittenReply } from '../answers/to-say.ts';
import type { Conversation, HandOff, SaveOutcome, StoredMessage, TurnToSave } from '../storage/records.ts';
import type { Meaning, Understand } from '../understanding/meaning.ts';
import type { HeardLanguage, Language, Need } from '../vocabulary.ts';
import { askWhenUnsure } from './doubt/ask-when-unsure.ts';
import type { SecondOpinion } from './doubt/ask-when-unsure.ts';
import { findFacts } from './facts/find-facts.ts';
import type { Knowledge } from './facts/find-facts.ts';
import { contextSince, recall, wasSaidJustNow } from './memory.ts';
import type { Memory } from './memory.ts';
import { chooseNextStep } from './next-step.ts';
import { recordTurn } from './record-turn.ts';
import type { Incoming, Situation, Step } from './step.ts';

/** What a turn reads and writes; storage hands it in. */
export interface TurnStorage {
  findConversation(channel: Conversation['channel'], address: string): Promise<Conversation>;
  recentMessages(conversationId: string, since: Temporal.Instant, limit: number): Promise<StoredMessage[]>;
  openHandOff(conversationId: string): Promise<HandOff | undefined>;
  saveTurn(turn: TurnToSave): Promise<SaveOutcome>;
}

export interface TurnParts {
  storage: TurnStorage;
  understand: Understand;
  /** Asked where the rules are unsure; null or absent where no model is configured. */
  secondOpinion?: SecondOpinion | null;
  knowledge: Knowledge;
  writeReply: WriteReply;
  newId: () => string;
}

/** What came of a message: `reply` is null when Ly is silent, and when the message was a duplicate. */
export interface TurnOutcome {
  outcome: 'saved' | 'duplicate';
  reply: WrittenReply | null;
  saved: TurnToSave;
  situation: Situation;
  step: Step;
}

export type TakeTurn = (incoming: Incoming) => Promise<TurnOutcome>;

/** The last four turns are context: what was said and what was answered. */
const contextMessages = 8;
/** Another message of the same person was saved meanwhile: start again from the read. So often in a row means a fault. */
const mostTries = 10;

export function createTakeTurn(parts: TurnParts): TakeTurn {
  return async function takeTurn(incoming) {
    const orAsk = askWhenUnsure(parts.secondOpinion ?? null);
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const situation = await orAsk(await readSituation(incoming, parts));
      const step = chooseNextStep(situation);
      const toSay = findFacts(step, situation, parts.knowledge);
      const language = replyLanguage(situation);
      const write = (isFirst: boolean) => writeReply(toSay, { situation, language, parts, isFirst });
      const reply = onlyOnce(write, toSay, situation);
      const turn = recordTurn({ situation, step, toSay, reply, language, ...parts });
      const outcome = await parts.storage.saveTurn(turn);
      if (outcome === 'saved') return { outcome, reply, saved: turn, situation, step };
      if (outcome === 'duplicate') return { outcome, reply: null, saved: turn, situation, step };
    }
    throw new Error(`the conversation changed ${mostTries} times while one message was answered`);
  };
}

export async function readSituation(incoming: Incoming, parts: TurnParts): Promise<Situation> {
  const { storage, understand } = parts;
  const conversation = await storage.findConversation(incoming.channel, incoming.address);
  const memory = recall(conversation.memory, incoming.at);
  const [earlier, openHandOff] = await Promise.all([
    storage.recentMessages(conversation.id, contextSince(memory, incoming.at), contextMessages),
    storage.openHandOff(conversation.id),
  ]);
  return {
    incoming,
    conversation,
    memory,
    earlier,
    meaning: withFragment(incoming.text, memory, (text) => understand(text, earlier.map(asContext))),
    now: incoming.at.toZonedDateTimeISO('Europe/Copenhagen'),
    isFirst: conversation.version === 0,
    openHandOff,
    openAlarm: openHandOff?.reason === 'danger',
  };
}

/** "jeg er ved" and then "kennedy, hvor er der mad": one message in two. What means something alone (STOP, danger) is heard alone. */
function withFragment(text: string, { fragment }: Memory, read: (text: string) => Meaning): Meaning {
  const alone = read(text);
  if (fragment === null || alone.urgent !== null || isCommand(alone)) return alone;
  return read(`${fragment.text} ${text}`);
}

const commands: readonly Need[] = ['stop', 'start', 'delete_data', 'human', 'help_menu', 'language'];
const isCommand = ({ needs, signal }: Meaning): boolean => signal !== null || commands.includes(needs[0] ?? 'greeting');

const asContext = ({ from, text }: StoredMessage): string => (from === 'citizen' ? text : `[bot] ${text}`);

/** A language that was chosen stays; what is in none of Ly's three is answered in English. */
function replyLanguage({ meaning, conversation, incoming, memory }: Situation): Language {
  const chosen = meaning.wantsLanguage ?? incoming.chosenLanguage ?? memory.language;
  if (chosen !== null) return spoken(chosen);
  return alikeEverywhere.test(incoming.text) ? (conversation.language ?? 'da') : spoken(meaning.language);
}

/** The same in every language, these say nothing about which one is spoken. */
const alikeEverywhere = /^\P{L}*(stop|start|ok|j|n)?\P{L}*$/iu;

const spoken = (language: HeardLanguage): Language => (language === 'other' ? 'en' : language);

function writeReply(
  toSay: readonly ToSay[],
  how: { situation: Situation; language: Language; parts: TurnParts; isFirst: boolean },
): WrittenReply | null {
  const { situation, language, parts, isFirst } = how;
  if (toSay.length === 0) return null;
  const { meaning, conversation, incoming, now } = situation;
  const isForeign = meaning.language === 'other' && meaning.urgent === null && conversation.language !== 'en';
  const before: ToSay[] = isForeign ? [{ say: 'plain', key: 'language_not_spoken' }] : [];
  const after: ToSay[] = meaning.hidden ? [{ say: 'secret_hidden', kind: meaning.hidden }] : [];
  return parts.writeReply([...before, ...toSay, ...after], { language, channel: incoming.channel, at: now, isFirst });
}

/** Facts that are sent by SMS are not sent again to the same words; a page shows an answer under each question. */
function onlyOnce(
  write: (isFirst: boolean) => WrittenReply | null,
  toSay: readonly ToSay[],
  { memory, incoming, isFirst }: Situation,
): WrittenReply | null {
  const reply = write(isFirst);
  const isFact = toSay.some(({ say }) => say === 'places' || say === 'place' || say === 'guide');
  if (reply === null || !isFact || incoming.channel !== 'sms') return reply;
  // The first time it came with the presentation.
  const answers = [() => reply.text, () => write(true)?.text];
  return wasSaidJustNow(memory, { heard: incoming.text, answers }, incoming.at) ? null : reply;
}
