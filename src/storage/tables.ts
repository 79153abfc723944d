// The tables as kysely sees them. Instants are epoch milliseconds, yes and no are 1 and 0, "sealed" is encrypted text:
// what SQLite and PostgreSQL both hold the same way.
import type { Kysely, Transaction } from 'kysely';
import type { Channel, Language, UrgentKind } from '../vocabulary.ts';
import type { Tell } from './live-events.ts';
import type { Counted, DueOutgoing, HandOff, Holder, PlaceReport, Route, StoredMessage, Urgency } from './records.ts';
import type { SecretBox } from './secret-box.ts';
import type { TeamsPlace } from './staff/teams-places.ts';

type Sealed = string;
type Milliseconds = number;
type YesNo = 0 | 1;

export interface Tables {
  data_key: { id: string; made_at: Milliseconds };
  conversations: {
    id: string;
    channel: Channel;
    /** Keyed hash: finds the conversation of an address without holding the address. */
    address_hash: string;
    version: number;
    stopped: YesNo;
    holder: Holder;
    language: Language | null;
    memory: Sealed | null;
    /** Null once erased: nobody can be written to any more. */
    address: Sealed | null;
    last_heard_at: Milliseconds | null;
    /** SLET came: only what DESIGN allows is left in this row. */
    erased_at: Milliseconds | null;
    /** SLET came while an alarm was open: what is left goes with the alarm, at the latest then. */
    erase_by: Milliseconds | null;
  };
  messages: {
    id: string;
    conversation_id: string;
    /** Order within the conversation: the order of commits. */
    sequence: number;
    sender: StoredMessage['from'];
    text: Sealed;
    said_at: Milliseconds;
  };
  heard_ids: { provider_id: string; heard_at: Milliseconds };
  hand_offs: {
    id: string;
    conversation_id: string;
    reason: HandOff['reason'];
    urgent: UrgentKind | null;
    state: HandOff['state'];
    note: Sealed;
    opened_at: Milliseconds;
    changed_at: Milliseconds;
    /** With commas between. */
    kinds: string;
    owner_id: string | null;
    owner_name: string | null;
    taken_at: Milliseconds | null;
    rung: number;
    next_rung_at: Milliseconds | null;
    held_until: Milliseconds | null;
    held_by_id: string | null;
    held_by_name: string | null;
    says: HandOff['says'];
    asked_at: Milliseconds | null;
    called_112_at: Milliseconds | null;
    safe_to_write: YesNo;
    /** A JSON list of names. */
    handed_to: string;
  };
  staff_notes: {
    id: string;
    conversation_id: string;
    by_id: string;
    by_name: string;
    text: Sealed;
    written_at: Milliseconds;
  };
  /** `week` as in 2026-W48. */
  weekly_counts: { week: string; what: Counted; count: number };
  outbox: {
    id: string;
    /** No foreign key: the last reply goes out after the conversation is gone. */
    conversation_id: string;
    sequence: number;
    kind: DueOutgoing['kind'];
    /** Which sender carries it. */
    route: Route;
    urgency: Urgency;
    channel: Channel;
    /** Text and address are emptied when the row is done with. */
    address: Sealed | null;
    text: Sealed | null;
    state: 'waiting' | 'sent' | 'delivered' | 'failed' | 'expired';
    request_id: string;
    due_at: Milliseconds;
    /** Null until a try has failed. */
    first_due_at: Milliseconds | null;
    expires_at: Milliseconds | null;
    claimed_by: string | null;
    claimed_until: Milliseconds | null;
    attempts: number;
    /** When an attempt began whose outcome nobody wrote down. */
    unclear_since: Milliseconds | null;
    provider_id: string | null;
    failure: string | null;
    /** Why it did not arrive, for staff. */
    failure_words: string | null;
  };
  receipts: {
    provider_id: string;
    status: 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed';
    code: number | null;
    /** What the code means, for staff. */
    words: string | null;
    received_at: Milliseconds;
  };
  staff: {
    id: string;
    login: string;
    name: string;
    shown_as: string;
    organisation: string;
    /** Words with commas between. */
    roles: string;
    languages: string;
    is_peer: YesNo;
    email: Sealed | null;
    phone: Sealed | null;
    disabled: YesNo;
    password_hash: string | null;
    oidc_subject: string | null;
    entra_id: string | null;
  };
  staff_invitations: { token_hash: string; staff_id: string; expires_at: Milliseconds };
  staff_sessions: {
    token_hash: string;
    staff_id: string;
    began_at: Milliseconds;
    seen_at: Milliseconds;
    end_url: Sealed | null;
  };
  /** Triggers refuse every change but one more row. */
  staff_audit: {
    id: string;
    done_at: Milliseconds;
    by_id: string;
    by_name: string;
    action: string;
    conversation_id: string | null;
    detail: Sealed;
  };
  /** One row at most, and on SQLite none. */
  content_edits: { id: number; version: number; document: string };
  /** No foreign key: what is in Teams is taken back after the conversation is gone. */
  teams_threads: {
    id: string;
    conversation_id: string;
    hand_off_id: string;
    channel_id: string;
    activity_id: string;
    /** A digest, sealed like what it is of: of a short text it could be guessed. */
    shown: Sealed;
    /** JSON: which message is shown by which post, and a digest of what it shows. */
    told: Sealed;
    posted_at: Milliseconds;
    ended: YesNo;
    /** The conversation was erased, and Teams is to say only that. */
    forgotten: YesNo;
  };
  teams_places: {
    id: string;
    kind: TeamsPlace['kind'];
    team_id: string | null;
    /** Null, like the address, where all that is known is that it cannot be reached. */
    tenant_id: string | null;
    service_url: string | null;
    staff_id: string | null;
    known_at: Milliseconds | null;
    failure: string | null;
    failing_since: Milliseconds | null;
    gone: YesNo;
  };
  place_reports: { id: string; place_id: string; what: PlaceReport['what']; reported_at: Milliseconds };
}

/** For reading; what is written is written inside a `WritingDatabase`. */
export type Database = Kysely<Tables>;
/** Exists only inside a transaction. */
export type WritingDatabase = Transaction<Tables>;

/** Inside a transaction: what is written is there and what is told is heard once it is committed, and neither before. */
export type Work<Result> = (writing: WritingDatabase, tell: Tell) => Promise<Result>;
/** Resolves when what the work wrote is committed. The work may be run again from the start, so it does nothing else. */
export type Write = <Result>(work: Work<Result>) => Promise<Result>;

/** The tables, and the key to what is sealed in them. */
export interface Store {
  db: Database;
  write: Write;
  /** PostgreSQL: several processes write at once, and rows have to be locked. */
  hasManyWriters: boolean;
  box: SecretBox;
}
