// What a colleague's turn leaves beside the conversation: a note among colleagues, and counts that are about nobody.
import type { TurnToSave } from '../records.ts';
import type { SecretBox } from '../secret-box.ts';
import type { WritingDatabase } from '../tables.ts';

export async function keepNote(
  writing: WritingDatabase,
  box: SecretBox,
  { note, conversation }: TurnToSave,
): Promise<void> {
  if (note === undefined) return;
  const { id, by, text, at } = note;
  await writing
    .insertInto('staff_notes')
    .values({
      ...{ id, conversation_id: conversation.id, by_id: by.id, by_name: by.name },
      text: box.seal(text, 'staff_notes.text', id),
      written_at: at.epochMilliseconds,
    })
    .execute();
}

/** A notice in the line has done its work when a colleague has the conversation, or has closed it. */
export async function settleNotices(
  writing: WritingDatabase,
  { handOff, conversation }: Pick<TurnToSave, 'handOff' | 'conversation'>,
): Promise<void> {
  if (handOff === null || handOff.state === 'open') return;
  await writing
    .updateTable('outbox')
    .set({ state: 'sent', text: null })
    .where('conversation_id', '=', conversation.id)
    .where('route', '=', 'staff_notice')
    .where('state', '=', 'waiting')
    .execute();
}

export async function countAll(writing: WritingDatabase, { counts = [], at }: TurnToSave): Promise<void> {
  const week = weekOf(at);
  for (const what of counts) {
    await writing
      .insertInto('weekly_counts')
      .values({ week, what, count: 1 })
      .onConflict((known) =>
        known.columns(['week', 'what']).doUpdateSet((is) => ({ count: is('weekly_counts.count', '+', 1) })),
      )
      .execute();
  }
}

/** ISO week in Copenhagen, as in "2026-W48". */
export function weekOf(at: Temporal.Instant): string {
  const { yearOfWeek, weekOfYear } = at.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}
