// What colleagues did: added, read, and never changed. Triggers in the database hold that, whoever writes to it.
import type { TurnToSave } from '../records.ts';
import type { SecretBox } from '../secret-box.ts';
import type { Store, Tables, WritingDatabase } from '../tables.ts';
import type { AuditEntry, AuditQuery } from './staff-records.ts';

export async function audit({ write, box }: Store, entry: AuditEntry): Promise<void> {
  await write((writing) => putEntry(writing, box, entry));
}

/** What a colleague did, in the transaction that did it: neither is there without the other. */
export async function auditTurn(writing: WritingDatabase, box: SecretBox, turn: TurnToSave): Promise<void> {
  const { done, conversation, at } = turn;
  if (done) await putEntry(writing, box, { ...done, at, conversationId: conversation.id });
}

async function putEntry(writing: WritingDatabase, box: SecretBox, entry: AuditEntry): Promise<void> {
  const { id, at, by, action, conversationId, detail } = entry;
  const row = {
    id,
    done_at: at.epochMilliseconds,
    by_id: by.id,
    by_name: by.name,
    action,
    conversation_id: conversationId,
    detail: box.seal(detail, 'staff_audit.detail', id),
  };
  await writing.insertInto('staff_audit').values(row).execute();
}

export async function auditTrail({ db, box }: Store, query: AuditQuery): Promise<AuditEntry[]> {
  const { conversationId, staffId, before, limit } = query;
  const rows = await db
    .selectFrom('staff_audit')
    .selectAll()
    .$if(conversationId !== undefined, (of) => of.where('conversation_id', '=', conversationId ?? ''))
    .$if(staffId !== undefined, (of) => of.where('by_id', '=', staffId ?? ''))
    .$if(before !== undefined, (of) =>
      of.where((is) =>
        is.or([
          is('done_at', '<', before?.at.epochMilliseconds ?? 0),
          is.and([is('done_at', '=', before?.at.epochMilliseconds ?? 0), is('id', '<', before?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('done_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => entryOf(row, box));
}

function entryOf(row: Tables['staff_audit'], box: SecretBox): AuditEntry {
  return {
    id: row.id,
    at: Temporal.Instant.fromEpochMilliseconds(row.done_at),
    by: { id: row.by_id, name: row.by_name },
    action: row.action,
    conversationId: row.conversation_id,
    detail: box.open(row.detail, 'staff_audit.detail', row.id),
  };
}
