// What Ly does next, decided before anything is found or said. Types only.
import type { PlainKey, YesNoQuestion } from '../answers/to-say.ts';
import type { Conversation, HandOff, StoredMessage } from '../storage/records.ts';
import type { Meaning } from '../understanding/meaning.ts';
import type { Language, Need, UrgentKind } from '../vocabulary.ts';
import type { Memory, Query } from './memory.ts';

/**
 * What a message is too much for, as the door counted it. too_fast: too many from one sender. day_full: too many SMS today.
 * abroad: a number we do not write to. abroad_full: so many of those today that not even that is said.
 */
export type Limit = 'too_fast' | 'day_full' | 'abroad' | 'abroad_full';

/** One message from a citizen, as a channel hands it in. */
export interface Incoming {
  channel: Conversation['channel'];
  /** E.164 for SMS, the visitor id for web. */
  address: string;
  /** The channel's own unique id (MessageSid): the same one twice is one turn. */
  providerId: string | null;
  text: string;
  /** Pictures and other media that came along. */
  media: number;
  requestId: string;
  at: Temporal.Instant;
  /** They chose it, on the page or by a word: answers come in it, whatever language they write. */
  chosenLanguage?: Language | undefined;
  /** The limit this message is over. What is heard all the same, the rules say. */
  limit?: Limit | null;
}

/** Everything a rule may look at. */
export interface Situation {
  incoming: Incoming;
  conversation: Conversation;
  memory: Memory;
  /** What was said before within the context, oldest first. */
  earlier: readonly StoredMessage[];
  meaning: Meaning;
  /** Copenhagen wall time of the message. */
  now: Temporal.ZonedDateTime;
  isFirst: boolean;
  /** The hand-off that no colleague has closed yet. */
  openHandOff: HandOff | undefined;
  /** The same, when it is about danger: SLET and "it was a joke" do not end it. */
  openAlarm: boolean;
}

export type Step =
  | { do: 'meet_danger'; kind: UrgentKind; about: 'self' | 'other'; immediate: boolean; again: boolean }
  | { do: 'take_danger_answer'; answer: 'in_danger' | 'not_in_danger' | 'retracted' | 'said_more'; kind: UrgentKind }
  | { do: 'ask_about_danger'; kind: UrgentKind; about: 'self' | 'other'; needs: Need[] }
  | { do: 'ask_again'; asks: YesNoQuestion }
  | { do: 'stop' }
  | { do: 'start' }
  | { do: 'erase' }
  | { do: 'hand_to_human' }
  | { do: 'stay_silent' }
  | { do: 'wait_for_more' }
  | { do: 'answer_needs'; needs: Need[]; cold: boolean }
  | { do: 'answer_about_place'; id: string }
  | { do: 'answer_topic'; guide: string }
  | { do: 'show_more'; query: Query }
  | { do: 'say_again'; query: Query }
  | { do: 'find_another_door'; query: Query; locked: string }
  | { do: 'say'; key: PlainKey }
  /** "Fik du hjælp?", and they say. */
  | { do: 'take_feedback'; helped: boolean }
  | { do: 'admit_not_understood' };
