// SMS works with all of these or is off with none.
import { z } from 'zod';
import { twilioAddresses } from '../channels/sms/twilio-addresses.ts';
import type { TwilioAccount } from '../channels/sms/twilio-client.ts';
import { isBegun, missingOf, webAddress } from './setting-forms.ts';
import type { SetNames } from './setting-forms.ts';

const twilioId = (prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), `give the id from Twilio's console: ${prefix} and 32 characters`);

export const twilioFields = {
  TWILIO_ACCOUNT_SID: twilioId('AC').optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_NUMBER: z
    .string()
    .regex(/^\+\d{8,15}$/, 'give the number with country code and no spaces, such as +4520000000')
    .optional(),
  TWILIO_MESSAGING_SERVICE_SID: twilioId('MG').optional(),
  TWILIO_API_BASE_URL: webAddress('give the address of a stand-in for api.twilio.com').optional(),
};

type Given = z.infer<z.ZodObject<typeof twilioFields>> & { PUBLIC_URL?: string | undefined };

export function twilioAccount(given: Given): TwilioAccount | null {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken } = given;
  if (!accountSid || !authToken) return null;
  return {
    accountSid,
    authToken,
    sender: given.TWILIO_MESSAGING_SERVICE_SID
      ? { messagingServiceSid: given.TWILIO_MESSAGING_SERVICE_SID }
      : { from: given.TWILIO_NUMBER ?? '' },
    receiptUrl: twilioAddresses(given.PUBLIC_URL ?? '').receipt,
    apiBaseUrl: given.TWILIO_API_BASE_URL ?? null,
  };
}

export function halfOfTwilio(set: SetNames): string[] {
  if (!isBegun(set, Object.keys(twilioFields))) return [];
  const senders = ['TWILIO_NUMBER', 'TWILIO_MESSAGING_SERVICE_SID'].filter((name) => name in set);
  return [
    ...missingOf(set, ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'], 'SMS needs it'),
    ...(senders.length === 0
      ? ['TWILIO_NUMBER or TWILIO_MESSAGING_SERVICE_SID: missing, and SMS needs one of them']
      : []),
    ...(senders.length === 2 ? ['TWILIO_NUMBER and TWILIO_MESSAGING_SERVICE_SID: give one, not both'] : []),
    ...missingOf(set, ['PUBLIC_URL'], "Twilio's signature is checked against it"),
  ];
}
