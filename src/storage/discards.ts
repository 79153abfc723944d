// Has the provider throw its copy of a message away: work of its own in the outbox, one row a message, that outlives SLET.
import type { TurnToSave } from './records.ts';
import type { WritingDatabase } from './tables.ts';

/** The provider refuses to delete what it has not finished with: an incoming message is finished after a minute or two. */
const afterHeardMs = 2 * 60_000;
/** One we sent is finished when its last receipt has come; without one, most surely after so long. */
const afterSentMs = 6 * 3_600_000;
const afterLastReceiptMs = 60_000;

interface Discard {
  /** The message to discard. */
  providerId: string;
  /** '' where we do not know whose it was: SLET came in between, or the answer was lost. */
  conversationId: string;
  sequence: number;
  requestId: string;
  /** Epoch milliseconds. */
  dueAt: number;
}

export async function discardHeard(writing: WritingDatabase, turn: TurnToSave): Promise<void> {
  const { heard, conversation, erase, requestId, at } = turn;
  if (conversation.channel !== 'sms' || !heard?.providerId) return;
  await schedule(writing, {
    providerId: heard.providerId,
    conversationId: conversation.id,
    sequence: 0,
    requestId,
    dueAt: at.epochMilliseconds + (erase === 'nothing' ? afterHeardMs : 0),
  });
}

export interface Sent {
  conversation_id: string;
  sequence: number;
  request_id: string;
  due_at: number;
}

export async function discardSent(writing: WritingDatabase, providerId: string, sent: Sent): Promise<void> {
  await schedule(writing, { ...whose(sent), providerId, dueAt: sent.due_at + afterSentMs });
}

/** `sent` is undefined where the message is none we know of: SLET took it, or it was said without the outbox. */
export async function discardFinished(
  writing: WritingDatabase,
  providerId: string,
  { sent, at }: { sent: Sent | undefined; at: Temporal.Instant },
): Promise<void> {
  const known = sent ? whose(sent) : { conversationId: '', sequence: 0, requestId: '' };
  await schedule(writing, { ...known, providerId, dueAt: at.epochMilliseconds + afterLastReceiptMs });
}

const whose = ({ conversation_id, sequence, request_id }: Sent) => ({
  conversationId: conversation_id,
  sequence,
  requestId: request_id,
});

/** SLET: what is known of this conversation is not left to its time. */
export async function discardAtOnce(writing: WritingDatabase, conversationId: string, at: Temporal.Instant) {
  await writing
    .updateTable('outbox')
    .set({ due_at: at.epochMilliseconds })
    .where('conversation_id', '=', conversationId)
    .where('route', '=', 'sms_discard')
    .where('state', '=', 'waiting')
    .where('due_at', '>', at.epochMilliseconds)
    .execute();
}

/** Once a message; a second time makes it sooner, never later. */
async function schedule(writing: WritingDatabase, discard: Discard): Promise<void> {
  const { providerId, conversationId, sequence, requestId, dueAt } = discard;
  await writing
    .insertInto('outbox')
    .values({
      id: `discard ${providerId}`,
      conversation_id: conversationId,
      sequence,
      kind: 'discard',
      route: 'sms_discard',
      urgency: 'background',
      channel: 'sms',
      state: 'waiting',
      request_id: requestId,
      due_at: dueAt,
      attempts: 0,
      provider_id: providerId,
    })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ due_at: dueAt })
        .where('outbox.state', '=', 'waiting')
        .where('outbox.due_at', '>', dueAt),
    )
    .execute();
}
