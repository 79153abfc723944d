// Sends one SMS by Twilio's REST interface, and finds out afterwards whether one went out.
import twilio from 'twilio';
import type { DueOutgoing } from '../../storage/records.ts';
import { SendError } from '../send-error.ts';
import { meaningOf } from './provider-codes.ts';
import { createTwilioClient } from './twilio-client.ts';
import type { TwilioAccount } from './twilio-client.ts';

/** Clocks differ: a message made so shortly before we began still is ours. */
const clockSkew = { seconds: 30 };
/** More messages than anybody gets from us while an outcome is unclear. */
const messagesToLookAt = 20;

/** The network said no before anything was sent. */
const neverSent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** `timeout` in milliseconds. Both functions throw SendError. */
export function createSmsSender(account: TwilioAccount, timeout?: number) {
  const client = createTwilioClient(account, timeout);
  return {
    /** Returns Twilio's id of the message. */
    async send(outgoing: DueOutgoing): Promise<string> {
      const { sender, receiptUrl: statusCallback } = account;
      const message = { to: addressOf(outgoing), body: outgoing.text, statusCallback, ...sender };
      const { sid } = await client.messages.create(message).catch(refuse);
      return sid;
    },

    /** Twilio's id of an earlier attempt that went out after all, or null. */
    async findSent(outgoing: DueOutgoing, since: Temporal.Instant): Promise<string | null> {
      const messages = await client.messages.list({ to: addressOf(outgoing), limit: messagesToLookAt }).catch(refuse);
      const earliest = since.subtract(clockSkew).epochMilliseconds;
      const sent = messages.find(
        ({ body, dateCreated }) => body === outgoing.text && dateCreated.getTime() >= earliest,
      );
      return sent?.sid ?? null;
    },
  };
}

function addressOf({ address }: DueOutgoing): string {
  if (address === null) throw new Error('an SMS needs a number');
  return address;
}

function refuse(cause: unknown): never {
  throw whatWentWrong(cause);
}

/** What an error of Twilio's client says about the message it was about. */
export function whatWentWrong(cause: unknown): SendError {
  if (cause instanceof twilio.RestException) return refusal(cause);
  const { code } = cause as NodeJS.ErrnoException;
  const [outcome, meaning] = neverSent.includes(code ?? '')
    ? (['not_reached', 'Twilio was not reached'] as const)
    : (['unclear', 'the answer was lost'] as const);
  return new SendError({ outcome, reason: code ?? 'no_answer', meaning, retryable: true, cause });
}

/** A gateway that gave up waiting says nothing about what became of the message. */
function refusal(cause: InstanceType<typeof twilio.RestException>): SendError {
  const { status, code } = cause;
  const { retryable, meaning, words } = meaningOf(code, status);
  const outcome = status === 502 || status === 504 ? 'unclear' : 'refused';
  return new SendError({ outcome, reason: String(code ?? `http_${status}`), meaning, words, retryable, cause });
}
