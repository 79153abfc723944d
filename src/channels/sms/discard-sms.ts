// Has Twilio delete its own copy of a message, incoming or sent, by its id.
import twilio from 'twilio';
import type { DueOutgoing } from '../../storage/records.ts';
import { SendError } from '../send-error.ts';
import { whatWentWrong } from './send-sms.ts';
import { createTwilioClient } from './twilio-client.ts';
import type { TwilioAccount } from './twilio-client.ts';

const notThere = 404;

/** Deleting twice does no harm, so whatever goes wrong is tried again. `timeout` in milliseconds. */
export function createSmsDiscarder(account: TwilioAccount, timeout?: number) {
  const client = createTwilioClient(account, timeout);
  return {
    async send({ providerId }: DueOutgoing): Promise<null> {
      if (providerId === null) throw new Error('a discard needs the id of a message');
      await client.messages(providerId).remove().catch(tryAgain);
      return null;
    },
  };
}

/** What is not there any more is what was wanted. */
function tryAgain(cause: unknown): void {
  if (cause instanceof twilio.RestException && cause.status === notThere) return;
  const { reason, meaning } = whatWentWrong(cause);
  throw new SendError({ outcome: 'refused', reason, meaning, retryable: true, cause });
}
