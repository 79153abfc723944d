// The routes, as a table of contents. Every route has a guard, or stands here with its reason.
import express from 'express';
import type { ErrorRequestHandler, Express, Router } from 'express';
import helmet from 'helmet';
import { fileURLToPath } from 'node:url';

export interface AppParts {
  /** How many proxies stand in front, or which. */
  trustProxy: number | string[];
  /** GET / /kl /en: open to everybody, it is the front door. POST /message: visitor cookie, same site. */
  webChat: Router;
  /** POST /sms: Twilio's signature. Null while SMS is off. */
  smsWebhook: Router | null;
  /** What a citizen reads when we failed: 112 and a phone number. */
  sentenceWhenBroken: () => string;
  onError: (error: unknown) => void;
}

const stylesheet = fileURLToPath(new URL('./channels/web/ly.css', import.meta.url));

export function createApp(parts: AppParts): Express {
  const app = express();
  app.set('trust proxy', parts.trustProxy);
  app.disable('x-powered-by');
  app.use(helmet({ contentSecurityPolicy: { directives: pagePolicy, useDefaults: false } }));
  if (parts.smsWebhook) app.use(parts.smsWebhook);
  app.use(parts.webChat);
  // Open: the page's own stylesheet.
  app.get('/ly.css', (_request, response) => response.sendFile(stylesheet, { maxAge: '1h' }));
  app.use((request, response) => (request.method === 'GET' ? response.redirect(303, '/') : response.sendStatus(404)));
  app.use(whenBroken(parts));
  return app;
}

/** Nothing from anywhere else, nothing inline, no frames. */
const pagePolicy = {
  'default-src': ["'none'"],
  'style-src': ["'self'"],
  'img-src': ['data:'],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** Our own fault: logged by its id, and the citizen still gets a sentence that helps. */
function whenBroken({ onError, sentenceWhenBroken }: AppParts): ErrorRequestHandler {
  return (error, _request, response, next) => {
    onError(error);
    if (response.headersSent) next(error);
    else
      response
        .status(isTheirFault(error) ? 400 : 500)
        .type('text/plain')
        .send(`${sentenceWhenBroken()}\n`);
  };
}

/** Errors of a body parser carry a status: too large, wrong encoding. */
const isTheirFault = (error: unknown): boolean =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500;
