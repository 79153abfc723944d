// Writing a turn: everything it changes in one short transaction, or nothing.
import { discardHeard } from './discards.ts';
import { eraseHistory } from './forgetting/erase.ts';
import { countAll, keepNote, settleNotices } from './hand-offs/beside-a-turn.ts';
import { followTeams } from './follow-teams.ts';
import { rowOf } from './hand-offs/hand-off-rows.ts';
import type { Outgoing, SaveOutcome, TurnToSave } from './records.ts';
import type { SecretBox } from './secret-box.ts';
import { raceOf } from './database/postgres.ts';
import { auditTurn } from './staff/audit.ts';
import type { Store, WritingDatabase } from './tables.ts';
import type { Tell } from './live-events.ts';

/** More messages than one turn ever has: keeps the order of turns and, within a turn, of its messages. */
const placesATurn = 100;

/** Read what could stop it, write the conversation as the gate, then the rest: a turn that is not saved has written nothing. */
export async function saveTurn({ write, box }: Store, turn: TurnToSave): Promise<SaveOutcome> {
  try {
    return await write(async (writing, tell) => {
      if (await wasHeardBefore(writing, turn)) return 'duplicate';
      const isOurs =
        turn.readVersion === 0
          ? await beginConversation(writing, box, turn)
          : await continueConversation(writing, box, turn);
      if (!isOurs) return 'conflict';
      await rememberHeardId(writing, turn);
      await eraseHistory(writing, turn);
      await withdraw(writing, turn);
      await keepMessages(writing, box, turn);
      await keepHandOff(writing, box, turn);
      await settleNotices(writing, turn);
      await keepNote(writing, box, turn);
      await auditTurn(writing, box, turn);
      await countAll(writing, turn);
      await fillOutbox(writing, box, turn);
      await discardHeard(writing, turn);
      await keepReports(writing, turn);
      await followTeams(writing, turn.conversation.id, turn);
      tellOf(turn, tell);
      return 'saved';
    });
  } catch (error) {
    return lostRace(error);
  }
}

function tellOf({ conversation, handOff }: TurnToSave, tell: Tell): void {
  tell({ kind: 'turn', conversationId: conversation.id });
  if (handOff) tell({ kind: 'hand_off', conversationId: conversation.id });
}

/** Another process was first: with this very message, or with something else in the same conversation. */
function lostRace(error: unknown): SaveOutcome {
  const race = raceOf(error);
  if (race === undefined) throw error;
  return race.constraint === 'heard_ids_pkey' ? 'duplicate' : 'conflict';
}

async function wasHeardBefore(writing: WritingDatabase, { heard }: TurnToSave): Promise<boolean> {
  if (!heard?.providerId) return false;
  const known = await writing
    .selectFrom('heard_ids')
    .select('provider_id')
    .where('provider_id', '=', heard.providerId)
    .executeTakeFirst();
  return known !== undefined;
}

/** False when somebody else began it meanwhile. What was left of an erased conversation makes room. */
async function beginConversation(writing: WritingDatabase, box: SecretBox, turn: TurnToSave): Promise<boolean> {
  const { id, channel, address } = turn.conversation;
  const addressHash = box.addressHash(channel, address);
  await writing
    .deleteFrom('conversations')
    .where('channel', '=', channel)
    .where('address_hash', '=', addressHash)
    .where('erased_at', 'is not', null)
    .where('stopped', '=', 0)
    .execute();
  const { numInsertedOrUpdatedRows } = await writing
    .insertInto('conversations')
    .values({ id, channel, address_hash: addressHash, erase_by: null, ...changing(box, turn) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** False when another turn of the same conversation was saved since this one was read. */
async function continueConversation(writing: WritingDatabase, box: SecretBox, turn: TurnToSave): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable('conversations')
    .set(changing(box, turn))
    .where('id', '=', turn.conversation.id)
    .where('version', '=', turn.readVersion)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

function changing(box: SecretBox, { conversation, readVersion }: TurnToSave) {
  const { id, language, stopped, holder, memory, address, lastHeardAt } = conversation;
  return {
    version: readVersion + 1,
    language,
    stopped: stopped ? (1 as const) : (0 as const),
    holder,
    memory: box.seal(JSON.stringify(memory), 'conversations.memory', id),
    address: box.seal(address, 'conversations.address', id),
    last_heard_at: lastHeardAt?.epochMilliseconds ?? null,
    erased_at: null,
  };
}

async function rememberHeardId(writing: WritingDatabase, { heard }: TurnToSave): Promise<void> {
  if (!heard?.providerId) return;
  await writing
    .insertInto('heard_ids')
    .values({ provider_id: heard.providerId, heard_at: heard.at.epochMilliseconds })
    .execute();
}

/** Whoever has claimed it is sending it: then it was asked. */
async function withdraw(writing: WritingDatabase, { withdraws = [] }: TurnToSave): Promise<void> {
  for (const id of withdraws) {
    const { numDeletedRows } = await writing
      .deleteFrom('outbox')
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .where('claimed_by', 'is', null)
      .where('attempts', '=', 0)
      .executeTakeFirstOrThrow();
    if (numDeletedRows > 0n) await writing.deleteFrom('messages').where('id', '=', id).execute();
  }
}

/** After SLET nothing of the turn is kept, but on a web page the last word must be there to be read. */
async function keepMessages(writing: WritingDatabase, box: SecretBox, turn: TurnToSave): Promise<void> {
  const { conversation, heard, outgoing, erase } = turn;
  const erases = erase !== 'nothing';
  const replies =
    erases && conversation.channel === 'sms' ? [] : outgoing.filter(({ kind }) => kind !== 'staff_notice');
  const said = [
    ...(heard && !erases ? [{ id: heard.id, sender: 'citizen' as const, text: heard.text, at: heard.at }] : []),
    ...replies.map(({ id, kind, text }) => ({ id, sender: writerOf(kind), text, at: turn.at })),
  ];
  if (said.length === 0) return;
  await writing
    .insertInto('messages')
    .values(
      said.map(({ id, sender, text, at }, index) => ({
        id,
        conversation_id: conversation.id,
        sequence: sequence(turn, index),
        sender,
        text: box.seal(text, 'messages.text', id),
        said_at: at.epochMilliseconds,
      })),
    )
    .execute();
}

const writerOf = (kind: Outgoing['kind']) => (kind === 'staff_reply' ? ('staff' as const) : ('ly' as const));

const sequence = ({ readVersion }: TurnToSave, index: number): number => (readVersion + 1) * placesATurn + index;

async function keepHandOff(writing: WritingDatabase, box: SecretBox, turn: TurnToSave): Promise<void> {
  if (!turn.handOff) return;
  const at = turn.at.epochMilliseconds;
  const changed = { ...rowOf(turn.handOff, box), changed_at: at };
  await writing
    .insertInto('hand_offs')
    .values({ conversation_id: turn.conversation.id, opened_at: at, ...changed })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
    .execute();
}

/** A reply on the web page is delivered by being committed: only what has to be sent waits in the outbox. */
async function fillOutbox(writing: WritingDatabase, box: SecretBox, turn: TurnToSave): Promise<void> {
  const toSend = turn.outgoing.filter(({ kind }) => kind === 'staff_notice' || turn.conversation.channel === 'sms');
  if (toSend.length === 0) return;
  await writing
    .insertInto('outbox')
    .values(toSend.map((outgoing, index) => outboxRow(outgoing, index, { box, turn })))
    .execute();
}

function outboxRow(outgoing: Outgoing, index: number, { box, turn }: { box: SecretBox; turn: TurnToSave }) {
  const { id, kind, urgency, text, expiresAt, sendAt, rings } = outgoing;
  const { conversation } = turn;
  const address = kind === 'staff_notice' ? (rings?.to ?? null) : conversation.address;
  return {
    id,
    conversation_id: conversation.id,
    sequence: sequence(turn, index),
    kind,
    route: kind === 'staff_notice' ? (rings?.route ?? ('staff_notice' as const)) : ('sms' as const),
    urgency,
    channel: conversation.channel,
    address: address === null ? null : box.seal(address, 'outbox.address', id),
    text: box.seal(text, 'outbox.text', id),
    state: 'waiting' as const,
    request_id: turn.requestId,
    due_at: (sendAt ?? turn.at).epochMilliseconds,
    expires_at: expiresAt?.epochMilliseconds ?? null,
    attempts: 0,
  };
}

async function keepReports(writing: WritingDatabase, { reports, at }: TurnToSave): Promise<void> {
  if (reports.length === 0) return;
  await writing
    .insertInto('place_reports')
    .values(
      reports.map(({ id, placeId, what }) => ({ id, place_id: placeId, what, reported_at: at.epochMilliseconds })),
    )
    .execute();
}
