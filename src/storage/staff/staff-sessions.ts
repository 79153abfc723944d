// One-time links and sessions. Only digests of the secrets are here: whoever reads the database cannot come in with them.
import type { Store } from '../tables.ts';
import { accountOf, memberOf } from './staff-accounts.ts';
import type { StaffSession } from './staff-records.ts';

export interface Invitation {
  tokenHash: string;
  staffId: string;
  expiresAt: Temporal.Instant;
}

/** A new link makes the older ones of the same colleague worthless. */
export async function putInvitation({ write }: Store, { tokenHash, staffId, expiresAt }: Invitation): Promise<void> {
  await write(async (writing) => {
    await writing.deleteFrom('staff_invitations').where('staff_id', '=', staffId).execute();
    await writing
      .insertInto('staff_invitations')
      .values({ token_hash: tokenHash, staff_id: staffId, expires_at: expiresAt.epochMilliseconds })
      .execute();
  });
}

/** Whose it is; undefined when there is no such link, or no longer. */
export async function invitedBy({ db }: Store, tokenHash: string, now: Temporal.Instant): Promise<string | undefined> {
  const found = await db
    .selectFrom('staff_invitations')
    .innerJoin('staff', 'staff.id', 'staff_invitations.staff_id')
    .select('staff_id')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now.epochMilliseconds)
    .where('disabled', '=', 0)
    .executeTakeFirst();
  return found?.staff_id;
}

interface Use {
  tokenHash: string;
  passwordHash: string;
  now: Temporal.Instant;
}

/** Of two who use one link at once, one sets the password. Older sessions end: a link is also for who lost a password. */
export async function useInvitation({ write }: Store, { tokenHash, passwordHash, now }: Use) {
  return write(async (writing): Promise<string | undefined> => {
    const used = await writing
      .deleteFrom('staff_invitations')
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '>', now.epochMilliseconds)
      .returning('staff_id')
      .executeTakeFirst();
    if (used === undefined) return undefined;
    await writing.deleteFrom('staff_sessions').where('staff_id', '=', used.staff_id).execute();
    const { numUpdatedRows } = await writing
      .updateTable('staff')
      .set({ password_hash: passwordHash })
      .where('id', '=', used.staff_id)
      .where('disabled', '=', 0)
      .executeTakeFirstOrThrow();
    return numUpdatedRows === 1n ? used.staff_id : undefined;
  });
}

export interface NewSession {
  tokenHash: string;
  staffId: string;
  at: Temporal.Instant;
  endUrl: string | null;
}

/** False when the colleague was disabled in between. */
export async function beginSession({ write, box }: Store, session: NewSession): Promise<boolean> {
  const { tokenHash, staffId, at, endUrl } = session;
  return write(async (writing) => {
    const member = await writing
      .selectFrom('staff')
      .select('id')
      .where('id', '=', staffId)
      .where('disabled', '=', 0)
      .executeTakeFirst();
    if (member === undefined) return false;
    await writing
      .insertInto('staff_sessions')
      .values({
        token_hash: tokenHash,
        staff_id: staffId,
        began_at: at.epochMilliseconds,
        seen_at: at.epochMilliseconds,
        end_url: endUrl === null ? null : box.seal(endUrl, 'staff_sessions.end_url', tokenHash),
      })
      .execute();
    return true;
  });
}

/** Undefined for none, and for one whose colleague is disabled. How old it may be is decided by whoever asks. */
export async function findSession({ db, box }: Store, tokenHash: string): Promise<StaffSession | undefined> {
  const row = await db
    .selectFrom('staff_sessions')
    .innerJoin('staff', 'staff.id', 'staff_sessions.staff_id')
    .selectAll('staff')
    .select(['began_at', 'seen_at', 'end_url'])
    .where('token_hash', '=', tokenHash)
    .where('disabled', '=', 0)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    member: memberOf(accountOf(row, box)),
    beganAt: Temporal.Instant.fromEpochMilliseconds(row.began_at),
    seenAt: Temporal.Instant.fromEpochMilliseconds(row.seen_at),
    endUrl: row.end_url === null ? null : box.open(row.end_url, 'staff_sessions.end_url', tokenHash),
  };
}

export async function markSeen({ write }: Store, tokenHash: string, at: Temporal.Instant): Promise<void> {
  await write(async (writing) => {
    await writing
      .updateTable('staff_sessions')
      .set({ seen_at: at.epochMilliseconds })
      .where('token_hash', '=', tokenHash)
      .execute();
  });
}

export async function endSession({ write }: Store, tokenHash: string): Promise<void> {
  await write((writing) => writing.deleteFrom('staff_sessions').where('token_hash', '=', tokenHash).execute());
}

/** What nobody can use any more. */
export async function forgetSessions(
  { write }: Store,
  { before, now }: { before: Temporal.Instant; now: Temporal.Instant },
) {
  await write(async (writing) => {
    await writing.deleteFrom('staff_sessions').where('began_at', '<', before.epochMilliseconds).execute();
    await writing.deleteFrom('staff_invitations').where('expires_at', '<', now.epochMilliseconds).execute();
  });
}
