// What was said is not kept for ever: old messages go, and a person who has long been silent is no longer known.
import { sql } from 'kysely';
import type { ExpressionBuilder } from 'kysely';
import { forgetInTeams } from '../follow-teams.ts';
import { emptied } from './erase.ts';
import type { Store, Tables, WritingDatabase } from '../tables.ts';

/** So much at a time, so that no citizen waits for it, and so often in a row, so that the end of Ly does not: the rest goes next time. */
const mostAtOnce = 500;
const mostSteps = 200;

interface Old {
  now: Temporal.Instant;
  /** What is older goes. */
  before: Temporal.Instant;
}

/**
 * Messages, and what led to them: the provider's ids, receipts, what was sent. Closed hand-offs stay, without their note.
 * Where nothing is left to be said and nobody waits for staff, the number goes too; after STOP its keyed hash stays.
 * Returns how many messages and conversations went.
 */
export async function forgetOld({ write }: Store, { now, before }: Old): Promise<{ messages: number; people: number }> {
  const at = before.epochMilliseconds;
  const inSteps = (step: (writing: WritingDatabase) => Promise<number>) => untilNothing(() => write(step));
  const messages = await inSteps((writing) => deleteMessages(writing, at));
  await inSteps((writing) => deleteHeardIds(writing, at));
  await inSteps((writing) => deleteReceipts(writing, at));
  await inSteps((writing) => deleteSent(writing, at));
  await inSteps((writing) => emptyNotes(writing, at));
  await inSteps((writing) => deleteStaffNotes(writing, at));
  await inSteps((writing) => deleteThreads(writing));
  await inSteps((writing) => forgetThreads(writing, at, now));
  const people = await inSteps((writing) => forgetSilent(writing, at, now));
  return { messages, people };
}

async function untilNothing(step: () => Promise<number>): Promise<number> {
  let sum = 0;
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const done = await step();
    sum += done;
    if (done === 0) break;
  }
  return sum;
}

async function deleteMessages(writing: WritingDatabase, at: number): Promise<number> {
  const old = writing
    .selectFrom('messages')
    .select(['conversation_id', 'sequence'])
    .where('said_at', '<', at)
    .limit(mostAtOnce);
  const { numDeletedRows } = await writing
    .deleteFrom('messages')
    .where((is) => is(is.refTuple('conversation_id', 'sequence'), 'in', old.$asTuple('conversation_id', 'sequence')))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

async function deleteHeardIds(writing: WritingDatabase, at: number): Promise<number> {
  const old = writing.selectFrom('heard_ids').select('provider_id').where('heard_at', '<', at).limit(mostAtOnce);
  const { numDeletedRows } = await writing
    .deleteFrom('heard_ids')
    .where('provider_id', 'in', old)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

async function deleteReceipts(writing: WritingDatabase, at: number): Promise<number> {
  const old = writing.selectFrom('receipts').select('provider_id').where('received_at', '<', at).limit(mostAtOnce);
  const { numDeletedRows } = await writing
    .deleteFrom('receipts')
    .where('provider_id', 'in', old)
    .where('received_at', '<', at)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

async function deleteSent(writing: WritingDatabase, at: number): Promise<number> {
  const old = writing
    .selectFrom('outbox')
    .select('id')
    .where('state', '<>', 'waiting')
    .where('due_at', '<', at)
    .limit(mostAtOnce);
  const { numDeletedRows } = await writing.deleteFrom('outbox').where('id', 'in', old).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

async function emptyNotes(writing: WritingDatabase, at: number): Promise<number> {
  const { numUpdatedRows } = await writing
    .updateTable('hand_offs')
    .set({ note: '', kinds: '' })
    .where('state', '=', 'closed')
    .where('changed_at', '<', at)
    .where('note', '<>', '')
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** What colleagues wrote about a person goes as what the person wrote does. */
async function deleteStaffNotes(writing: WritingDatabase, at: number): Promise<number> {
  const old = writing.selectFrom('staff_notes').select('id').where('written_at', '<', at).limit(mostAtOnce);
  const { numDeletedRows } = await writing.deleteFrom('staff_notes').where('id', 'in', old).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Old ones where nobody has anything open: what they show is taken back, by whoever can reach Teams. */
async function forgetThreads(writing: WritingDatabase, at: number, now: Temporal.Instant): Promise<number> {
  const old = await writing
    .selectFrom('teams_threads')
    .select('conversation_id')
    .distinct()
    .where('posted_at', '<', at)
    .where('forgotten', '=', 0)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('hand_offs')
            .select('hand_offs.id')
            .whereRef('hand_offs.conversation_id', '=', 'teams_threads.conversation_id')
            .where('hand_offs.state', '<>', 'closed'),
        ),
      ),
    )
    .limit(mostAtOnce)
    .execute();
  for (const { conversation_id: id } of old) await forgetInTeams(writing, id, { at: now, postedBefore: at });
  return old.length;
}

/** Nobody could take back what they show, and nobody tries any more. */
async function deleteThreads(writing: WritingDatabase): Promise<number> {
  const { numDeletedRows } = await writing
    .deleteFrom('teams_threads')
    .where('forgotten', '=', 1)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('outbox')
            .select('outbox.id')
            .whereRef('outbox.conversation_id', '=', 'teams_threads.conversation_id')
            .where('outbox.route', '=', 'teams_thread')
            .where('outbox.state', '=', 'waiting'),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** The row stays where a closed hand-off or a STOP hangs on it; without STOP even its hash leads to nobody. */
async function forgetSilent(writing: WritingDatabase, at: number, now: Temporal.Instant): Promise<number> {
  const silent = await writing
    .updateTable('conversations')
    .set((is) => ({
      ...emptied,
      version: is('version', '+', 1),
      erased_at: now.epochMilliseconds,
      address_hash: is
        .case()
        .when('stopped', '=', 1)
        .then(is.ref('address_hash'))
        .else(sql<string>`'nobody ' || id`)
        .end(),
    }))
    .where('id', 'in', silentConversations(writing, at))
    // Somebody who writes at this moment is no longer silent.
    .where((is) => silentSince(is, at))
    .returning('id')
    .execute();
  if (silent.length === 0) return 0;
  const ids = silent.map(({ id }) => id);
  await writing.deleteFrom('staff_notes').where('conversation_id', 'in', ids).execute();
  await writing
    .deleteFrom('conversations')
    .where('id', 'in', ids)
    .where('stopped', '=', 0)
    .where((is) => is.not(is.exists(handOffsOf(is))))
    .execute();
  return silent.length;
}

/** Long silent, with nothing left to read, and no colleague has anything open. */
function silentConversations(writing: WritingDatabase, at: number) {
  return writing
    .selectFrom('conversations')
    .select('id')
    .where((is) => silentSince(is, at))
    .where((is) => is.not(is.exists(messagesOf(is))))
    .where((is) => is.not(is.exists(handOffsOf(is).where('hand_offs.state', '<>', 'closed'))))
    .limit(mostAtOnce);
}

type OfConversation = ExpressionBuilder<Tables, 'conversations'>;

/** Who only rang has written nothing: they are silent as soon as the answer to their call has gone. */
const silentSince = (is: OfConversation, at: number) =>
  is.or([
    is('conversations.last_heard_at', '<', at),
    is.and([is('conversations.last_heard_at', 'is', null), is('conversations.erased_at', 'is', null)]),
  ]);

const messagesOf = (is: OfConversation) =>
  is.selectFrom('messages').select('messages.id').whereRef('messages.conversation_id', '=', 'conversations.id');
const handOffsOf = (is: OfConversation) =>
  is.selectFrom('hand_offs').select('hand_offs.id').whereRef('hand_offs.conversation_id', '=', 'conversations.id');
