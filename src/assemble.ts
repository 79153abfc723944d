// Puts the rooms together. What a lower room needs from above is handed in here, and nowhere else.
import { createAnswers } from './answers/create-answers.ts';
import type { Answers } from './answers/create-answers.ts';
import { createAnswerMissedCall } from './conversation/answer-missed-call.ts';
import type { AnswerMissedCall } from './conversation/answer-missed-call.ts';
import { createAnswerWhenBroken, createStandingWords } from './conversation/answer-when-broken.ts';
import type { StandingWords } from './conversation/answer-when-broken.ts';
import { readNeedAnswers } from './conversation/facts/need-answers.ts';
import { createSuggestAnswer } from './conversation/facts/suggest-answer.ts';
import type { SuggestAnswer } from './conversation/facts/suggest-answer.ts';
import { createClimbLadders } from './conversation/climb-ladder.ts';
import type { ClimbLadders, ClimbParts } from './conversation/climb-ladder.ts';
import { createStaffTurn } from './conversation/staff-turn.ts';
import type { TakeStaffTurn } from './conversation/staff-turn.ts';
import { createTakeTurn } from './conversation/turn.ts';
import type { TakeTurn } from './conversation/turn.ts';
import { checkContent } from './knowledge/load-content.ts';
import type { Content } from './knowledge/content-schema.ts';
import { yearToSay } from './knowledge/freshness.ts';
import { namesIn } from './knowledge/known-names.ts';
import type { ContentDocuments } from './storage/shipped/content-files.ts';
import type { Documents } from './shipped-documents.ts';
import { learnedFrom } from './shipped-learning.ts';
import { createUnderstanding } from './understanding/create-understanding.ts';
import { parseIntents } from './understanding/intent-file.ts';
import type { AskForJson } from './understanding/ask-model.ts';
import type { Understand } from './understanding/meaning.ts';
import { createAskModel } from './understanding/model/second-opinion.ts';
import { createTranslate } from './understanding/model/translate.ts';
import type { Translate } from './understanding/model/translate.ts';

export interface LyParts {
  documents: Documents;
  /** Whether Greenlandic that no native reader has approved is sent. */
  drafts: boolean;
  storage: ClimbParts['storage'];
  newId: () => string;
  /** The language model, where one is configured. */
  model?: AskForJson | null;
}

/** Everything that answers, without a door. */
export interface Ly {
  content: Content;
  understand: Understand;
  answers: Answers;
  takeTurn: TakeTurn;
  takeStaffTurn: TakeStaffTurn;
  /** For a colleague who writes. */
  suggestAnswer: SuggestAnswer;
  /** To be called every few seconds. */
  climbLadders: ClimbLadders;
  answerMissedCall: AnswerMissedCall;
  /** For colleagues: a Danish draft by the model. Null where there is none. */
  translate: Translate;
  /** For callers, and for when Ly is down. */
  standingWords: StandingWords;
  /** For when a turn could not be saved. */
  answerWhenBroken: ReturnType<typeof createAnswerWhenBroken>;
}

/** Content that cannot be used: the message lists every problem with file, entry and field. */
class BrokenContent extends Error {
  override name = 'BrokenContent';
}

/** @throws BrokenContent, BrokenIntents or BrokenPhrases, each with its whole list. */
export function assembleLy({ documents, drafts, storage, newId, model = null }: LyParts): Ly {
  const { content, answers, standingWords } = assembleWords({ documents, drafts });
  const intents = parseIntents(documents.intents);
  const needAnswers = readNeedAnswers(documents.intents, content);
  const names = namesIn(content);
  const understand = createUnderstanding({ intents, names, learned: learnedFrom(intents) });
  const secondOpinion = model && { ask: createAskModel(model, names), names };
  const parts = { storage, understand, knowledge: { content, needAnswers }, writeReply: answers.writeReply, newId };
  return {
    content,
    understand,
    answers,
    takeTurn: createTakeTurn({ ...parts, secondOpinion }),
    takeStaffTurn: createStaffTurn(parts),
    suggestAnswer: createSuggestAnswer(parts),
    climbLadders: createClimbLadders(parts),
    answerMissedCall: createAnswerMissedCall(parts),
    translate: model ? createTranslate(model, names) : () => Promise.resolve(null),
    standingWords,
    answerWhenBroken: createAnswerWhenBroken({ content, understand, writeReply: answers.writeReply }),
  };
}

/** What can be said without understanding or remembering anything. */
export function assembleWords({ documents, drafts }: Pick<LyParts, 'documents' | 'drafts'>) {
  const content = checkedContent(documents.content);
  const answers = createAnswers({ phrases: documents.phrases, drafts, yearToSay });
  return { content, answers, standingWords: createStandingWords({ content, writeReply: answers.writeReply }) };
}

function checkedContent(documents: ContentDocuments): Content {
  const checked = checkContent(documents);
  if ('content' in checked) return checked.content;
  throw new BrokenContent(
    `content/ cannot be used:\n${checked.problems.map(({ file, id, field, message }) => `  ${file}  ${id}  ${field}  ${message}`).join('\n')}`,
  );
}
