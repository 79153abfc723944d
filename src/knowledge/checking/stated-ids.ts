// Which ids there are, as the files state them: an entry that is broken elsewhere still has its id.
import type { ContentKind } from './problem.ts';

export interface StatedId {
  kind: ContentKind;
  id: string;
}

/** Whether an entry with this id stands in one of these files. */
export type MayStandIn = (id: string, kinds: readonly ContentKind[]) => boolean;

/** A file that could not be read may hold any id: what is wrong with it is said once, and not once for each reference. */
export function knowIds(ids: readonly StatedId[], unread: readonly ContentKind[]): MayStandIn {
  const stated = new Set(ids.map(({ kind, id }) => `${kind} ${id}`));
  return (id, kinds) => kinds.some((kind) => unread.includes(kind) || stated.has(`${kind} ${id}`));
}
