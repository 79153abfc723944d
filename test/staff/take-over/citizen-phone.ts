// A citizen with a phone: what they write comes in by the signed webhook, what they get is what Twilio was given.
import type { LocalTwilio } from '../../channels/sms/local-twilio.ts';
import { signatureOf, smsForm } from '../../channels/sms/signed-sms.ts';
import type { TestHouse } from '../../support/open-test-house.ts';

type Sms = LocalTwilio['taken'][number];

export interface CitizenPhone {
  /** By which colleagues tell them apart: "slutter på 07". */
  digits: string;
  writes(text: string): Promise<void>;
  /** The first SMS with these words, once it has come. */
  hears(words: RegExp): Promise<Sms>;
  /** What has come so far, oldest first. */
  heard(): string[];
  /** Twilio says what became of an SMS. */
  receipt(sms: Sms, MessageStatus: string, ErrorCode?: string): Promise<void>;
}

export function openPhones({ url }: Pick<TestHouse, 'url'>, twilio: LocalTwilio): () => CitizenPhone {
  let phones = 0;
  return () => {
    const digits = String((phones += 1)).padStart(2, '0');
    const number = `+45200000${digits}`;
    const ours = () => twilio.taken.filter(({ to }) => to === number);
    return {
      digits,
      writes: (text) => post(`${url}/sms`, smsForm({ From: number, Body: text })),
      async hears(words) {
        for (;;) {
          const sms = ours().find(({ body }) => words.test(body));
          if (sms) return sms;
          await twilio.untilTaken(twilio.taken.length + 1);
        }
      },
      heard: () => ours().map(({ body }) => body),
      receipt: ({ sid: MessageSid }, MessageStatus, ErrorCode = '') =>
        post(`${url}/sms/receipt`, { MessageSid, MessageStatus, ErrorCode }),
    };
  };
}

async function post(url: string, form: Record<string, string>): Promise<void> {
  const headers = { 'X-Twilio-Signature': signatureOf(url, form) };
  const { ok, status } = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) });
  if (!ok) throw new Error(`the webhook answered ${status}`);
}
