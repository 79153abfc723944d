// The routes, as a table of contents. Every route has a guard, or stands here with its reason.
import express from 'express';
import type { ErrorRequestHandler, Express, Router } from 'express';
import helmet from 'helmet';
import { logRequests, requestIdOf } from './channels/request-log.ts';
import type { RequestLog } from './channels/request-log.ts';

export interface AppParts extends RequestLog {
  /** How many proxies stand in front, or which. */
  trustProxy: number | string[];
  /** POST /sms, /sms/receipt, /voice: Twilio's signature. Null while SMS is off. */
  phoneNumber: Router | null;
  /** POST /api/messages: a token of Microsoft's bot service, the municipality's own tenant, its named teams. Null while Teams is off. */
  teams: Router | null;
  /** GET /health/live, /health/ready: open, for machines without a secret, and they say nothing but ok or not. GET /metrics: its token. */
  operator: Router;
  /**
   * GET / /kl /en /ly.css /ly.js and every unknown address: open, it is the front door. GET /live: the visitor's cookie.
   * POST /message and /leave: visitor, same site.
   */
  webChat: Router;
  /**
   * GET /vagt.css, /takeover.css and /vagt.js: open, they say nothing. GET and POST /log-ind and /invitation/:token: open, the forms with a token of their own;
   * the link is its own key. GET /oidc/log-ind and /oidc/svar: state, nonce, PKCE and a cookie. Every other one: signed in, with the
   * right to it (staff/conversation-access.ts), and its forms with the session's token: POST /log-ud, /kolleger, /kolleger/:id,
   * /kolleger/:id/link, /min-profil, /log/nummer, /oevelse, /vagt/:id/<act>; GET /vagt, /vagt/:id and their /live, /log.
   */
  staff: Router;
  /** What a citizen reads when we failed: 112 and a phone number. */
  sentenceWhenBroken: () => string;
}

export function createApp(parts: AppParts): Express {
  const app = express();
  app.set('trust proxy', parts.trustProxy);
  app.disable('x-powered-by');
  app.use(logRequests(parts));
  app.use(
    helmet({
      contentSecurityPolicy: { directives: pagePolicy, useDefaults: false },
      // Ly speaks for its own name only, not for others of the municipality.
      strictTransportSecurity: { includeSubDomains: false },
      xFrameOptions: { action: 'deny' },
    }),
  );
  if (parts.phoneNumber) app.use(parts.phoneNumber);
  if (parts.teams) app.use(parts.teams);
  app.use(parts.operator);
  app.use(parts.staff);
  app.use(parts.webChat);
  app.use((_request, response) => response.sendStatus(404));
  app.use(whenBroken(parts));
  return app;
}

/** Nothing from anywhere else, nothing inline, no frames. */
const pagePolicy = {
  'default-src': ["'none'"],
  'style-src': ["'self'"],
  'script-src': ["'self'"],
  'connect-src': ["'self'"],
  'img-src': ['data:'],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** Our own fault: logged, and the citizen still gets a sentence that helps. Express's own handler would print the error. */
function whenBroken({ newId, log, sentenceWhenBroken }: AppParts): ErrorRequestHandler {
  // eslint-disable-next-line max-params, @typescript-eslint/no-unused-vars -- Express knows it by its four parameters
  return (error, _request, response, _next) => {
    log.error('request_failed', { requestId: requestIdOf(response, newId), error });
    if (response.headersSent) response.destroy();
    else
      response
        .status(500)
        .type('text/plain')
        .send(`${orAtLeast112(sentenceWhenBroken)}\n`);
  };
}

/** When not even that sentence can be written. */
function orAtLeast112(sentence: () => string): string {
  try {
    return sentence();
  } catch {
    return 'I fare: ring 112. In danger: call 112.';
  }
}
