// The SMS door: Twilio posts a message here, and hears an empty answer once the turn is committed. Replies go out by the outbox.
import express from 'express';
import type { Request, RequestHandler, Response, Router } from 'express';
import twilio from 'twilio';
import { z } from 'zod';
import type { Log } from '../../log.ts';

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

export interface SmsWebhookParts {
  authToken: string;
  /** Where Twilio posts to, as configured there; what the request claims of itself is not asked. No slash at the end. */
  publicUrl: string;
  /** Resolves when the turn is committed. */
  takeTurn: (message: SmsMessage) => Promise<unknown>;
  /** What the citizen hears when the turn fails: 112 and whom to ring at this hour. */
  fallbackText: (message: SmsMessage) => string;
  newId: () => string;
  now: () => Temporal.Instant;
  log: Log;
}

/** Twilio cuts at 1,600 characters; as a form the longest of them, all emoji, is under 20 kB. */
const longestText = 1600;
const longestBody = '64kb';
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
  const refuse = countRefusals(parts.log);
  const router = express.Router();
  router.post('/sms', readForm(refuse), (request, response) => {
    if (!isFromTwilio(request, parts)) return refuse(response, { status: 403, reason: signatureFault(request) });
    const parsed = form.safeParse(request.body);
    if (!parsed.success) return refuse(response, { status: 400, reason: 'unexpected_form' });
    return receive(asMessage(parsed.data, parts), response, parts);
  });
  return router;
}

type Refuse = (response: Response, refusal: { status: number; reason: string }) => void;

/** A burst of these means a wrong public URL or token, and citizens who hear nothing. */
function countRefusals(log: Log): Refuse {
  let count = 0;
  return (response, { status, reason }) => {
    count += 1;
    log.warn('webhook_refused', { status, reason, count });
    response.sendStatus(status);
  };
}

function readForm(refuse: Refuse): RequestHandler {
  const read = express.urlencoded({ extended: false, limit: longestBody });
  return (request, response, next) =>
    read(request, response, (error?: { status?: number }) => {
      if (error === undefined) return next();
      return refuse(response, {
        status: error.status ?? 400,
        reason: error.status === 413 ? 'too_large' : 'unreadable',
      });
    });
}

function isFromTwilio(request: Request, { authToken, publicUrl }: SmsWebhookParts): boolean {
  const signature = request.get('x-twilio-signature');
  if (!signature || !request.originalUrl.startsWith('/')) return false;
  return twilio.validateRequest(authToken, signature, publicUrl + request.originalUrl, request.body ?? {});
}

const signatureFault = (request: Request): string =>
  request.get('x-twilio-signature') ? 'wrong_signature' : 'missing_signature';

function asMessage(
  { MessageSid, From, Body, NumMedia }: z.infer<typeof form>,
  { newId, now }: SmsWebhookParts,
): SmsMessage {
  return {
    channel: 'sms',
    address: From,
    providerId: MessageSid,
    text: Body,
    media: NumMedia,
    requestId: newId(),
    at: now(),
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
      answer.message({}, parts.fallbackText(message));
    }
  } else {
    parts.log.info('sender_without_number', { requestId, providerId });
  }
  response.type('text/xml').send(answer.toString());
}

/** An operator or a company writes from a name or a short code: nobody there reads an answer. */
const canBeAnswered = (address: string): boolean => /^\+\d{8,15}$/.test(address);
