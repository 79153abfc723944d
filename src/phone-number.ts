// Everything behind our number at Twilio: what comes in, what goes out, and what became of it.
import express from 'express';
import type { Router } from 'express';
import type { Ly } from './assemble.ts';
import type { DeliveryParts } from './channels/delivery.ts';
import { createSmsDiscarder } from './channels/sms/discard-sms.ts';
import { receiptWebhook } from './channels/sms/receipt-webhook.ts';
import { createSmsSender } from './channels/sms/send-sms.ts';
import { smsWebhook } from './channels/sms/sms-webhook.ts';
import type { SmsWebhookParts } from './channels/sms/sms-webhook.ts';
import type { TwilioAccount } from './channels/sms/twilio-client.ts';
import type { World } from './open-house.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage/open-storage.ts';

export function smsSenders(account: TwilioAccount): DeliveryParts['senders'] {
  return { sms: createSmsSender(account), sms_discard: createSmsDiscarder(account) };
}

interface PhoneNumber {
  settings: Settings;
  storage: Storage;
  ly: Ly;
  take: SmsWebhookParts['takeTurn'];
  world: World;
}

/** Null while there is no number. */
export function openPhoneNumber({ settings, storage, ly, take, world }: PhoneNumber): Router | null {
  if (!settings.twilio) return null;
  const signed = { authToken: settings.twilio.authToken, publicUrl: settings.publicUrl, ...world };
  return express
    .Router()
    .use(smsWebhook({ ...signed, takeTurn: take, fallbackText: ly.answerWhenBroken }))
    .use(receiptWebhook({ ...signed, recordReceipt: storage.recordReceipt }));
}
