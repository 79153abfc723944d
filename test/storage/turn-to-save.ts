// Builds turns to save: everything has a plain default, and a test names only what it is about.
import { randomUUID } from 'node:crypto';
import type { Conversation, HandOff, Outgoing, TurnToSave } from '../../src/storage/records.ts';

/** Wednesday 25 November 2026, 13:00 in Copenhagen. */
export const noon = Temporal.Instant.from('2026-11-25T12:00:00Z');

/** Numbers of the range that is handed out to nobody in tests of libphonenumber. */
export const someNumber = '+4520000001';
export const otherNumber = '+4520000002';

export function reply(text: string, changed: Partial<Outgoing> = {}): Outgoing {
  return {
    id: randomUUID(),
    kind: 'reply',
    urgency: 'ordinary',
    text,
    expiresAt: noon.add({ minutes: 20 }),
    ...changed,
  };
}

export function staffNotice(changed: Partial<Outgoing> = {}): Outgoing {
  return {
    id: randomUUID(),
    kind: 'staff_notice',
    urgency: 'ordinary',
    text: 'Ny samtale venter i Ly.',
    expiresAt: null,
    ...changed,
  };
}

export function handOff(changed: Partial<HandOff> = {}): HandOff {
  return {
    ...{
      id: randomUUID(),
      reason: 'danger',
      urgent: 'suicide',
      kinds: ['suicide'],
      state: 'open',
      note: 'siger: okay',
    },
    ...{
      owner: null,
      takenAt: null,
      rung: 1,
      nextRungAt: null,
      heldUntil: null,
      heldBy: null,
      says: null,
      askedAt: null,
    },
    ...{ called112At: null, safeToWrite: false, handedTo: [] },
    ...changed,
  };
}

export interface SaidTurn extends Partial<Omit<TurnToSave, 'conversation' | 'heard'>> {
  heard?: string;
  providerId?: string | null;
  /** Changes to the conversation that was read. */
  changed?: Partial<Conversation>;
}

/** The turn in which the person of this conversation writes `heard`. */
export function turnOf(conversation: Conversation, { heard, providerId, changed, ...turn }: SaidTurn = {}): TurnToSave {
  const at = turn.at ?? noon;
  return {
    conversation: { ...conversation, lastHeardAt: at, ...changed },
    readVersion: conversation.version,
    heard: {
      id: randomUUID(),
      providerId: providerId ?? `SM${randomUUID()}`,
      text: heard ?? 'hvor er der åbent nu',
      at,
    },
    outgoing: [],
    handOff: null,
    reports: [],
    erase: 'nothing',
    requestId: 'request-1',
    at,
    ...turn,
  };
}
