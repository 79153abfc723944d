// The line as colleagues see it: who waits, for how long, what was said last, and who has it. One query, however many wait.
import { sql } from 'kysely';
import type { ExpressionBuilder } from 'kysely';
import type { Channel, Language, UrgentKind } from '../../vocabulary.ts';
import type { HandOff } from '../records.ts';
import type { SecretBox } from '../secret-box.ts';
import type { Store, Tables } from '../tables.ts';
import { aliasOf } from './alias.ts';
import type { Alias } from './alias.ts';
import { asHandOff, instant } from './hand-off-rows.ts';
import { isPractice } from './practice.ts';

interface Said {
  text: string;
  at: Temporal.Instant;
}

/** One row of the line. */
export interface WaitingConversation extends HandOff, Alias {
  conversationId: string;
  channel: Channel;
  language: Language | null;
  stopped: boolean;
  openedAt: Temporal.Instant;
  changedAt: Temporal.Instant;
  lastHeard: Said | null;
  /** By Ly or by a colleague. */
  lastSaid: Said | null;
  /** Since when a question about danger stands unanswered. */
  silentSince: Temporal.Instant | null;
  practice: boolean;
}

/** The most severe first. */
const severity: readonly UrgentKind[] = [
  'medical',
  'freezing',
  'suicide',
  'child',
  'violence',
  'sexual_assault',
  'psychosis',
];

/** Danger before who asked for a human, the kinds by severity, then who has waited longest. */
export async function waitingLine(store: Store): Promise<WaitingConversation[]> {
  const rows = await openRows(store).execute();
  return rows.map((row) => asWaiting(row, store.box)).toSorted(inOrder);
}

/** The row of one conversation; undefined when nothing of it is open. */
export async function waitingRow(store: Store, conversationId: string): Promise<WaitingConversation | undefined> {
  const row = await openRows(store).where('hand_offs.conversation_id', '=', conversationId).executeTakeFirst();
  return row && asWaiting(row, store.box);
}

function openRows({ db }: Store) {
  return db
    .selectFrom('hand_offs')
    .innerJoin('conversations', 'conversations.id', 'hand_offs.conversation_id')
    .leftJoin('messages as heard', (on) =>
      on
        .onRef('heard.conversation_id', '=', 'conversations.id')
        .on('heard.sequence', '=', (is) => lastOf(is, (from) => sql`${from} = 'citizen'`)),
    )
    .leftJoin('messages as said', (on) =>
      on
        .onRef('said.conversation_id', '=', 'conversations.id')
        .on('said.sequence', '=', (is) => lastOf(is, (from) => sql`${from} <> 'citizen'`)),
    )
    .selectAll('hand_offs')
    .select(['conversations.channel', 'conversations.language', 'conversations.stopped', 'conversations.address'])
    .select(['conversations.last_heard_at', 'heard.id as heard_id', 'heard.text as heard_text'])
    .select(['heard.said_at as heard_at', 'said.id as said_id', 'said.text as said_text', 'said.said_at as said_at'])
    .where('hand_offs.state', '<>', 'closed');
}

type OfConversation = ExpressionBuilder<Tables, 'conversations'>;

function lastOf(is: unknown, by: (sender: ReturnType<typeof sql.ref>) => ReturnType<typeof sql<boolean>>) {
  return (is as OfConversation)
    .selectFrom('messages as last')
    .select((last) => last.fn.max('last.sequence').as('sequence'))
    .whereRef('last.conversation_id', '=', 'conversations.id')
    .where(by(sql.ref('last.sender')));
}

type Row = Awaited<ReturnType<ReturnType<typeof openRows>['execute']>>[number];

function asWaiting(row: Row, box: SecretBox): WaitingConversation {
  const { conversation_id: conversationId, channel, language } = row;
  const address = row.address === null ? null : box.open(row.address, 'conversations.address', conversationId);
  const isUnanswered = row.asked_at !== null && (row.last_heard_at ?? 0) <= row.asked_at;
  return {
    ...asHandOff(row, box),
    ...aliasOf(conversationId, channel, address),
    ...{ conversationId, channel, language },
    stopped: row.stopped === 1,
    openedAt: Temporal.Instant.fromEpochMilliseconds(row.opened_at),
    changedAt: Temporal.Instant.fromEpochMilliseconds(row.changed_at),
    lastHeard: saidIn({ id: row.heard_id, text: row.heard_text, at: row.heard_at }, box),
    lastSaid: saidIn({ id: row.said_id, text: row.said_text, at: row.said_at }, box),
    silentSince: isUnanswered ? instant(row.asked_at) : null,
    practice: isPractice(address),
  };
}

function saidIn(
  { id, text, at }: { id: string | null; text: string | null; at: number | null },
  box: SecretBox,
): Said | null {
  if (id === null || text === null || at === null) return null;
  return { text: box.open(text, 'messages.text', id), at: Temporal.Instant.fromEpochMilliseconds(at) };
}

function inOrder(one: WaitingConversation, other: WaitingConversation): number {
  return rank(one) - rank(other) || Temporal.Instant.compare(one.openedAt, other.openedAt);
}

const rank = ({ reason, urgent }: WaitingConversation): number => {
  if (reason !== 'danger') return severity.length + 1;
  return urgent === null ? severity.length : severity.indexOf(urgent);
};
