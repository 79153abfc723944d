// What a sender says when a message did not surely go out.

/**
 * refused: the provider said no. not_reached: it heard nothing, so nothing went out.
 * unclear: it may have taken the message and the answer was lost.
 */
export type SendOutcome = 'refused' | 'not_reached' | 'unclear';

export interface Refusal {
  outcome: SendOutcome;
  /** The provider's code, or one word: what is kept with the message. */
  reason: string;
  /** The same in plain words, for the log: never a text or a number. */
  meaning: string;
  /** The same for staff, in Danish, where they may be told: after "svaret nåede ikke frem: ". */
  words?: string;
  /** Whether the same message may go out when it is tried again. */
  retryable: boolean;
  /** The provider asks not to be tried again before. */
  retryAfterSeconds?: number | undefined;
  cause: unknown;
}

export class SendError extends Error {
  override name = 'SendError';
  readonly outcome: SendOutcome;
  readonly reason: string;
  readonly meaning: string;
  readonly words: string;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number;

  constructor({ outcome, reason, meaning, words, retryable, retryAfterSeconds, cause }: Refusal) {
    super(`${outcome}: ${reason}, ${meaning}`, { cause });
    this.outcome = outcome;
    this.reason = reason;
    this.meaning = meaning;
    this.words = words ?? meaning;
    this.retryable = retryable;
    this.retryAfterSeconds = retryAfterSeconds ?? 0;
  }
}
