// Sentences a colleague can send as they are, in the citizen's language: from the phrases, and from the facts of this hour.
import type { Answers } from '../answers/create-answers.ts';
import type { SuggestAnswer } from '../conversation/facts/suggest-answer.ts';
import type { Channel, Language, UrgentKind } from '../vocabulary.ts';

export interface QuickReply {
  key: string;
  /** In the citizen's language where it is written in it, else Danish. */
  text: string;
  danish: string;
  /** For colleagues: whether anybody has approved it, and whether it is in the language at all. */
  stateWords: string;
}

interface QuickReplyGroup {
  name: string;
  replies: QuickReply[];
}

/** Whom it is for, and what about. */
interface Citizen {
  language: Language | null;
  channel: Channel;
  urgent: UrgentKind | null;
}

interface QuickParts {
  answers: Pick<Answers, 'written' | 'keysUnder'>;
  suggest: SuggestAnswer;
  now: () => Temporal.Instant;
}

export interface QuickReplies {
  /** For the line: a danger, and nothing opened yet. */
  forRow(citizen: Pick<Citizen, 'language'>): QuickReply[];
  groups(citizen: Citizen): QuickReplyGroup[];
  /** Undefined for a key that is none. */
  find(key: string, citizen: Citizen): QuickReply | undefined;
}

/** The very sentences that Ly says itself, so that a relative, the press and the police hear the same from everybody. */
const aboutOthers = ['plain.about_others', 'plain.tells_nothing_about_anybody'];
/** Right with every danger, and said before anything is known. */
const forEveryDanger = ['quick_reply.first.here', 'quick_reply.first.call_112', 'quick_reply.first.slow'];
const fromContent = { open_now: 'Åbent nu', lines: 'Linjer, der er åbne nu' } as const;

export function createQuickReplies({ answers, suggest, now }: QuickParts): QuickReplies {
  const phrase = (key: string, language: Language): QuickReply => {
    const danish = answers.written('da', key)?.text ?? '';
    const own = answers.written(language, key);
    const { text, isApproved } = own ?? { text: danish, isApproved: false };
    return { key, text, danish, stateWords: own === null ? 'findes kun på dansk' : stateOf(language, isApproved) };
  };
  const suggested = (key: keyof typeof fromContent, citizen: Citizen): QuickReply[] => {
    const text = suggest(key, { ...citizen, at: now() });
    return text === null ? [] : [{ key, text, danish: fromContent[key], stateWords: 'fra Lys fakta' }];
  };
  const under = (start: string, language: Language) => answers.keysUnder(start).map((key) => phrase(key, language));
  const groups = (citizen: Citizen): QuickReplyGroup[] => {
    const language = citizen.language ?? 'da';
    return [
      { name: 'Begynd og afslut', replies: under('quick_reply.first.', language) },
      { name: 'Nogen spørger om en anden', replies: aboutOthers.map((key) => phrase(key, language)) },
      { name: 'Ro på', replies: under('quick_reply.calm.', language) },
      { name: 'Fakta lige nu', replies: [...suggested('open_now', citizen), ...suggested('lines', citizen)] },
    ];
  };
  return {
    forRow: ({ language }) => forEveryDanger.map((key) => phrase(key, language ?? 'da')),
    groups,
    find: (key, citizen) =>
      groups(citizen)
        .flatMap(({ replies }) => replies)
        .find((reply) => reply.key === key),
  };
}

function stateOf(language: Language, isApproved: boolean): string {
  if (isApproved) return 'godkendt';
  return language === 'kl' ? 'udkast, ikke godkendt af en, der taler grønlandsk' : 'udkast, ikke godkendt endnu';
}
