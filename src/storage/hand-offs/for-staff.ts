// One conversation as a colleague sees it: what was said and what became of it, what colleagues wrote, and never the number.
import type { Channel, Language } from '../../vocabulary.ts';
import type { Conversation, Holder, Memory, StaffNote, StoredMessage } from '../records.ts';
import type { SecretBox } from '../secret-box.ts';
import type { Store, Tables } from '../tables.ts';
import { aliasOf } from './alias.ts';
import type { Alias } from './alias.ts';
import { isPractice } from './practice.ts';
import { waitingRow } from './waiting-line.ts';
import type { WaitingConversation } from './waiting-line.ts';

/** As much as a colleague reads before answering. */
const mostMessages = 200;

interface SeenMessage extends StoredMessage {
  /** What became of an SMS of ours, in words; null for what the citizen wrote, on the web, and when it is no longer known. */
  delivery: { state: Tables['outbox']['state']; words: string } | null;
}

export interface ConversationForStaff extends Alias {
  conversationId: string;
  channel: Channel;
  language: Language | null;
  holder: Holder;
  stopped: boolean;
  practice: boolean;
  /** Oldest first. */
  messages: SeenMessage[];
  notes: StaffNote[];
  /** Its row of the line, while something is open. */
  handOff: WaitingConversation | null;
}

/** Undefined when there is none, or it was erased. */
export async function conversationForStaff(store: Store, id: string): Promise<ConversationForStaff | undefined> {
  const conversation = await conversationById(store, id);
  if (conversation === undefined) return undefined;
  const { channel, address, language, holder, stopped } = conversation;
  const [messages, notes, handOff] = await Promise.all([
    seenMessages(store, id),
    notesOf(store, id),
    waitingRow(store, id),
  ]);
  return {
    conversationId: id,
    ...aliasOf(id, channel, address),
    ...{ channel, language, holder, stopped, messages, notes },
    practice: isPractice(address),
    handOff: handOff ?? null,
  };
}

/** Undefined when there is none, and when nobody can be written to any more. */
export async function conversationById({ db, box }: Store, id: string): Promise<Conversation | undefined> {
  const row = await db.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined || row.address === null || row.erased_at !== null) return undefined;
  const { channel, version, language, holder } = row;
  return {
    ...{ id, channel, version, language, holder },
    address: box.open(row.address, 'conversations.address', id),
    stopped: row.stopped === 1,
    memory: row.memory === null ? {} : (JSON.parse(box.open(row.memory, 'conversations.memory', id)) as Memory),
    lastHeardAt: row.last_heard_at === null ? null : Temporal.Instant.fromEpochMilliseconds(row.last_heard_at),
  };
}

/** Whether a colleague's message or note with this id is there. */
export async function isWritten({ db }: Store, id: string): Promise<boolean> {
  const message = await db.selectFrom('messages').select('id').where('id', '=', id).executeTakeFirst();
  const note = await db.selectFrom('staff_notes').select('id').where('id', '=', id).executeTakeFirst();
  return message !== undefined || note !== undefined;
}

/** E.164; null when the conversation has none or is gone. Whoever asks writes down why. */
export async function revealNumber(store: Store, id: string): Promise<string | null> {
  const conversation = await conversationById(store, id);
  return conversation?.channel === 'sms' ? conversation.address : null;
}

async function seenMessages({ db, box }: Store, id: string): Promise<SeenMessage[]> {
  const rows = await db
    .selectFrom('messages')
    .leftJoin('outbox', (on) => on.onRef('outbox.id', '=', 'messages.id').on('outbox.route', '=', 'sms'))
    .select(['messages.id', 'messages.sender', 'messages.text', 'messages.said_at'])
    .select(['outbox.state', 'outbox.failure_words'])
    .where('messages.conversation_id', '=', id)
    .orderBy('messages.sequence', 'desc')
    .limit(mostMessages)
    .execute();
  return rows.toReversed().map((row) => ({
    id: row.id,
    from: row.sender,
    text: box.open(row.text, 'messages.text', row.id),
    at: Temporal.Instant.fromEpochMilliseconds(row.said_at),
    delivery: row.state === null ? null : { state: row.state, words: inWords(row.state, row.failure_words) },
  }));
}

const words = { waiting: 'på vej', sent: 'sendt', delivered: 'leveret' } as const;

function inWords(state: Tables['outbox']['state'], why: string | null): string {
  if (state !== 'failed' && state !== 'expired') return words[state];
  return why === null ? 'nåede ikke frem' : `nåede ikke frem: ${why}`;
}

async function notesOf({ db, box }: Store, conversationId: string): Promise<StaffNote[]> {
  const rows = await db
    .selectFrom('staff_notes')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .orderBy('written_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => asNote(row, box));
}

const asNote = (row: Tables['staff_notes'], box: SecretBox): StaffNote => ({
  id: row.id,
  by: { id: row.by_id, name: row.by_name },
  text: box.open(row.text, 'staff_notes.text', row.id),
  at: Temporal.Instant.fromEpochMilliseconds(row.written_at),
});
