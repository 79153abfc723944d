// What waits to be sent: claimed by one sender at a time, written down before each attempt, emptied when done with.
import type { ExpressionBuilder, Selectable } from 'kysely';
import type { DueOutgoing, Outgoing, Route } from './records.ts';
import type { SecretBox } from './secret-box.ts';
import type { Store, Tables, WritingDatabase } from './database/tables.ts';

export interface Claim {
  now: Temporal.Instant;
  urgency: Outgoing['urgency'];
  routes: readonly Route[];
  limit: number;
  /** Who claims: unique to a process. */
  claimedBy: string;
  /** After so long without a word the claimer is taken for dead. */
  leaseMs: number;
}

export interface Attempt {
  id: string;
  claimedBy: string;
  at: Temporal.Instant;
  leaseMs: number;
}

export interface Failure {
  id: string;
  /** One word for the log and for staff: never a text or a number. */
  reason: string;
  /** Null gives up. */
  retryAt: Temporal.Instant | null;
}

export interface Unclear extends Failure {
  retryAt: Temporal.Instant;
}

const doneWith = { text: null, address: null, claimed_by: null, claimed_until: null, unclear_since: null };
const released = { claimed_by: null, claimed_until: null };

/** Oldest first. A reply waits while an earlier one to the same person is due or under way; danger waits for nothing. */
export async function claimDue({ write, box }: Store, claim: Claim): Promise<DueOutgoing[]> {
  if (claim.routes.length === 0) return [];
  const rows = await write((writing) =>
    writing
      .updateTable('outbox')
      .set({ claimed_by: claim.claimedBy, claimed_until: claim.now.epochMilliseconds + claim.leaseMs })
      .where('id', 'in', claimable(writing, claim))
      .returningAll()
      .execute(),
  );
  return rows.toSorted((one, other) => one.due_at - other.due_at).map((row) => asDue(row, box));
}

/** Written before the call, so that a crash in the middle is known afterwards. False when the claim was lost meanwhile. */
export async function recordAttempt({ write }: Store, { id, claimedBy, at, leaseMs }: Attempt): Promise<boolean> {
  const { numUpdatedRows } = await write((writing) =>
    writing
      .updateTable('outbox')
      .set((is) => ({
        attempts: is('attempts', '+', 1),
        // The first of several: any of them may have gone out.
        unclear_since: is.fn.coalesce('unclear_since', is.val(at.epochMilliseconds)),
        claimed_until: at.epochMilliseconds + leaseMs,
      }))
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .where('claimed_by', '=', claimedBy)
      .executeTakeFirstOrThrow(),
  );
  return numUpdatedRows === 1n;
}

/** `providerId` is null where the channel has none. */
export async function markSent({ write }: Store, id: string, providerId: string | null): Promise<void> {
  await write((writing) =>
    writing
      .updateTable('outbox')
      .set({ ...doneWith, state: 'sent', provider_id: providerId })
      .where('id', '=', id)
      .execute(),
  );
}

/** It surely did not go out. */
export async function markFailed({ write }: Store, { id, reason, retryAt }: Failure): Promise<void> {
  const change = retryAt
    ? { ...released, unclear_since: null, failure: reason, due_at: retryAt.epochMilliseconds }
    : { ...doneWith, failure: reason, state: 'failed' as const };
  await write((writing) => writing.updateTable('outbox').set(change).where('id', '=', id).execute());
}

/** It may have gone out: what is known of the attempt stays, so that it can be asked about. */
export async function markUnclear({ write }: Store, { id, reason, retryAt }: Unclear): Promise<void> {
  const change = { ...released, failure: reason, due_at: retryAt.epochMilliseconds };
  await write((writing) => writing.updateTable('outbox').set(change).where('id', '=', id).execute());
}

/** A late answer is a wrong answer. Returns the ids of what was dropped. */
export async function dropExpired({ write }: Store, now: Temporal.Instant): Promise<string[]> {
  const rows = await write((writing) =>
    writing
      .updateTable('outbox')
      .set({ ...doneWith, state: 'expired' })
      .where('state', '=', 'waiting')
      .where('expires_at', '<=', now.epochMilliseconds)
      .where((is) => is.or([is('claimed_until', 'is', null), is('claimed_until', '<=', now.epochMilliseconds)]))
      .returning('id')
      .execute(),
  );
  return rows.map(({ id }) => id);
}

function claimable(db: WritingDatabase, { now, urgency, routes, limit }: Claim) {
  const at = now.epochMilliseconds;
  return db
    .selectFrom('outbox as due')
    .select('due.id')
    .where('due.state', '=', 'waiting')
    .where('due.urgency', '=', urgency)
    .where('due.due_at', '<=', at)
    .where((is) => is.or([is('due.claimed_until', 'is', null), is('due.claimed_until', '<=', at)]))
    .where((is) => is.or([is('due.expires_at', 'is', null), is('due.expires_at', '>', at)]))
    .where('due.route', 'in', routes)
    .$if(urgency === 'ordinary', (query) => query.where((is) => is.not(is.exists(earlierToSamePerson(is, at)))))
    .orderBy('due.due_at')
    .orderBy('due.sequence')
    .limit(limit);
}

type Due = ExpressionBuilder<Tables & { due: Tables['outbox'] }, 'due'>;

function earlierToSamePerson(is: Due, at: number) {
  return is
    .selectFrom('outbox as earlier')
    .select('earlier.id')
    .whereRef('earlier.conversation_id', '=', 'due.conversation_id')
    .whereRef('earlier.route', '=', 'due.route')
    .whereRef('earlier.sequence', '<', 'due.sequence')
    .where('earlier.state', '=', 'waiting')
    .where('earlier.due_at', '<=', at)
    .where((earlier) =>
      earlier.or([earlier('earlier.expires_at', 'is', null), earlier('earlier.expires_at', '>', at)]),
    );
}

function asDue(row: Selectable<Tables['outbox']>, box: SecretBox): DueOutgoing {
  const instant = (milliseconds: number | null) =>
    milliseconds === null ? null : Temporal.Instant.fromEpochMilliseconds(milliseconds);
  return {
    id: row.id,
    kind: row.kind,
    urgency: row.urgency,
    text: row.text === null ? '' : box.open(row.text, 'outbox.text', row.id),
    expiresAt: instant(row.expires_at),
    conversationId: row.conversation_id,
    channel: row.channel,
    route: row.route,
    address: row.address === null ? null : box.open(row.address, 'outbox.address', row.id),
    attempts: row.attempts,
    unclearSince: instant(row.unclear_since),
    requestId: row.request_id,
  };
}
