// Everything behind our number at Twilio: what comes in, what goes out, and what became of it.
import express from 'express';
import type { Router } from 'express';
import type { Ly } from './assemble.ts';
import type { DeliveryParts } from './channels/delivery.ts';
import type { createLimits } from './channels/limits.ts';
import { createSmsDiscarder } from './channels/sms/discard-sms.ts';
import { receiptWebhook } from './channels/sms/receipt-webhook.ts';
import type { ReceiptWebhookParts } from './channels/sms/receipt-webhook.ts';
import { createSmsSender } from './channels/sms/send-sms.ts';
import { smsWebhook } from './channels/sms/sms-webhook.ts';
import type { SmsWebhookParts } from './channels/sms/sms-webhook.ts';
import type { TwilioAccount } from './channels/sms/twilio-client.ts';
import { voiceWebhook } from './channels/sms/voice-webhook.ts';
import type { VoiceWebhookParts } from './channels/sms/voice-webhook.ts';
import type { World } from './open-house.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage/open-storage.ts';

export function smsSenders(account: TwilioAccount): DeliveryParts['senders'] {
  const sms = createSmsSender(account);
  return { sms, staff_sms: sms, sms_discard: createSmsDiscarder(account) };
}

interface PhoneNumber {
  settings: Settings;
  storage: Storage;
  ly: Ly;
  take: SmsWebhookParts['takeTurn'];
  limits: ReturnType<typeof createLimits>;
  delivery: { nudge(): void };
  world: World;
}

/** Null while there is no number. */
export function openPhoneNumber(parts: PhoneNumber): Router | null {
  const { settings, ly, take, world } = parts;
  if (!settings.twilio) return null;
  const signed = { authToken: settings.twilio.authToken, publicUrl: settings.publicUrl, ...world };
  return express
    .Router()
    .use(smsWebhook({ ...signed, takeTurn: take, fallbackText: ly.answerWhenBroken }))
    .use(receiptWebhook({ ...signed, recordReceipt: recordAndSend(parts) }))
    .use(voiceWebhook({ ...signed, ...settings, answerCall: answerCall(parts), words: wordsFor(parts) }));
}

/** There may be a notice to staff, about an answer that did not arrive. */
function recordAndSend({ storage, delivery }: PhoneNumber): ReceiptWebhookParts['recordReceipt'] {
  return async (receipt) => {
    const isNew = await storage.recordReceipt(receipt);
    if (isNew) delivery.nudge();
    return isNew;
  };
}

/** A call counts as a message does, and over a limit nothing is sent: they have heard whom to ring. */
function answerCall({ ly, limits, delivery }: PhoneNumber): VoiceWebhookParts['answerCall'] {
  return async (call) => {
    if ((await limits.limitOf({ channel: 'sms', ...call })) !== null) return;
    await ly.answerMissedCall(call);
    delivery.nudge();
  };
}

const wordsFor =
  ({ ly, world }: PhoneNumber): VoiceWebhookParts['words'] =>
  (language) =>
    ly.standingWords('call', language, world.now());
