// Forms that only Twilio may post: read, held against their signature and their shape, and refused with a count.
import express from 'express';
import type { Request, RequestHandler, Response } from 'express';
import twilio from 'twilio';
import type { z } from 'zod';
import type { Log } from '../../log.ts';

export interface Signature {
  authToken: string;
  /** Where Twilio posts to, as configured there; what the request claims of itself is not asked. No slash at the end. */
  publicUrl: string;
  log: Log;
}

/** The longest text of an SMS, all emoji, is under 20 kB as a form. */
const longestBody = '64kb';

type Refuse = (response: Response, refusal: { status: number; reason: string }) => void;

/** The handlers of a route: `take` gets only what is signed and has the shape of `form`. */
export function signedForm<Form>(
  signature: Signature,
  form: z.ZodType<Form>,
  take: (form: Form, response: Response) => unknown,
): RequestHandler[] {
  const refuse = countRefusals(signature.log);
  return [
    readForm(refuse),
    (request, response) => {
      if (!isFromTwilio(request, signature)) return refuse(response, { status: 403, reason: signatureFault(request) });
      const parsed = form.safeParse(request.body);
      if (!parsed.success) return refuse(response, { status: 400, reason: 'unexpected_form' });
      return take(parsed.data, response);
    },
  ];
}

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

function isFromTwilio(request: Request, { authToken, publicUrl }: Signature): boolean {
  const signature = request.get('x-twilio-signature');
  if (!signature || !request.originalUrl.startsWith('/')) return false;
  return twilio.validateRequest(authToken, signature, publicUrl + request.originalUrl, request.body ?? {});
}

const signatureFault = (request: Request): string =>
  request.get('x-twilio-signature') ? 'wrong_signature' : 'missing_signature';
