// What each act of a colleague needs the right to, wherever it is done: in the console or in Teams.
import type { StaffAct } from '../conversation/staff-acts.ts';
import type { StaffMember } from '../storage/staff/staff-records.ts';
import type { StaffAction } from './conversation-access.ts';

export const rightFor = {
  take: 'take',
  on_my_way: 'take',
  called_112: 'take',
  cannot: 'take',
  safe_to_write: 'take',
  reply: 'reply',
  note: 'note',
  hand_over: 'hand_over',
  hand_back: 'close',
  close: 'close',
  false_alarm: 'close',
} as const satisfies Record<StaffAct, StaffAction>;

/** A colleague as a turn knows them. */
export const actingOf = ({ id, name, shownAs }: StaffMember) => ({ id, name, shownAs });
