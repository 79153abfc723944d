// What Twilio's error codes mean for a message, from twilio.com/docs/api/errors. What is not listed goes by its HTTP status.

export interface CodeMeaning {
  meaning: string;
  /** Whether the same message may be taken when it is tried again within minutes. */
  retryable: boolean;
}

const codes: Readonly<Record<number, CodeMeaning>> = {
  14107: { meaning: 'too many messages a second', retryable: true },
  20003: { meaning: 'account or token is wrong', retryable: true },
  20429: { meaning: 'too many requests', retryable: true },
  21211: { meaning: 'no valid number', retryable: false },
  21214: { meaning: 'number cannot be reached', retryable: false },
  21217: { meaning: 'no valid number', retryable: false },
  21408: { meaning: 'sending to this country is switched off', retryable: false },
  21602: { meaning: 'text is empty', retryable: false },
  21606: { meaning: 'our number cannot send', retryable: true },
  21610: { meaning: 'has written STOP to our number', retryable: false },
  21611: { meaning: 'our number has too many messages waiting', retryable: true },
  21612: { meaning: 'no route from our number to this one', retryable: false },
  21614: { meaning: 'not a mobile number', retryable: false },
  21617: { meaning: 'text is over 1,600 characters', retryable: false },
  21703: { meaning: 'messaging service has no number', retryable: true },
  63038: { meaning: 'daily limit of the account reached', retryable: true },
};

export function meaningOf(code: number | undefined, status: number): CodeMeaning {
  const listed = code === undefined ? undefined : codes[code];
  return listed ?? { meaning: `HTTP ${status}`, retryable: status === 429 || status >= 500 };
}
