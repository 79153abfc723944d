// Whether Twilio answers our account, and where it posts what comes to our number.
import { createTwilioClient } from './twilio-client.ts';
import type { TwilioAccount } from './twilio-client.ts';
import { whatWentWrong } from './send-sms.ts';

export interface NumberAtTwilio {
  sms: string;
  smsFallback: string;
  voice: string;
  voiceFallback: string;
}

export type TwilioState =
  | { answers: false; reason: string }
  /** `number` is null where a messaging service sends, or where the account has no such number. */
  | { answers: true; number: NumberAtTwilio | null };

export async function askTwilio(account: TwilioAccount): Promise<TwilioState> {
  const client = createTwilioClient(account);
  const { sender, accountSid } = account;
  try {
    if (!('from' in sender)) {
      await client.api.v2010.accounts(accountSid).fetch();
      return { answers: true, number: null };
    }
    const [ours] = await client.incomingPhoneNumbers.list({ phoneNumber: sender.from, limit: 1 });
    return { answers: true, number: ours ? addressesOf(ours) : null };
  } catch (error) {
    const { reason, meaning } = whatWentWrong(error);
    return { answers: false, reason: `${reason}, ${meaning}` };
  }
}

interface IncomingNumber {
  smsUrl: string;
  smsFallbackUrl: string;
  voiceUrl: string;
  voiceFallbackUrl: string;
}

/** Twilio gives null for what is not set, whatever its types say. */
const addressesOf = (number: Partial<IncomingNumber>): NumberAtTwilio => ({
  sms: number.smsUrl ?? '',
  smsFallback: number.smsFallbackUrl ?? '',
  voice: number.voiceUrl ?? '',
  voiceFallback: number.voiceFallbackUrl ?? '',
});
