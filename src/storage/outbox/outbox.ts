// What waits to be sent: claimed by one sender at a time, written down before each attempt, emptied when done with.
import type { ExpressionBuilder, QueryCreator, Selectable } from 'kysely';
import { discardSent } from '../discards.ts';
import { climbNow, otherOfSameThreads } from '../follow-teams.ts';
import { alarmStaff, applyReceipts, tellDelivery, unreachedColumns, waitForOthers } from '../receipts.ts';
import type { DueOutgoing, Route, Urgency } from '../records.ts';
import type { SecretBox } from '../secret-box.ts';
import type { Store, Tables, WritingDatabase } from '../tables.ts';

export interface Claim {
  now: Temporal.Instant;
  urgency: Urgency;
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
  retryAt: Temporal.Instant;
}

export interface GivenUp {
  id: string;
  reason: string;
  /** Why, in words for staff. */
  words: string;
  at: Temporal.Instant;
}

const doneWith = { text: null, address: null, claimed_by: null, claimed_until: null, unclear_since: null };
const released = { claimed_by: null, claimed_until: null };

/** A notice to staff that belongs to no conversation. */
export interface Notice {
  id: string;
  text: string;
  requestId: string;
  at: Temporal.Instant;
}

export async function putNotice({ write, box }: Store, { id, text, requestId, at }: Notice): Promise<void> {
  const notice = { kind: 'staff_notice', route: 'staff_notice', urgency: 'ordinary', channel: 'sms' } as const;
  const sealed = { address: null, text: box.seal(text, 'outbox.text', id) };
  await write((writing) =>
    writing
      .insertInto('outbox')
      .values({ id, ...notice, ...sealed, ...ofNobody, request_id: requestId, due_at: at.epochMilliseconds })
      .execute(),
  );
}

const ofNobody = { conversation_id: '', sequence: 0, state: 'waiting', expires_at: null, attempts: 0 } as const;

/** Oldest first. A reply waits while an earlier one to the same person is due or under way; danger and notices wait for nothing. */
export async function claimDue({ write, box, hasManyWriters }: Store, claim: Claim): Promise<DueOutgoing[]> {
  if (claim.routes.length === 0) return [];
  const rows = await write((writing) =>
    writing
      // Apart from the update: asked again for each row it would claim more than the limit.
      .with('chosen', (db) => claimable(db, claim).$if(hasManyWriters, (query) => query.forUpdate().skipLocked()))
      .updateTable('outbox')
      .set({ claimed_by: claim.claimedBy, claimed_until: claim.now.epochMilliseconds + claim.leaseMs })
      .where('id', 'in', (is) => is.selectFrom('chosen').select('chosen.id'))
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
export async function markSent(store: Store, id: string, providerId: string | null): Promise<void> {
  const { write, box, hasManyWriters } = store;
  await write(async (writing, tell) => {
    if (hasManyWriters && providerId !== null) await waitForOthers(writing, providerId);
    const sent = await writing
      .updateTable('outbox')
      .set({ ...doneWith, state: 'sent', provider_id: providerId })
      .where('id', '=', id)
      .returning(['kind', 'route', 'conversation_id', 'sequence', 'request_id', 'due_at'])
      .executeTakeFirst();
    if (sent) await tellDelivery({ writing, tell }, sent, Temporal.Instant.fromEpochMilliseconds(sent.due_at));
    if (sent?.route !== 'sms' || providerId === null) return;
    await discardSent(writing, providerId, sent);
    await applyReceipts({ writing, box, tell }, providerId);
  });
}

/** How long it has waited counts from when it was first due. */
const again = (writing: WritingDatabase) =>
  writing.updateTable('outbox').set((is) => ({ first_due_at: is.fn.coalesce('first_due_at', 'due_at') }));

/** It surely did not go out, and may when it is tried again. */
export async function markFailed({ write }: Store, { id, reason, retryAt }: Failure): Promise<void> {
  const change = { ...released, unclear_since: null, failure: reason, due_at: retryAt.epochMilliseconds };
  await write((writing) => again(writing).set(change).where('id', '=', id).execute());
}

/** It surely did not go out, and never will. */
export async function giveUp({ write, box }: Store, { id, reason, words, at }: GivenUp): Promise<void> {
  await write(async (writing, tell) => {
    const unreached = await writing
      .updateTable('outbox')
      .set({ ...doneWith, failure: reason, failure_words: words, state: 'failed' })
      .where('id', '=', id)
      .returning(unreachedColumns)
      .executeTakeFirst();
    if (unreached === undefined) return;
    await tellDelivery({ writing, tell }, unreached, at);
    if (unreached.route === 'teams') await climbNow(writing, unreached.conversation_id, at);
    await alarmStaff({ writing, box, tell }, unreached, { words, at });
  });
}

/** It may have gone out: what is known of the attempt stays, so that it can be asked about. */
export async function markUnclear({ write }: Store, { id, reason, retryAt }: Failure): Promise<void> {
  const change = { ...released, failure: reason, due_at: retryAt.epochMilliseconds };
  await write((writing) => again(writing).set(change).where('id', '=', id).execute());
}

/** A late answer is a wrong answer. Returns the ids of what was dropped. */
export async function dropExpired({ write, box, hasManyWriters }: Store, now: Temporal.Instant): Promise<string[]> {
  const dropped = await write(async (writing, tell) => {
    const rows = await writing
      .with('late', (db) => expired(db, now).$if(hasManyWriters, (query) => query.forUpdate().skipLocked()))
      .updateTable('outbox')
      .set({ ...doneWith, state: 'expired', failure_words: tooLate })
      .where('id', 'in', (is) => is.selectFrom('late').select('late.id'))
      .returning(unreachedColumns)
      .execute();
    for (const row of rows) {
      await tellDelivery({ writing, tell }, row, now);
      if (row.route === 'teams') await climbNow(writing, row.conversation_id, now);
      await alarmStaff({ writing, box, tell }, row, { words: tooLate, at: now });
    }
    return rows;
  });
  return dropped.map(({ id }) => id);
}

/** For staff. */
const tooLate = 'kunne ikke sendes i tide';

function expired(db: QueryCreator<Tables>, now: Temporal.Instant) {
  const at = now.epochMilliseconds;
  return db
    .selectFrom('outbox')
    .select('id')
    .where('state', '=', 'waiting')
    .where('expires_at', '<=', at)
    .where((is) => is.or([is('claimed_until', 'is', null), is('claimed_until', '<=', at)]));
}

function claimable(db: QueryCreator<Tables>, { now, urgency, routes, limit }: Claim) {
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
    .where((is) => is.or([is('due.route', '<>', 'teams_thread'), is.not(is.exists(otherOfSameThreads(is, at)))]))
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
    .where('earlier.route', '=', 'sms')
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
    providerId: row.provider_id,
    attempts: row.attempts,
    unclearSince: instant(row.unclear_since),
    requestId: row.request_id,
  };
}
