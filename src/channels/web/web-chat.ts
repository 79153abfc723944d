// The web chat: a plain page and a form. Works without JavaScript; the form answers 303 to the page that shows the answer.
import { createHash, randomUUID } from 'node:crypto';
import express from 'express';
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import type { Language } from '../../vocabulary.ts';
import type { RenderPage, ShownMessage } from './page.ts';
import { knownVisitor, newVisitor } from './visitor.ts';
import type { VisitorKeys } from './visitor.ts';

/** One message from the page to the turn. */
export interface WebMessage {
  channel: 'web';
  address: string;
  providerId: string;
  text: string;
  media: 0;
  requestId: string;
  at: Temporal.Instant;
  /** Danish is where everybody lands; the other pages were chosen. */
  chosenLanguage: Language | undefined;
}

export interface WebChatParts {
  takeTurn: (message: WebMessage) => Promise<unknown>;
  /** What the visitor and Ly wrote, oldest first. */
  history: (visitor: string) => Promise<ShownMessage[]>;
  renderPage: RenderPage;
  visitorKeys: VisitorKeys;
  newId: () => string;
  now: () => Temporal.Instant;
}

const paths: Record<Language, string> = { da: '/', kl: '/kl', en: '/en' };
/** As long as a long SMS: what is longer is nothing Ly could read. */
const longestText = 1600;

const form = z.object({
  text: z.string().transform((text) => text.slice(0, longestText)),
  language: z.enum(['da', 'kl', 'en']),
  /** Made with the page: pressing twice, or sending the same page again, is one message. */
  form: z.uuid(),
});

export function webChat(parts: WebChatParts): Router {
  const router = express.Router();
  for (const [language, path] of Object.entries(paths) as [Language, string][]) {
    router.get(path, (request, response) => showPage({ request, response, language, parts }));
  }
  router.post('/message', express.urlencoded({ extended: false, limit: '16kb' }), (request, response) =>
    receiveForm({ request, response, parts }),
  );
  return router;
}

async function showPage(page: {
  request: Request;
  response: Response;
  language: Language;
  parts: WebChatParts;
}): Promise<void> {
  const { request, response, language, parts } = page;
  const visitor = knownVisitor(request, parts.visitorKeys);
  const messages = visitor === undefined ? [] : await parts.history(visitor);
  response
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(parts.renderPage({ language, messages, form: randomUUID(), paths }));
}

async function receiveForm({
  request,
  response,
  parts,
}: {
  request: Request;
  response: Response;
  parts: WebChatParts;
}): Promise<void> {
  const parsed = form.safeParse(request.body);
  if (!parsed.success || !comesFromOurPage(request)) {
    // A form of another site, or a broken one: back to the page, where they can write again.
    response.redirect(303, paths.da);
    return;
  }
  const { text, language, form: formId } = parsed.data;
  const visitor = knownVisitor(request, parts.visitorKeys) ?? newVisitor(response, parts.visitorKeys);
  await parts.takeTurn({
    channel: 'web',
    address: visitor,
    providerId: messageId(formId, text),
    text,
    media: 0,
    requestId: parts.newId(),
    at: parts.now(),
    chosenLanguage: language === 'da' ? undefined : language,
  });
  response.redirect(303, `${paths[language]}#svar`);
}

/** Other words from the same page (the browser's back button) are another message, and are not lost. */
const messageId = (formId: string, text: string): string =>
  `form:${formId}:${createHash('sha256').update(text).digest('base64url').slice(0, 16)}`;

/** Browsers say where a form came from; old ones that do not are held by the same-site cookie. */
function comesFromOurPage(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  return site === undefined || site === 'same-origin' || site === 'none';
}
