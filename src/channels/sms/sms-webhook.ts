// The SMS door: Twilio posts a message here, and hears an empty answer once the turn is committed. Replies go out by the outbox.
import express from 'express';
import type { Response, Router } from 'express';
import twilio from 'twilio';
import { z } from 'zod';
import { requestIdOf } from '../request-log.ts';
import { signedForm } from './signed-form.ts';
import type { Signature } from './signed-form.ts';
import { twilioAddresses } from './twilio-addresses.ts';

/** One SMS, from the door to the turn. */
export interface SmsMessage {
  channel: 'sms';
  /** E.164. */
  address: string;
  /** Twilio's MessageSid: the same one twice is one message. */
  providerId: string;
  text: string;
  media: number;
  requestId: string;
  at: Temporal.Instant;
}

export interface SmsWebhookParts extends Signature {
  /** Resolves when the turn is committed. */
  takeTurn: (message: SmsMessage) => Promise<unknown>;
  /** What the citizen hears when the turn fails: 112 and whom to ring at this hour. */
  fallbackText: (message: SmsMessage) => string;
  newId: () => string;
  now: () => Temporal.Instant;
}

/** Twilio cuts there. */
const longestText = 1600;
const longestId = 64;

const form = z.object({
  MessageSid: z.string().min(1).max(longestId),
  From: z.string().min(1).max(longestId),
  Body: z
    .string()
    .default('')
    .transform((text) => text.slice(0, longestText)),
  NumMedia: z.coerce.number().int().min(0).catch(0),
});

export function smsWebhook(parts: SmsWebhookParts): Router {
  const take = (sms: z.infer<typeof form>, response: Response) =>
    receive(asMessage(sms, requestIdOf(response, parts.newId), parts.now()), response, parts);
  return express.Router().post('/sms', signedForm(parts, form, take));
}

function asMessage(
  { MessageSid, From, Body, NumMedia }: z.infer<typeof form>,
  requestId: string,
  at: Temporal.Instant,
): SmsMessage {
  return {
    channel: 'sms',
    address: From,
    providerId: MessageSid,
    text: Body,
    media: NumMedia,
    requestId,
    at,
  };
}

async function receive(message: SmsMessage, response: Response, parts: SmsWebhookParts): Promise<void> {
  const { requestId, providerId } = message;
  const answer = new twilio.twiml.MessagingResponse();
  if (canBeAnswered(message.address)) {
    try {
      await parts.takeTurn(message);
    } catch (error) {
      parts.log.error('turn_failed', { requestId, providerId, error });
      const statusCallback = twilioAddresses(parts.publicUrl).receipt;
      answer.message({ statusCallback }, parts.fallbackText(message));
    }
  } else {
    parts.log.info('sender_without_number', { requestId, providerId });
  }
  response.type('text/xml').send(answer.toString());
}

/** An operator or a company writes from a name or a short code: nobody there reads an answer. */
const canBeAnswered = (address: string): boolean => /^\+\d{8,15}$/.test(address);
