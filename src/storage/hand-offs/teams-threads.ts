// The threads in Microsoft Teams that show a conversation: which card, and what of it was told there.
import type { Selectable } from 'kysely';
import { followTeams } from '../follow-teams.ts';
import type { SecretBox } from '../secret-box.ts';
import type { Store, Tables } from '../tables.ts';

/** What one post in a thread shows. */
interface Told {
  /** A message of ours. */
  messageId: string;
  /** The post. */
  activityId: string;
  /** What it shows, as a digest. */
  shown: string;
}

export interface TeamsThread {
  id: string;
  conversationId: string;
  handOffId: string;
  channelId: string;
  /** Of the card: replies to it are the thread. */
  activityId: string;
  /** The card as last shown, as a digest; '' when nothing is known. */
  shown: string;
  told: Told[];
  postedAt: Temporal.Instant;
  /** The conversation was erased: card and posts are to say nothing but that. */
  forgotten: boolean;
}

export interface ShownInThread extends Pick<TeamsThread, 'id' | 'shown' | 'told' | 'forgotten'> {
  /** Nothing more is to be shown in it. */
  ended: boolean;
}

/** Those that are to be kept up to date, oldest first. */
export async function liveTeamsThreads({ db, box }: Store, conversationId: string): Promise<TeamsThread[]> {
  const rows = await db
    .selectFrom('teams_threads')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('ended', '=', 0)
    .orderBy('posted_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => asThread(row, box));
}

/** Whose card this is, ended or not. */
export async function teamsThreadAt(
  { db, box }: Store,
  channelId: string,
  activityId: string,
): Promise<TeamsThread | undefined> {
  const row = await db
    .selectFrom('teams_threads')
    .selectAll()
    .where('channel_id', '=', channelId)
    .where('activity_id', '=', activityId)
    .executeTakeFirst();
  return row && asThread(row, box);
}

/** A new one. What changed while it was being posted is looked at once more. */
export async function putTeamsThread({ write, box, hasManyWriters }: Store, thread: TeamsThread): Promise<void> {
  const { conversationId, postedAt: at } = thread;
  await write(async (writing) => {
    // Held against turns: each of them is seen by the row below, or sees this thread.
    const conversation = await writing
      .selectFrom('conversations')
      .select('erased_at')
      .where('id', '=', conversationId)
      .$if(hasManyWriters, (query) => query.forUpdate())
      .executeTakeFirst();
    const isErased = conversation === undefined || conversation.erased_at !== null;
    await writing
      .insertInto('teams_threads')
      .values(rowOf({ ...thread, forgotten: isErased }, box))
      .execute();
    await followTeams(writing, conversationId, { at, requestId: '' });
  });
}

/** One that was forgotten meanwhile goes on, so that it is taken back; and a forgotten one that has ended is no longer known. */
export async function saveTeamsThread({ write, box }: Store, saved: ShownInThread): Promise<void> {
  const { id, forgotten, ended } = saved;
  await write(async (writing) => {
    await writing.updateTable('teams_threads').set(sealed(saved, box)).where('id', '=', id).execute();
    if (!ended) return;
    const read = forgotten ? 1 : 0;
    await writing
      .updateTable('teams_threads')
      .set({ ended: 1 })
      .where('id', '=', id)
      .where('forgotten', '=', read)
      .execute();
    await writing
      .deleteFrom('teams_threads')
      .where('id', '=', id)
      .where('ended', '=', 1)
      .where('forgotten', '=', 1)
      .execute();
  });
}

const sealed = ({ id, shown, told }: Pick<TeamsThread, 'id' | 'shown' | 'told'>, box: SecretBox) => ({
  shown: box.seal(shown, 'teams_threads.shown', id),
  told: box.seal(JSON.stringify(told), 'teams_threads.told', id),
});

function rowOf(thread: TeamsThread, box: SecretBox): Tables['teams_threads'] {
  return {
    id: thread.id,
    conversation_id: thread.conversationId,
    hand_off_id: thread.handOffId,
    channel_id: thread.channelId,
    activity_id: thread.activityId,
    ...sealed(thread, box),
    posted_at: thread.postedAt.epochMilliseconds,
    ended: 0,
    forgotten: thread.forgotten ? 1 : 0,
  };
}

const asThread = (row: Selectable<Tables['teams_threads']>, box: SecretBox): TeamsThread => ({
  id: row.id,
  conversationId: row.conversation_id,
  handOffId: row.hand_off_id,
  channelId: row.channel_id,
  activityId: row.activity_id,
  shown: box.open(row.shown, 'teams_threads.shown', row.id),
  told: JSON.parse(box.open(row.told, 'teams_threads.told', row.id)) as Told[],
  postedAt: Temporal.Instant.fromEpochMilliseconds(row.posted_at),
  forgotten: row.forgotten === 1,
});
