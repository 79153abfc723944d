// A hand-off and its row.
import type { Colleague, HandOff } from '../records.ts';
import type { SecretBox } from '../secret-box.ts';
import type { Tables } from '../tables.ts';
import type { UrgentKind } from '../../vocabulary.ts';

type Row = Omit<Tables['hand_offs'], 'conversation_id' | 'opened_at' | 'changed_at'>;

/** Every column that a turn may change. */
export function rowOf(handOff: HandOff, box: SecretBox): Row {
  const { id, reason, urgent, state, note, kinds, owner, rung, heldBy, says, safeToWrite, handedTo } = handOff;
  return {
    ...{ id, reason, urgent, state, rung, says },
    note: box.seal(note, 'hand_offs.note', id),
    kinds: kinds.join(','),
    owner_id: owner?.id ?? null,
    owner_name: owner?.name ?? null,
    taken_at: milliseconds(handOff.takenAt),
    next_rung_at: milliseconds(handOff.nextRungAt),
    held_until: milliseconds(handOff.heldUntil),
    held_by_id: heldBy?.id ?? null,
    held_by_name: heldBy?.name ?? null,
    asked_at: milliseconds(handOff.askedAt),
    called_112_at: milliseconds(handOff.called112At),
    safe_to_write: safeToWrite ? 1 : 0,
    handed_to: JSON.stringify(handedTo),
  };
}

export function asHandOff(row: Row, box: SecretBox): HandOff {
  const { id, reason, urgent, state, rung, says } = row;
  return {
    ...{ id, reason, urgent, state, rung, says },
    note: row.note === '' ? '' : box.open(row.note, 'hand_offs.note', id),
    kinds: row.kinds === '' ? [] : (row.kinds.split(',') as UrgentKind[]),
    owner: colleague(row.owner_id, row.owner_name),
    takenAt: instant(row.taken_at),
    nextRungAt: instant(row.next_rung_at),
    heldUntil: instant(row.held_until),
    heldBy: colleague(row.held_by_id, row.held_by_name),
    askedAt: instant(row.asked_at),
    called112At: instant(row.called_112_at),
    safeToWrite: row.safe_to_write === 1,
    handedTo: JSON.parse(row.handed_to) as string[],
  };
}

const colleague = (id: string | null, name: string | null): Colleague | null =>
  id === null ? null : { id, name: name ?? '' };

const milliseconds = (at: Temporal.Instant | null): number | null => at?.epochMilliseconds ?? null;

export const instant = (at: number | null): Temporal.Instant | null =>
  at === null ? null : Temporal.Instant.fromEpochMilliseconds(at);
