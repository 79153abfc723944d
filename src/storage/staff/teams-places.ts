// Channels and chats in Microsoft Teams: how each is reached, and since when one cannot be.
import type { Store } from '../tables.ts';

export interface TeamsPlace {
  /** Of the channel, or of a one-to-one chat. */
  id: string;
  kind: 'channel' | 'personal';
  teamId: string | null;
  tenantId: string;
  serviceUrl: string;
  /** Whose chat it is. */
  staffId: string | null;
}

export interface TeamsUnreached {
  id: string;
  /** One word: never a text. */
  reason: string;
  at: Temporal.Instant;
  /** Ly was taken out of the team, or the channel is deleted: trying again helps nothing. */
  gone: boolean;
}

export interface TeamsTrouble {
  id: string;
  reason: string;
  since: Temporal.Instant;
  gone: boolean;
}

export function teamsPlacesIn(store: Store) {
  return {
    /** Heard from, so it is there. */
    rememberTeamsPlace: (place: TeamsPlace, at: Temporal.Instant) => remember(store, place, at),
    /** Undefined when nobody knows how to reach it. */
    teamsPlace: (id: string) => find(store, id),
    teamsPlaceUnreached: (unreached: TeamsUnreached) => unreachable(store, unreached),
    teamsPlaceReached: (id: string) => reached(store, id),
    /** Channels that cannot be reached, the longest first. */
    teamsTrouble: () => trouble(store),
  };
}

const well = { failure: null, failing_since: null, gone: 0 } as const;

async function remember({ write }: Store, place: TeamsPlace, at: Temporal.Instant): Promise<void> {
  const { id, kind, teamId, tenantId, serviceUrl, staffId } = place;
  const known = {
    ...{ kind, team_id: teamId, tenant_id: tenantId, service_url: serviceUrl, staff_id: staffId },
    known_at: at.epochMilliseconds,
    ...well,
  };
  await write((writing) =>
    writing
      .insertInto('teams_places')
      .values({ id, ...known })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(known))
      .execute(),
  );
}

async function find({ db }: Store, id: string): Promise<TeamsPlace | undefined> {
  const row = await db.selectFrom('teams_places').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined || row.tenant_id === null || row.service_url === null) return undefined;
  const { kind, team_id: teamId, tenant_id: tenantId, service_url: serviceUrl, staff_id: staffId } = row;
  return { id, kind, teamId, tenantId, serviceUrl, staffId };
}

/** The first failure's time stays until it is reached again. One that nobody has heard of is a channel that duty names. */
async function unreachable({ write }: Store, { id, reason, at, gone }: TeamsUnreached): Promise<void> {
  const failed = { failure: reason, gone: gone ? (1 as const) : (0 as const) };
  const since = at.epochMilliseconds;
  await write((writing) =>
    writing
      .insertInto('teams_places')
      .values({ id, kind: 'channel', ...failed, failing_since: since })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((is) => ({
          ...failed,
          failing_since: is.fn.coalesce('teams_places.failing_since', is.val(since)),
        })),
      )
      .execute(),
  );
}

async function reached({ write }: Store, id: string): Promise<void> {
  await write((writing) =>
    writing.updateTable('teams_places').set(well).where('id', '=', id).where('failing_since', 'is not', null).execute(),
  );
}

async function trouble({ db }: Store): Promise<TeamsTrouble[]> {
  const rows = await db
    .selectFrom('teams_places')
    .select(['id', 'failure', 'failing_since', 'gone'])
    .where('kind', '=', 'channel')
    .where('failing_since', 'is not', null)
    .orderBy('failing_since')
    .execute();
  return rows.map(({ id, failure, failing_since: since, gone }) => ({
    id,
    reason: failure ?? '',
    since: Temporal.Instant.fromEpochMilliseconds(since ?? 0),
    gone: gone === 1,
  }));
}
