// SLET: what goes at once, what an open alarm holds back, and when that goes too.
import { discardAtOnce } from '../discards.ts';
import { forgetInTeams } from '../follow-teams.ts';
import type { Conversation, TurnToSave } from '../records.ts';
import type { Store, WritingDatabase } from '../tables.ts';

/** An alarm that nobody closes keeps a number for so long after SLET and no longer. Hours. */
const alarmKeepsHours = 24;
/** The last word on a web page stays readable for so long. Hours. */
const lastWordHours = 24;

/**
 * Runs inside the turn, before its own reply is kept. History goes at once. What stays: MessageSids (they tell a repeated
 * webhook, and what the provider still has to discard), after STOP the keyed hash, and with an open alarm the number and the hand-off, encrypted.
 */
export async function eraseHistory(writing: WritingDatabase, turn: TurnToSave): Promise<void> {
  if (turn.erase === 'nothing') return;
  const { id } = turn.conversation;
  await discardAtOnce(writing, id, turn.at);
  await writing.deleteFrom('messages').where('conversation_id', '=', id).execute();
  if (turn.erase === 'all_but_open_alarm') await keepOnlyAlarm(writing, id, turn.at);
  else await keepNothing(writing, turn);
}

async function keepOnlyAlarm(writing: WritingDatabase, id: string, at: Temporal.Instant): Promise<void> {
  const eraseBy = at.add({ hours: alarmKeepsHours }).epochMilliseconds;
  await writing.updateTable('conversations').set({ erase_by: eraseBy }).where('id', '=', id).execute();
  await writing.deleteFrom('staff_notes').where('conversation_id', '=', id).execute();
  await writing
    .deleteFrom('outbox')
    .where('conversation_id', '=', id)
    .where('state', '=', 'waiting')
    .where('urgency', '=', 'ordinary')
    .where('route', '<>', 'teams_thread')
    .execute();
}

type Erased = { conversation: Pick<Conversation, 'id' | 'channel' | 'stopped'>; at: Temporal.Instant };

async function keepNothing(writing: WritingDatabase, { conversation, at }: Erased): Promise<void> {
  const { id, channel, stopped } = conversation;
  await writing.deleteFrom('hand_offs').where('conversation_id', '=', id).execute();
  await writing.deleteFrom('staff_notes').where('conversation_id', '=', id).execute();
  await writing
    .deleteFrom('outbox')
    .where('conversation_id', '=', id)
    .where('state', '=', 'waiting')
    .where('route', 'not in', ['sms_discard', 'teams_thread'])
    .execute();
  await forgetInTeams(writing, id, { at });
  if (channel === 'sms' && !stopped) await writing.deleteFrom('conversations').where('id', '=', id).execute();
  else await emptyConversation(writing, id, at);
}

/** What is left of a conversation when nobody may be known by it. */
export const emptied = {
  address: null,
  memory: null,
  language: null,
  last_heard_at: null,
  holder: 'bot',
  erase_by: null,
} as const;

/** The version grows, so that a turn which was read before starts again instead of writing back what it remembers. */
async function emptyConversation(writing: WritingDatabase, id: string, at: Temporal.Instant): Promise<void> {
  await writing
    .updateTable('conversations')
    .set((is) => ({ ...emptied, version: is('version', '+', 1), erased_at: at.epochMilliseconds }))
    .where('id', '=', id)
    .execute();
}

/** What an alarm held back after SLET goes when the alarm is closed or a day old; last words on a page go after a day. */
export async function forgetErased({ write, hasManyWriters }: Store, now: Temporal.Instant): Promise<void> {
  await write(async (writing, tell) => {
    if (hasManyWriters) await holdTurnsBack(writing);
    for (const { id, channel, stopped } of await alarmsToForget(writing, now)) {
      await writing.deleteFrom('messages').where('conversation_id', '=', id).execute();
      await keepNothing(writing, { conversation: { id, channel, stopped: stopped === 1 }, at: now });
      tell({ kind: 'hand_off', conversationId: id });
    }
    await writing
      .deleteFrom('conversations')
      .where('channel', '=', 'web')
      .where('erased_at', '<=', now.subtract({ hours: lastWordHours }).epochMilliseconds)
      .execute();
  });
}

/** Asked before the alarms are, so that none is opened again between the question and the forgetting. */
async function holdTurnsBack(writing: WritingDatabase): Promise<void> {
  await writing.selectFrom('conversations').select('id').where('erase_by', 'is not', null).forUpdate().execute();
}

function alarmsToForget(writing: WritingDatabase, now: Temporal.Instant) {
  return writing
    .selectFrom('conversations')
    .select(['id', 'channel', 'stopped'])
    .where('erase_by', 'is not', null)
    .where((is) =>
      is.or([
        is('erase_by', '<=', now.epochMilliseconds),
        is.not(
          is.exists(
            is
              .selectFrom('hand_offs')
              .select('hand_offs.id')
              .whereRef('hand_offs.conversation_id', '=', 'conversations.id')
              .where('hand_offs.state', '<>', 'closed'),
          ),
        ),
      ]),
    )
    .execute();
}
