// What the turn decided to say, before it is words: the contract between the turn and the answers. Types only.
import type { Guide, Helpline, Place } from '../knowledge/content-schema.ts';
import type { Asked, Found } from '../knowledge/found.ts';
import type { Opening } from '../knowledge/opening.ts';
import type { Aspect, Channel, Filter, Language, Need, UrgentKind, SecretKind } from '../vocabulary.ts';

/** A line or a house that can be named with its number, and how it stands at this hour. */
export interface Contact {
  entry: Place | Helpline;
  opening: Opening;
}

/** A team on duty now, or next. */
interface OnDuty {
  team: string;
  until: Temporal.ZonedDateTime;
}
interface NextDuty {
  team: string;
  from: Temporal.ZonedDateTime;
}

/** Whether a human has been told, and what may be promised: `now` only with duty. */
export interface HumanHelp {
  now: OnDuty | null;
  next: NextDuty | null;
  /** Houses for a talk that are open at this hour. */
  talk: Contact[];
  /** Whom to ring where none is: people who know the street, at hours nobody knows. */
  office: Contact | null;
}

/** Sentences that need nothing found. `values` fill the phrase. */
export type PlainKey =
  | 'welcome'
  | 'greeting_again'
  | 'help'
  | 'help_cry'
  | 'question_mark'
  | 'stop'
  | 'stop_quiet'
  | 'start'
  | 'deleted'
  | 'deleted_but_alarm_open'
  | 'thanks'
  | 'language_set'
  | 'language_not_spoken'
  | 'yes_to_what'
  | 'no_to_what'
  | 'angry'
  | 'angry_again'
  | 'feedback'
  | 'out_of_scope'
  | 'about_others'
  | 'tells_nothing_about_anybody'
  | 'nothing_more'
  | 'more_of_what'
  | 'locked'
  | 'locked_where'
  | 'which_place'
  | 'empty_message'
  | 'picture'
  | 'too_fast'
  | 'day_full'
  | 'abroad'
  /** Words that said nothing by themselves, and nothing came after them. */
  | 'unfinished'
  /** NEJ to an offer: nothing more is asked. */
  | 'all_right'
  /** A place was named whose facts may not be said; the open places follow in the same answer. */
  | 'place_not_known'
  /** The turn could not be saved: 112, and somebody to ring. */
  | 'broken'
  | 'staff_joined'
  /** With the name a colleague wants to be told by. */
  | 'staff_joined_named'
  | 'staff_left'
  /** After a colleague has closed the conversation, and what J and N get. */
  | 'got_help'
  | 'was_helped'
  | 'was_not_helped';

export type ToSay =
  | {
      say: 'plain';
      key: PlainKey;
      values?: Record<string, string | number>;
      /** Somebody to ring, for the sentences that end with it (`about_others`, `tells_nothing_about_anybody`, `broken`). */
      talk?: Contact | null;
    }
  | { say: 'not_understood'; times: 1 | 2; human: HumanHelp }
  | {
      say: 'places';
      need: Need;
      asked: Asked;
      /** Open (or, for a need without hours, known) in the order to be said; more than two may be handed in. */
      places: Found[];
      /** Where they said they are, when none of the places is near it. */
      farFrom?: string | null;
      /** The next opening, when `places` is empty or it opens within the hour. */
      next: Found | null;
      /** A talk that is open, for when nothing warm is. */
      talk: Contact | null;
      /** A house that answers by phone around the clock, for the thinnest hours and for FULL. */
      callFirst: Contact | null;
      filters: Filter[];
      /** A place that is known to say no to the first wish ("Biblioteket siger nej til dyr"). */
      saysNo?: Place | null;
      hasMore: boolean;
      /** They are freezing (not in danger yet): the sign to ring 112 comes first, and a question when nothing is open. */
      cold: boolean;
    }
  | {
      say: 'place';
      entry: Place | Helpline;
      aspect: Aspect;
      asked: Asked;
      opening: Opening;
      periods: Found['periods'];
      filters: Filter[];
      /** Whom to ring where the place has no phone. */ ask: Contact | null;
    }
  | {
      say: 'guide';
      guide: Guide;
      /** By the name that the guide uses: an id, or one that stands for whoever is open. */
      contacts: ReadonlyMap<string, Contact>;
    }
  | {
      say: 'danger';
      kind: UrgentKind;
      about: 'self' | 'other';
      immediate: boolean;
      /** Lines of this kind that are open now, best first, at most two. */
      lines: Contact[];
      /** An open door for somebody who lies in the cold. */
      shelter: Found | null;
      human: HumanHelp;
      /** A second message about the same danger within the hour: shorter, nothing asked twice. */
      again: boolean;
      /** Man or woman, where the message says so ("en mand", "hun ligger"): "ham" or "hende". */
      who?: 'he' | 'she' | null;
    }
  /** The gentle question: no alarm yet. */
  | { say: 'danger_question'; kind: UrgentKind; about: 'self' | 'other'; talk: Contact[] }
  /** Their answer to a danger question. */
  | {
      say: 'danger_answer';
      answer: 'in_danger' | 'not_in_danger' | 'retracted' | 'said_more';
      kind: UrgentKind;
      lines: Contact[];
      human: HumanHelp;
      /** The question they answered: the words fit it. */ question?: OpenQuestion | null;
    }
  /** The question that is open, after an answer that was neither yes nor no. */
  | { say: 'question_again'; asks: YesNoQuestion }
  | { say: 'human'; human: HumanHelp }
  /** Nobody has answered who was told: said while they wait, with lines that are open at this hour. */
  | { say: 'nobody_yet'; danger: boolean; lines: Contact[]; office: Contact | null }
  /** For a colleague to send: numbers that answer at this hour, and no more. */
  | { say: 'lines'; lines: Contact[] }
  /** True at every hour: read aloud to a caller, or kept by the provider for when Ly is down. `talk` is named with its daily hours. */
  | { say: 'standing'; standing: 'call' | 'fallback'; talk: Contact | null }
  /** After an answer, in the same message: what nobody needs to send was hidden. */
  | { say: 'secret_hidden'; kind: SecretKind };

/** Questions of Ly's that JA and NEJ answer. */
export type OpenQuestion =
  | 'in_danger'
  | 'can_stay_warm'
  | 'does_he_answer'
  | 'alone'
  /** JA is good, NEJ is danger, as with `can_stay_warm`. */
  | 'can_go_to_someone'
  | 'fetch_human'
  | 'tell_human'
  | 'free_text';

export type YesNoQuestion = Exclude<OpenQuestion, 'free_text'>;

/** Who hears it, where and when. */
export interface Voice {
  language: Language;
  channel: Channel;
  /** Copenhagen wall time of this message. */
  at: Temporal.ZonedDateTime;
  /** The first message ever of this citizen: the presentation is added last. */
  isFirst: boolean;
}

export interface WrittenReply {
  text: string;
  /** Places named in the text, in order: what MERE goes on from and LÅST is about. */
  named: string[];
  /** The question the text ends with, if any. */
  asks: OpenQuestion | null;
}

/** One message to the citizen. Pure; throws when a phrase is missing. */
export type WriteReply = (toSay: readonly ToSay[], voice: Voice) => WrittenReply;
