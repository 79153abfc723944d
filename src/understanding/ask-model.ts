// The one window of understanding: a question goes out to the language model, and an answer comes back in time or not at all.
import { createBreaker } from './model/breaker.ts';
import { AnswerTooLong, cappedFetch } from './model/capped-fetch.ts';
import { loadChat } from './model/chat-model.ts';
import type { Chat, ChatAnswer, ChatQuestion } from './model/chat-model.ts';
import type { ModelAccount } from './model/model-account.ts';

export interface ModelQuestion extends ChatQuestion {
  /** What it is for: labels for a turn, a draft for a colleague, or a look whether it answers. */
  purpose: 'choose' | 'translate' | 'probe';
}

export type ModelOutcome =
  | 'answered'
  | 'wrong_answer'
  | 'too_long'
  | 'late'
  | 'too_many'
  | 'refused'
  | 'broken'
  | 'unreachable'
  | 'resting'
  | 'day_full'
  | 'not_counted';

/** What came of a question: words of ours and numbers, nothing that was said. */
export interface ModelReport {
  purpose: ModelQuestion['purpose'];
  outcome: ModelOutcome;
  seconds: number;
  tokensIn: number;
  tokensOut: number;
  /** What it cost, in øre; 0 where nobody has said what a token costs. */
  oere: number;
}

export interface ModelParts {
  account: ModelAccount;
  /** Counts one more of a key and says how many there were: the same for all processes. */
  count: (key: string, seconds: number) => Promise<number>;
  now: () => Temporal.Instant;
  report: (report: ModelReport) => void;
  /** It failed so often that it is left alone for a while. */
  onRest?: () => void;
  /** Both attempts together. Milliseconds. */
  limit?: number;
}

/** What the model answered, read from its JSON; undefined where nothing came that can be read, whatever the reason. Never rejects. */
export type AskForJson = (question: ModelQuestion) => Promise<unknown>;

/** A citizen waits no longer for a guess. */
const fourSeconds = 4000;
const mostBytes = 64 * 1024;
const twoDays = 2 * 24 * 3600;

export function openModel({ account, count, now, report, onRest, limit = fourSeconds }: ModelParts): AskForJson {
  const breaker = createBreaker(now, onRest);
  const chat = loadChat(account, cappedFetch(account.baseUrl, mostBytes));
  // It is loaded before the first question, and told of to whoever asks.
  chat.catch(() => {});
  return async (question) => {
    const begun = now();
    const done = await ask(question, { chat, breaker, limit, isDayFull: () => isDayFull({ account, count, now }) });
    const { tokensIn = 0, tokensOut = 0 } = done;
    const { in: oereIn, out: oereOut } = account.oere ?? { in: 0, out: 0 };
    report({
      ...{ purpose: question.purpose, outcome: done.outcome, tokensIn, tokensOut },
      seconds: now().since(begun).total('seconds'),
      oere: (tokensIn * oereIn + tokensOut * oereOut) / 1_000_000,
    });
    return done.value;
  };
}

/** A day of Copenhagen. */
async function isDayFull({ account, count, now }: Pick<ModelParts, 'account' | 'count' | 'now'>): Promise<boolean> {
  const day = now().toZonedDateTimeISO('Europe/Copenhagen').toPlainDate().toString();
  return (await count(`model ${day}`, twoDays)) > account.aDay;
}

interface Asking {
  chat: Promise<Chat>;
  breaker: ReturnType<typeof createBreaker>;
  limit: number;
  isDayFull: () => Promise<boolean>;
}

type Done = { outcome: ModelOutcome; value?: unknown; tokensIn?: number; tokensOut?: number };

async function ask(question: ModelQuestion, { chat, breaker, limit, isDayFull }: Asking): Promise<Done> {
  if (!breaker.mayAsk()) return { outcome: 'resting' };
  const signal = AbortSignal.timeout(limit);
  try {
    // What cannot be counted is not spent.
    const full = await inTime(isDayFull(), signal).catch(() => null);
    if (full !== false) return { outcome: full ? 'day_full' : 'not_counted' };
    const { text, ...tokens } = await inTime(twiceAtMost(chat, question, signal), signal);
    const value = readJson(text);
    if (value === undefined) breaker.failed();
    else breaker.answered();
    return { outcome: value === undefined ? 'wrong_answer' : 'answered', value, ...tokens };
  } catch (error) {
    breaker.failed();
    return { outcome: signal.aborted ? 'late' : whyNot(error) };
  }
}

/** However well the library hears the signal. */
function inTime<Answer>(answer: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    answer.then(resolve, reject);
  });
}

async function twiceAtMost(chat: Promise<Chat>, question: ChatQuestion, signal: AbortSignal): Promise<ChatAnswer> {
  const loaded = await chat;
  try {
    return await loaded(question, signal);
  } catch (error) {
    const mayPass = whyNot(error) === 'broken' || whyNot(error) === 'unreachable';
    if (!mayPass || signal.aborted) throw error;
    return loaded(question, signal);
  }
}

function whyNot(error: unknown): ModelOutcome {
  const { status, name, cause } = (error ?? {}) as { status?: unknown; name?: string; cause?: unknown };
  if (status === 429) return 'too_many';
  if (typeof status === 'number') return status >= 500 ? 'broken' : 'refused';
  if (error instanceof AnswerTooLong || cause instanceof AnswerTooLong) return 'too_long';
  return /Connection/.test(`${name} ${(error as object).constructor?.name}`) ? 'unreachable' : 'wrong_answer';
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
