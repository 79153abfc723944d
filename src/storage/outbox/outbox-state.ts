// What waits to be sent, for whoever watches over it.
import type { Route } from '../records.ts';
import type { Store } from '../tables.ts';

/** How much waits on a route, and since when the oldest of it does. */
export interface Waiting {
  route: Route;
  count: number;
  since: Temporal.Instant;
}

/** Asks the database, so it fails when that does. */
export async function outboxState({ db }: Store): Promise<Waiting[]> {
  const rows = await db
    .selectFrom('outbox')
    // A reply was said when its message was; for the rest it counts when it was first due, since retries move due_at.
    .leftJoin('messages', (on) =>
      on.onRef('messages.conversation_id', '=', 'outbox.conversation_id').onRef('messages.id', '=', 'outbox.id'),
    )
    .select((is) => [
      'outbox.route',
      is.fn.countAll<number>().as('count'),
      is.fn.min(is.fn.coalesce('messages.said_at', 'outbox.first_due_at', 'outbox.due_at')).as('since'),
    ])
    .where('outbox.state', '=', 'waiting')
    .groupBy('outbox.route')
    .execute();
  return rows.map(({ since, ...row }) => ({ ...row, since: Temporal.Instant.fromEpochMilliseconds(since) }));
}
