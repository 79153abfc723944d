// Twilio says here what became of a message: in any order, more than once, and sometimes before we know the message's id.
import express from 'express';
import type { Response, Router } from 'express';
import { z } from 'zod';
import type { Receipt, ReceiptStatus } from '../../storage/receipts.ts';
import { whyNotDelivered } from './provider-codes.ts';
import { signedForm } from './signed-form.ts';
import type { Signature } from './signed-form.ts';

export interface ReceiptWebhookParts extends Signature {
  /** False when it is known already. */
  recordReceipt: (receipt: Receipt) => Promise<boolean>;
  now: () => Temporal.Instant;
}

/** Twilio's words for it, and ours. What is not listed (scheduled, canceled, receiving) is none of our messages. */
const statuses: Readonly<Record<string, ReceiptStatus>> = {
  accepted: 'queued',
  queued: 'queued',
  sending: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  failed: 'failed',
};

const form = z.object({
  MessageSid: z.string().min(1).max(64),
  MessageStatus: z.string().max(64),
  ErrorCode: z.coerce.number().int().positive().nullish().catch(null),
});

/** When it cannot be kept the answer is an error, and Twilio tries again. */
export function receiptWebhook(parts: ReceiptWebhookParts): Router {
  const take = (receipt: z.infer<typeof form>, response: Response) => record(receipt, response, parts);
  return express.Router().post('/sms/receipt', signedForm(parts, form, take));
}

async function record(receipt: z.infer<typeof form>, response: Response, parts: ReceiptWebhookParts): Promise<void> {
  const { MessageSid: providerId, MessageStatus, ErrorCode } = receipt;
  const status = statuses[MessageStatus];
  if (status === undefined) {
    parts.log.warn('receipt_of_unknown_status', { providerId });
  } else {
    const code = ErrorCode ?? null;
    const arrived = status !== 'failed' && status !== 'undelivered';
    const words = arrived ? null : whyNotDelivered(code);
    const isNew = await parts.recordReceipt({ providerId, status, code, words, at: parts.now() });
    if (isNew && !arrived) parts.log.warn('message_not_delivered', { providerId, reason: String(code ?? status) });
  }
  response.sendStatus(204);
}
