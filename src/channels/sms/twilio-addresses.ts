// The addresses that Twilio is given, as they are set in its console and sent with each message.

/**
 * Three more tries where we were not reached, did not answer or failed, before the fallback URL. Twilio keeps the fragment to itself:
 * it is no part of what it posts to, nor of what it signs.
 */
const tryAgain = '#rc=3&rp=ct,rt,5xx';

/** `publicUrl` without a slash at the end. */
export function twilioAddresses(publicUrl: string) {
  return {
    sms: `${publicUrl}/sms${tryAgain}`,
    receipt: `${publicUrl}/sms/receipt${tryAgain}`,
    voice: `${publicUrl}/voice${tryAgain}`,
  };
}
