// Reading: who this is, what was said, and whether a colleague is waited for.
import type { Channel } from '../vocabulary.ts';
import { asHandOff } from './hand-offs/hand-off-rows.ts';
import type { Conversation, HandOff, Memory, StoredMessage, WaitingHandOff } from './records.ts';
import type { SecretBox } from './secret-box.ts';
import type { Store, Tables } from './tables.ts';

type ConversationRow = Omit<Tables['conversations'], 'address_hash' | 'address' | 'erased_at' | 'erase_by'>;

/** One that was erased is not found again, unless STOP must stay known. */
export async function findConversation(
  { db, box }: Store,
  channel: Channel,
  address: string,
): Promise<Conversation | undefined> {
  const row = await db
    .selectFrom('conversations')
    .select(['id', 'channel', 'version', 'language', 'stopped', 'holder', 'memory', 'last_heard_at'])
    .where('channel', '=', channel)
    .where('address_hash', '=', box.addressHash(channel, address))
    .where((is) => is.or([is('erased_at', 'is', null), is('stopped', '=', 1)]))
    .executeTakeFirst();
  return row && asConversation(row, address, box);
}

export interface Recent {
  conversationId: string;
  since: Temporal.Instant;
  limit: number;
}

/** The last messages after `since`, oldest first, at most `limit`. */
export async function recentMessages({ db, box }: Store, recent: Recent): Promise<StoredMessage[]> {
  const rows = await db
    .selectFrom('messages')
    .select(['id', 'sender', 'text', 'said_at'])
    .where('conversation_id', '=', recent.conversationId)
    .where('said_at', '>', recent.since.epochMilliseconds)
    .orderBy('sequence', 'desc')
    .limit(recent.limit)
    .execute();
  return rows.toReversed().map((row) => asMessage(row, box));
}

export interface HistoryOf {
  channel: Channel;
  address: string;
  limit: number;
}

/** What the person at this address sees of their conversation, oldest first; after SLET the last word is still there to be read. */
export async function history({ db, box }: Store, { channel, address, limit }: HistoryOf): Promise<StoredMessage[]> {
  const rows = await db
    .selectFrom('messages')
    .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
    .select(['messages.id', 'messages.sender', 'messages.text', 'messages.said_at'])
    .where('conversations.channel', '=', channel)
    .where('conversations.address_hash', '=', box.addressHash(channel, address))
    .orderBy('messages.sequence', 'desc')
    .limit(limit)
    .execute();
  return rows.toReversed().map((row) => asMessage(row, box));
}

export interface After {
  channel: Channel;
  address: string;
  /** The id of a message. */
  place: string;
  limit: number;
}

/** What was said after that message, oldest first; undefined when it is not there: erased, or never this person's. */
export async function messagesAfter({ db, box }: Store, after: After): Promise<StoredMessage[] | undefined> {
  const place = await db
    .selectFrom('messages')
    .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
    .select(['messages.conversation_id', 'messages.sequence'])
    .where('conversations.channel', '=', after.channel)
    .where('conversations.address_hash', '=', box.addressHash(after.channel, after.address))
    .where('messages.id', '=', after.place)
    .executeTakeFirst();
  if (place === undefined) return undefined;
  const rows = await db
    .selectFrom('messages')
    .select(['id', 'sender', 'text', 'said_at'])
    .where('conversation_id', '=', place.conversation_id)
    .where('sequence', '>', place.sequence)
    .orderBy('sequence')
    .limit(after.limit)
    .execute();
  return rows.map((row) => asMessage(row, box));
}

/** Whose conversation this is, as `addressHash` tells addresses apart; undefined when it is gone. */
export async function addressHashOf({ db }: Store, conversationId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('conversations')
    .select('address_hash')
    .where('id', '=', conversationId)
    .executeTakeFirst();
  return row?.address_hash;
}

/** The hand-off that no colleague has closed yet; there is at most one. */
export async function openHandOff({ db, box }: Store, conversationId: string): Promise<HandOff | undefined> {
  const row = await db
    .selectFrom('hand_offs')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('state', '<>', 'closed')
    .executeTakeFirst();
  return row && asHandOff(row, box);
}

/** Whom nobody has taken yet: danger first, then who has waited longest. */
export async function waitingHandOffs({ db, box }: Store): Promise<WaitingHandOff[]> {
  const rows = await db
    .selectFrom('hand_offs')
    .innerJoin('conversations', 'conversations.id', 'hand_offs.conversation_id')
    .selectAll('hand_offs')
    .select(['conversations.channel', 'conversations.language'])
    .where('state', '=', 'open')
    .orderBy((by) => by.case().when('reason', '=', 'danger').then(0).else(1).end())
    .orderBy('opened_at')
    .execute();
  return rows.map((row) => ({
    ...asHandOff(row, box),
    conversationId: row.conversation_id,
    channel: row.channel,
    language: row.language,
    openedAt: Temporal.Instant.fromEpochMilliseconds(row.opened_at),
    changedAt: Temporal.Instant.fromEpochMilliseconds(row.changed_at),
  }));
}

function asConversation(row: ConversationRow, address: string, box: SecretBox): Conversation {
  return {
    id: row.id,
    channel: row.channel,
    address,
    version: row.version,
    language: row.language,
    stopped: row.stopped === 1,
    holder: row.holder,
    memory: row.memory === null ? {} : (JSON.parse(box.open(row.memory, 'conversations.memory', row.id)) as Memory),
    lastHeardAt: row.last_heard_at === null ? null : Temporal.Instant.fromEpochMilliseconds(row.last_heard_at),
  };
}

/** Version 0: nothing of it is saved yet. */
export function freshConversation(id: string, channel: Channel, address: string): Conversation {
  return {
    id,
    channel,
    address,
    version: 0,
    language: null,
    stopped: false,
    holder: 'bot',
    memory: {},
    lastHeardAt: null,
  };
}

function asMessage(row: Pick<Tables['messages'], 'id' | 'sender' | 'text' | 'said_at'>, box: SecretBox): StoredMessage {
  return {
    id: row.id,
    from: row.sender,
    text: box.open(row.text, 'messages.text', row.id),
    at: Temporal.Instant.fromEpochMilliseconds(row.said_at),
  };
}
