// What the citizen still hears when a turn could not be saved: danger gets its lines, everybody else 112 and a number.
import type { WriteReply } from '../answers/to-say.ts';
import type { Content } from '../knowledge/content-schema.ts';
import type { Understand } from '../understanding/meaning.ts';
import type { Channel, HeardLanguage, Language } from '../vocabulary.ts';
import { dangerLines, humanHelp, talkHouse } from './facts/lines.ts';

export interface Unsaved {
  text: string;
  channel: Channel;
  at: Temporal.Instant;
  /** They chose it: the answer comes in it, whatever they write. */
  chosenLanguage?: Language | undefined;
}

export interface BrokenParts {
  content: Content;
  understand: Understand;
  writeReply: WriteReply;
}

/** Reads nothing and saves nothing, so it works with the database gone. Promises nobody: nobody can be told. */
export function createAnswerWhenBroken({ content, understand, writeReply }: BrokenParts): (message: Unsaved) => string {
  return ({ text, channel, at, chosenLanguage }) => {
    const { urgent, about, immediate, language } = understand(text);
    const now = at.toZonedDateTimeISO('Europe/Copenhagen');
    const voice = { language: chosenLanguage ?? spoken(language), channel, at: now, isFirst: false };
    if (urgent === null)
      return writeReply([{ say: 'plain', key: 'broken', talk: talkHouse(content, now) }], voice).text;
    const human = { ...humanHelp(content, now), now: null, next: null };
    const lines = dangerLines(urgent, content, now);
    return writeReply(
      [{ say: 'danger', kind: urgent, about, immediate, lines, shelter: null, human, again: false }],
      voice,
    ).text;
  };
}

export type StandingWords = (standing: 'call' | 'fallback', language: Language, at: Temporal.Instant) => string;

/** What a caller hears, and what the provider says while Ly is down. In Greenlandic no number: it follows the Danish words. */
export function createStandingWords({
  content,
  writeReply,
}: Pick<BrokenParts, 'content' | 'writeReply'>): StandingWords {
  return (standing, language, at) => {
    const now = at.toZonedDateTimeISO('Europe/Copenhagen');
    const talk = language === 'kl' ? null : talkHouse(content, now);
    const voice = { language, channel: 'web', at: now, isFirst: false } as const;
    return writeReply([{ say: 'standing', standing, talk }], voice).text;
  };
}

const spoken = (language: HeardLanguage): Language => (language === 'other' ? 'en' : language);
