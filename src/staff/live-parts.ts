// What keeps a page of colleagues live: its parts, each told again when it is no longer as it was told.
import type { EventStream } from '../channels/event-streams.ts';
import type { StaffMember } from '../storage/staff/staff-records.ts';
import type { Session } from './staff-session.ts';

/** One element of the page; its outermost tag has the id. */
export interface Part {
  id: string;
  html: string;
}

/** By the name of the list they stand in, in order. */
export type Lists = Record<string, Part[]>;

/** The parts as they stand in a page. */
export const htmlOf = (parts: readonly Part[]): string => parts.map(({ html }) => html).join('');

interface Telling {
  stream: EventStream;
  session: Pick<Session, 'memberNow'>;
  /** Null when the page is not for this colleague any more: their rights may have changed since it was opened. */
  read: (member: StaffMember) => Promise<Lists | null>;
  /** What the page has already. */
  shown: Lists;
  onError: (error: unknown) => void;
}

/** Runs `work`, and once more when it was asked for meanwhile: however often that was. */
function oneAtATime(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  return function ask() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    void work().finally(() => {
      running = false;
      if (!again) return;
      again = false;
      ask();
    });
  };
}

/** Each call looks what has changed, and tells it. A session that has ended is told nothing more. */
export function createTeller({ stream, session, read, shown, onError }: Telling): () => void {
  let told = shown;
  async function tell(): Promise<void> {
    const member = await session.memberNow();
    const lists = member ? await read(member) : null;
    if (lists === null) {
      stream.send({ id: '', name: 'ended', data: 'ended' });
      return stream.end();
    }
    const news = changedBetween(told, lists);
    told = lists;
    if (news) stream.send({ id: '', name: 'parts', data: JSON.stringify(news) });
  }
  return oneAtATime(() =>
    tell().catch((error: unknown) => {
      onError(error);
      // The page comes again by itself, and begins with what there is.
      stream.end();
    }),
  );
}

/** Every list's ids in their order, and the parts that are new or different; null when nothing is. */
function changedBetween(before: Lists, after: Lists) {
  const known = new Map(partsOf(before).map(({ id, html }) => [id, html]));
  const changed = partsOf(after).filter(({ id, html }) => known.get(id) !== html);
  const order = idsOf(after);
  if (changed.length === 0 && JSON.stringify(order) === JSON.stringify(idsOf(before))) return null;
  return { lists: order, parts: Object.fromEntries(changed.map(({ id, html }) => [id, html])) };
}

const partsOf = (lists: Lists): Part[] => Object.values(lists).flat();

const idsOf = (lists: Lists): Record<string, string[]> =>
  Object.fromEntries(Object.entries(lists).map(([name, parts]) => [name, parts.map(({ id }) => id)]));
