// Who a colleague is, and what is written down of what colleagues do. Types only.
import type { Language } from '../../vocabulary.ts';

/** A helper takes conversations, an editor changes content, a manager may do all. One colleague may have several. */
export type Role = 'helper' | 'editor' | 'manager';

export interface StaffMember {
  id: string;
  /** As colleagues see it. */
  name: string;
  /** What a citizen is told: a first name or a team. */
  shownAs: string;
  /** 'kommune' is the municipality. */
  organisation: string;
  roles: Role[];
  languages: Language[];
  /** Has been there: MENNESKE may be answered by somebody who has. */
  isPeer: boolean;
  email: string | null;
  phone: string | null;
  disabled: boolean;
}

/** A colleague with what opens the door. */
export interface StaffAccount extends StaffMember {
  /** What is written in the field of the name when signing in: unique, lower case. */
  login: string;
  /** As crypto.argon2 made it, with its parameters; null where none was chosen. */
  passwordHash: string | null;
  /** Issuer and subject of OpenID Connect, null for who signs in here. */
  oidcSubject: string | null;
  /** Of the person in Microsoft Entra, in lower case: who they are in Teams. */
  entraId: string | null;
}

export interface StaffSession {
  member: StaffMember;
  beganAt: Temporal.Instant;
  seenAt: Temporal.Instant;
  /** Where the provider ends its own session; null where it has no such place. */
  endUrl: string | null;
}

/** What a colleague did. It can be added and read, and nothing else: the database refuses the rest. */
export interface AuditEntry {
  id: string;
  at: Temporal.Instant;
  /** The name as it was then. */
  by: { id: string; name: string };
  /** A word of ours: 'signed_in', 'read', 'reveal' ... */
  action: string;
  conversationId: string | null;
  /** For the manager who reads it: a reason, what changed. Encrypted. Never what a citizen wrote. */
  detail: string;
}

/** The newest first. */
export interface AuditQuery {
  conversationId?: string | undefined;
  staffId?: string | undefined;
  /** The entry that ends the page before. */
  before?: { at: Temporal.Instant; id: string } | undefined;
  limit: number;
}
