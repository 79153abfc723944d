// What is remembered of hand-offs, for colleagues and for the ladder.
import type { Conversation, Counted, HandOff } from '../records.ts';
import type { Store } from '../tables.ts';
import { weekOf } from './beside-a-turn.ts';
import { conversationById, conversationForStaff, isWritten, revealNumber } from './for-staff.ts';
import { asHandOff } from './hand-off-rows.ts';
import { isPractice } from './practice.ts';
import { liveTeamsThreads, putTeamsThread, saveTeamsThread, teamsThreadAt } from './teams-threads.ts';
import type { ShownInThread, TeamsThread } from './teams-threads.ts';
import { waitingLine } from './waiting-line.ts';

/** A hand-off that nobody has taken, and whose it is. */
export interface Untaken extends HandOff {
  conversationId: string;
  /** Since when the ladder has stood on its rung, or the hand-off has been open. */
  openedAt: Temporal.Instant;
}

export function handOffsIn(store: Store) {
  return {
    /** The line, in the order to be met. */
    waitingLine: () => waitingLine(store),
    conversationForStaff: (id: string) => conversationForStaff(store, id),
    /** With its number: for who writes to it, never for a page. */
    conversationById: (id: string): Promise<Conversation | undefined> => conversationById(store, id),
    isWritten: (id: string) => isWritten(store, id),
    revealNumber: (id: string) => revealNumber(store, id),
    untaken: () => untaken(store),
    dangersInHand: () => dangersInHand(store),
    liveTeamsThreads: (conversationId: string) => liveTeamsThreads(store, conversationId),
    teamsThreadAt: (channelId: string, activityId: string) => teamsThreadAt(store, channelId, activityId),
    putTeamsThread: (thread: TeamsThread) => putTeamsThread(store, thread),
    saveTeamsThread: (shown: ShownInThread) => saveTeamsThread(store, shown),
    noticesLost: (since: Temporal.Instant) => noticesLost(store, since),
    /** Of the week in which this moment is. */
    weeklyCounts: (at: Temporal.Instant) => weeklyCounts(store, weekOf(at)),
  };
}

/** Those that a ladder may have to climb for. */
async function untaken({ db, box }: Store): Promise<Untaken[]> {
  const rows = await db.selectFrom('hand_offs').selectAll().where('state', '=', 'open').execute();
  return rows.map((row) => ({
    ...asHandOff(row, box),
    conversationId: row.conversation_id,
    openedAt: Temporal.Instant.fromEpochMilliseconds(row.opened_at),
  }));
}

/** How many dangers colleagues have in hand at this moment; those they practise on keep nobody busy. */
async function dangersInHand({ db, box }: Store): Promise<number> {
  const rows = await db
    .selectFrom('hand_offs')
    .innerJoin('conversations', 'conversations.id', 'hand_offs.conversation_id')
    .select(['conversations.id', 'conversations.address'])
    .where('hand_offs.state', '=', 'taken')
    .where('hand_offs.reason', '=', 'danger')
    .execute();
  const addresses = rows.map(({ id, address }) => address && box.open(address, 'conversations.address', id));
  return addresses.filter((address) => !isPractice(address)).length;
}

/** How many notices reached no phone, no mailbox and no channel of colleagues. */
async function noticesLost({ db }: Store, since: Temporal.Instant): Promise<number> {
  const { count } = await db
    .selectFrom('outbox')
    .select((is) => is.fn.countAll<number>().as('count'))
    .where('route', 'in', ['staff_sms', 'staff_mail', 'teams'])
    .where('state', 'in', ['failed', 'expired'])
    .where('due_at', '>=', since.epochMilliseconds)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** @param week as in "2026-W48". */
async function weeklyCounts({ db }: Store, week: string): Promise<Record<Counted, number>> {
  const rows = await db.selectFrom('weekly_counts').select(['what', 'count']).where('week', '=', week).execute();
  const none = { false_alarm: 0, helped: 0, not_helped: 0, asked_whether_helped: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ what, count }) => [what, count])) };
}
