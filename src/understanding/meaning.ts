// What a message means: the contract between understanding and the turn. Types only.
import type { Age, Aspect, Filter, HeardLanguage, Need, UrgentKind, SecretKind } from '../vocabulary.ts';

/** A word for a place, and the content entry it names where content knows it. */
export interface Named {
  /** Content's name where it is known there, else the words of the message. */
  name: string;
  id: string | null;
}

/** Answers to a question of Ly's, and words that only mean something after an answer. */
export type Signal = 'yes' | 'no' | 'okay' | 'first' | 'second' | 'retraction' | 'more' | 'locked' | 'again' | 'angry';

export interface Meaning {
  language: HeardLanguage;
  /** Most important first; empty when not understood. Contains "urgent" exactly when `urgent` is set. */
  needs: Need[];
  urgent: UrgentKind | null;
  /** Perhaps a danger: worth one gentle question, and no alarm. */
  check: UrgentKind | null;
  /** Whose danger or need: somebody else's is answered with what to do for them. */
  about: 'self' | 'other';
  /** A danger happening this minute ("jeg gør det nu"). */
  immediate: boolean;
  signal: Signal | null;
  /** The language asked for, in a message whose need is `language`. */
  wantsLanguage: HeardLanguage | null;
  /** Tokens joined by "+": now, today, tonight, tomorrow, weekend, weekday:mon, time:21:00, part:night, holiday:christmas_eve. */
  when: string | null;
  where: Named | null;
  place: Named | null;
  /** What is asked about the place, or about the one Ly named last. */
  aspect: Aspect | null;
  filters: Filter[];
  age: Age | null;
  /** 0 to 1. */
  confidence: number;
  /** Nothing but words that lead up to something: the rest may come in the next message. */
  unfinished: boolean;
  /** A CPR number or the like was in the text, and is masked in what is kept. */
  hidden: SecretKind | null;
  /** The guide whose aka stands in the text ("gårdprojekt", "frikort"), where one does. */
  topic: string | null;
}

/** A name that content knows, handed in by assemble.ts. Names of what is never said are known too. */
export interface KnownName {
  id: string;
  name: string;
  aka: string[];
  is: 'place' | 'landmark' | 'helpline' | 'guide' | 'event';
  /** What its bare name asks for: "parasollen" is a question after a warm room. */
  need?: Need;
}

/**
 * `earlier`: the texts before this one within the context, oldest first, Ly's own with "[bot] " in front.
 * Pure: the same in gives the same out.
 */
export type Understand = (text: string, earlier?: readonly string[]) => Meaning;
