// What is remembered, as the turn sees it: texts and numbers are in clear here and encrypted in the database. Types only.
import type { Channel, Language, UrgentKind } from '../vocabulary.ts';

/** Who talks with the citizen. */
export type Holder = 'bot' | 'waiting' | 'with_staff';

/** What the conversation keeps between turns, encrypted as one document. Owned by conversation/memory.ts. */
export type Memory = Record<string, unknown>;

export interface Conversation {
  id: string;
  channel: Channel;
  /** E.164 for SMS, the visitor id for web. */
  address: string;
  /** Grows by one with every committed turn; 0 before the first. */
  version: number;
  language: Language | null;
  stopped: boolean;
  holder: Holder;
  memory: Memory;
  /** Last message of the citizen, null before the first. */
  lastHeardAt: Temporal.Instant | null;
}

export interface StoredMessage {
  id: string;
  from: 'citizen' | 'ly' | 'staff';
  text: string;
  at: Temporal.Instant;
}

/** A reply to the citizen by Ly or by a colleague, or a notice to staff. What lies here is sent after the commit. */
export interface Outgoing {
  id: string;
  kind: 'reply' | 'staff_reply' | 'staff_notice';
  /** What it is about decides retry and expiry: danger is sent again at once. */
  urgency: 'danger' | 'ordinary';
  text: string;
  /** After this a late answer is a wrong answer: it is dropped. Null never expires (notices to staff). */
  expiresAt: Temporal.Instant | null;
  /** Not before this; at once when left out. */
  sendAt?: Temporal.Instant | undefined;
  /** Of a notice that goes to one colleague or team: how, and where to. Left out it is for whoever looks at the line. */
  rings?: { route: 'staff_sms' | 'staff_mail' | 'teams'; to: string } | undefined;
}

/**
 * What carries it: SMS, whatever tells staff, or what has the provider discard its copy of a message. `teams` posts a
 * hand-off in a channel; `teams_thread` has no text, and brings the threads of a conversation up to date.
 */
export type Route = 'sms' | 'staff_notice' | 'staff_sms' | 'staff_mail' | 'teams' | 'teams_thread' | 'sms_discard';

/** Background work waits for no citizen, and no citizen for it. */
export type Urgency = Outgoing['urgency'] | 'background';

/** A colleague, as other colleagues know them. */
export interface Colleague {
  id: string;
  name: string;
}

export interface HandOff {
  id: string;
  reason: 'asked_for_human' | 'danger';
  /** What it is about now. */
  urgent: UrgentKind | null;
  /** All that it has been about: once it was violence, others may hold the phone whatever is written later. */
  kinds: UrgentKind[];
  /** open until a colleague closes it; the citizen never can. */
  state: 'open' | 'taken' | 'closed';
  /** For staff: "siger: okay" and the like. Encrypted. */
  note: string;
  /** Who has it: set exactly while it is taken. */
  owner: Colleague | null;
  /** Since when its owner has it. */
  takenAt: Temporal.Instant | null;
  /** How far up the ladder colleagues have been told; 0 while nobody was. */
  rung: number;
  /** When the next rung is told; null when the ladder is at its end, or nobody is waited for. */
  nextRungAt: Temporal.Instant | null;
  /** A colleague is on the way: until then the ladder stands still. */
  heldUntil: Temporal.Instant | null;
  heldBy: Colleague | null;
  /** The citizen says so; it closes nothing. */
  says: 'okay' | null;
  /** When Ly last asked a question about danger. */
  askedAt: Temporal.Instant | null;
  called112At: Temporal.Instant | null;
  /** After violence: a colleague has made sure that it is the citizen who reads. */
  safeToWrite: boolean;
  /** Organisations beside the municipality that may see the conversation, each with the citizen's JA. */
  handedTo: string[];
}

/** What a colleague writes for other colleagues. Encrypted. */
export interface StaffNote {
  id: string;
  by: Colleague;
  text: string;
  at: Temporal.Instant;
}

/** That a colleague did something in a conversation, written down with what it changed. */
interface DoneByColleague {
  id: string;
  by: Colleague;
  /** The act, in a word of ours. */
  action: string;
  /** For the manager who reads it. Never what anybody wrote. */
  detail: string;
}

/** What is counted, by the week and without anybody's name. */
export type Counted = 'false_alarm' | 'helped' | 'not_helped' | 'asked_whether_helped';

/** What a citizen found at a place, kept apart from the conversation. */
export interface PlaceReport {
  id: string;
  placeId: string;
  what: 'locked';
}

/** Everything one turn changes, saved in one transaction or not at all. */
export interface TurnToSave {
  conversation: Conversation;
  /** The version that was read; the save is a conflict when it is no longer that. */
  readVersion: number;
  /** Null when staff wrote. `providerId` (MessageSid, form id) is unique: the second time the turn is a duplicate. */
  heard: { id: string; providerId: string | null; text: string; at: Temporal.Instant } | null;
  /** Texts to the citizen, kept as messages and put into the outbox; and notices to staff. */
  outgoing: Outgoing[];
  /** Outgoing questions that are no longer to be asked: each goes unless it was sent. */
  withdraws?: string[] | undefined;
  handOff: HandOff | null;
  /** A note among colleagues. */
  note?: StaffNote | undefined;
  done?: DoneByColleague | undefined;
  counts?: Counted[] | undefined;
  /** For the editors: a door found locked. Says nothing about who found it. */
  reports: PlaceReport[];
  /** SLET: history goes; number and hand-off stay while a danger hand-off is open, at most 24 hours. */
  erase: 'nothing' | 'everything' | 'all_but_open_alarm';
  requestId: string;
  at: Temporal.Instant;
}

export type SaveOutcome = 'saved' | 'conflict' | 'duplicate';

/** A hand-off nobody has taken yet, for those who could. */
export interface WaitingHandOff extends HandOff {
  conversationId: string;
  channel: Channel;
  language: Language | null;
  openedAt: Temporal.Instant;
  changedAt: Temporal.Instant;
}

/** What lies in the outbox and is due, claimed by one sender. */
export interface DueOutgoing extends Omit<Outgoing, 'kind' | 'urgency'> {
  kind: Outgoing['kind'] | 'discard';
  urgency: Urgency;
  conversationId: string;
  channel: Channel;
  route: Route;
  /** E.164, or where a notice rings; null for what goes to whoever looks. */
  address: string | null;
  /** The message to discard; null for what is to be sent. */
  providerId: string | null;
  /** How often it was tried before. */
  attempts: number;
  /** When an earlier attempt began that ended nobody knows how: it may have gone out. */
  unclearSince: Temporal.Instant | null;
  requestId: string;
}
