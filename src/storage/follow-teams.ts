// What changes in a conversation is shown in its threads in Microsoft Teams: one row in the outbox, written with the change,
// whose sender reads the conversation as it is then.
import { randomUUIDv7 } from 'node:crypto';
import type { ExpressionBuilder } from 'kysely';
import type { Tables, WritingDatabase } from './tables.ts';

/** The change that is followed. */
export interface Change {
  at: Temporal.Instant;
  requestId: string;
}

/** A thread that could not be brought up to date for so long stays as it is until something changes again. Hours. */
const hoursToExpiry = 7 * 24;

/** Only where there is something to bring up to date. A row that nobody has begun with is enough. */
export async function followTeams(writing: WritingDatabase, conversationId: string, change: Change): Promise<void> {
  if (!(await isShown(writing, conversationId))) return;
  const urgency = (await isDanger(writing, conversationId)) ? 'danger' : 'ordinary';
  const expiresAt = change.at.add({ hours: hoursToExpiry }).epochMilliseconds;
  // Written and not only read: whoever claims it at this moment has read the conversation before this change, or reads it after.
  const { numUpdatedRows } = await writing
    .updateTable('outbox')
    .set({ urgency, expires_at: expiresAt })
    .where('conversation_id', '=', conversationId)
    .where('route', '=', 'teams_thread')
    .where('state', '=', 'waiting')
    .where('claimed_by', 'is', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows > 0n) return;
  await writing
    .insertInto('outbox')
    .values({
      ...{ id: randomUUIDv7(), conversation_id: conversationId, sequence: 0, kind: 'staff_notice', urgency },
      ...{ route: 'teams_thread', channel: 'sms', state: 'waiting', attempts: 0, request_id: change.requestId },
      ...{ due_at: change.at.epochMilliseconds, expires_at: expiresAt },
    })
    .execute();
}

async function isShown(writing: WritingDatabase, conversationId: string): Promise<boolean> {
  const live = await writing
    .selectFrom('teams_threads')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where('ended', '=', 0)
    .limit(1)
    .executeTakeFirst();
  return live !== undefined;
}

async function isDanger(writing: WritingDatabase, conversationId: string): Promise<boolean> {
  const open = await writing
    .selectFrom('hand_offs')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where('state', '<>', 'closed')
    .where('reason', '=', 'danger')
    .executeTakeFirst();
  return open !== undefined;
}

/**
 * Whatever was shown is to be taken back, also where a hand-off has long ended; `postedBefore` (epoch milliseconds) leaves
 * newer ones alone.
 */
export async function forgetInTeams(
  writing: WritingDatabase,
  conversationId: string,
  { at, postedBefore }: { at: Temporal.Instant; postedBefore?: number },
): Promise<void> {
  await writing
    .updateTable('teams_threads')
    .set({ forgotten: 1, ended: 0 })
    .where('conversation_id', '=', conversationId)
    .$if(postedBefore !== undefined, (query) => query.where('posted_at', '<', postedBefore ?? 0))
    .execute();
  await followTeams(writing, conversationId, { at, requestId: '' });
}

/** A channel could not be told, and never will be: the next rung is told now, where there is one and nobody is on the way. */
export async function climbNow(writing: WritingDatabase, conversationId: string, at: Temporal.Instant): Promise<void> {
  const { numUpdatedRows } = await writing
    .updateTable('hand_offs')
    .set({ next_rung_at: at.epochMilliseconds })
    .where('conversation_id', '=', conversationId)
    .where('state', '=', 'open')
    .where('next_rung_at', '>', at.epochMilliseconds)
    .where((is) => is.or([is('held_until', 'is', null), is('held_until', '<=', at.epochMilliseconds)]))
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return;
  // A turn that was read before would write back when the next ones were to be told.
  await writing
    .updateTable('conversations')
    .set((is) => ({ version: is('version', '+', 1) }))
    .where('id', '=', conversationId)
    .execute();
}

/** Two that bring the same threads up to date would post everything twice: one waits for the other, however urgent it is. */
export function otherOfSameThreads(is: ExpressionBuilder<Tables & { due: Tables['outbox'] }, 'due'>, at: number) {
  return is
    .selectFrom('outbox as other')
    .select('other.id')
    .whereRef('other.conversation_id', '=', 'due.conversation_id')
    .where('other.route', '=', 'teams_thread')
    .where('other.state', '=', 'waiting')
    .where((other) =>
      other.or([
        other('other.claimed_until', '>', at),
        other.and([other('other.due_at', '<=', at), other('other.id', '<', other.ref('due.id'))]),
      ]),
    );
}
