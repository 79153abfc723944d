// The web chat: a plain page and a form. Works without JavaScript; the form answers 303 to the page that shows the answer.
import express from 'express';
import type { Request, RequestHandler, Response, Router } from 'express';
import type { Language } from '../../vocabulary.ts';
import { requestIdOf } from '../request-log.ts';
import { liveTalk } from './live.ts';
import type { LiveParts } from './live.ts';
import { script, stylesheet } from './page-files.ts';
import { createPage, paths } from './page.ts';
import type { Page, PageParts } from './page.ts';
import { comesFromOurPage, readForm, readLanguage } from './read-form.ts';
import type { Form } from './read-form.ts';
import type { ShownMessage } from './talk.ts';
import { endCookie, giveCookie, newVisitor, readVisitor, visitorOfCookie } from './visitor.ts';
import type { Visitor } from './visitor.ts';

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

type Unanswered = Pick<WebMessage, 'channel' | 'text' | 'at' | 'chosenLanguage'>;

export interface WebChatParts extends Omit<PageParts, 'stylesheet' | 'script'>, LiveParts {
  takeTurn: (message: WebMessage) => Promise<unknown>;
  /** Whether so much comes from this address that nothing more of it is read, unless the words must be heard. */
  turnsAway: (caller: string, text: string) => Promise<boolean>;
  /** What the citizen reads when we failed: 112 and whom to ring at this hour. */
  fallbackText: (message: Unanswered) => string;
  now: () => Temporal.Instant;
}

/** The parts, and the page made of them. */
type Door = WebChatParts & { page: Page };

/** What is shown, and to whom. */
interface Shown {
  response: Response;
  language: Language;
  /** Carried in the form, where the browser did not bring the cookie. */
  visitor?: Visitor | undefined;
  status?: number;
  /** What is said from now on belongs on it. */
  goesOn?: boolean;
}

/** Far more than a form of ours: what is larger was not written by a person. */
const longestBody = '64kb';

export function webChat(parts: WebChatParts): Router {
  const page = createPage({ ...parts, stylesheet: stylesheet.link, script: script.link });
  const door: Door = { ...parts, page };
  const router = express.Router();
  for (const [language, path] of Object.entries(paths) as [Language, string][]) {
    router.get(path, (request, response) => showPage(request, { response, language }, door));
  }
  for (const { path, send } of [stylesheet, script]) router.get(path, send);
  router.get('/live', liveTalk(parts, page.renderMessage));
  router.get(['/message', '/leave'], (_request, response) => response.redirect(303, paths.da));
  router.post('/leave', readBody(door), (request, response) => leave(request, response, door));
  router.post('/message', readBody(door), turnAway(door), (request, response) => receive(request, response, door));
  // Whoever mistypes the address can ask all the same.
  router.get('/{*any}', (_request, response) => showMessages([], { response, language: 'da', status: 404 }, door));
  return router;
}

function showPage(request: Request, shown: Shown, door: Door): Promise<void> | void {
  const known = visitorOfCookie(request, door.visitorKeys);
  if (known) return showTalk(known, shown, door);
  // Given before the first message, so that pressing twice is one visitor.
  const visitor = newVisitor(door.visitorKeys);
  giveCookie(shown.response, visitor, door.visitorKeys);
  showMessages([], { ...shown, visitor, goesOn: true }, door);
}

async function showTalk({ id }: Visitor, shown: Shown, door: Door): Promise<void> {
  try {
    showMessages(await door.history(id), { ...shown, goesOn: true }, door);
  } catch (error) {
    door.log.error('history_unreadable', { requestId: requestIdOf(shown.response, door.newId), error });
    showBroken('', shown, door);
  }
}

function showMessages(messages: readonly ShownMessage[], { response, ...shown }: Shown, door: Door): void {
  const { language, visitor, status = 200, goesOn = false } = shown;
  const html = door.page.render({ language, messages, visitor: visitor?.token ?? null, goesOn });
  response.status(status).set('Cache-Control', 'no-store').type('html').send(html);
}

/** Their words, and an answer that needs nothing of what failed. */
function showBroken(text: string, shown: Shown, door: Door): void {
  const unanswered = { channel: 'web' as const, text, at: door.now(), chosenLanguage: chosen(shown.language) };
  const asked: ShownMessage[] = text.trim() === '' ? [] : [{ id: '', from: 'citizen', text }];
  showMessages(
    [...asked, { id: '', from: 'ly', text: door.fallbackText(unanswered) }],
    { status: 500, ...shown },
    door,
  );
}

async function receive(request: Request, response: Response, door: Door): Promise<void> {
  const form = readForm(request.body);
  // No text, or a form of another site: to the page, where they can write.
  if (!form || !comesFromOurPage(request)) return response.redirect(303, paths.da);
  const { language } = form;
  const byCookie = visitorOfCookie(request, door.visitorKeys);
  const byForm = byCookie ? undefined : readVisitor(form.visitor, door.visitorKeys);
  const visitor = byCookie ?? byForm ?? newVisitor(door.visitorKeys);
  if (!byCookie) giveCookie(response, visitor, door.visitorKeys);
  const shown = { response, language, visitor: byForm };
  const message = asMessage(form, visitor, { requestId: requestIdOf(response, door.newId), at: door.now() });
  try {
    await door.takeTurn(message);
  } catch (error) {
    door.log.error('turn_failed', { requestId: message.requestId, error });
    return showBroken(form.text, shown, door);
  }
  // A browser that keeps no cookies would not find its answer behind the redirect.
  if (byForm) return showTalk(visitor, shown, door);
  response.redirect(303, `${paths[language]}#svar`);
}

/** For whoever leaves a screen to others: nobody reads on there, and what was held open for them ends. */
function leave(request: Request, response: Response, door: Door): void {
  const visitor = visitorOfCookie(request, door.visitorKeys);
  if (visitor && comesFromOurPage(request)) {
    endCookie(response, door.visitorKeys);
    door.streams.endOf(visitor.id);
  }
  response.redirect(303, paths[readLanguage(request.body)]);
}

type Moment = Pick<WebMessage, 'requestId' | 'at'>;

function asMessage({ text, language, messageId }: Form, visitor: Visitor, moment: Moment): WebMessage {
  return {
    channel: 'web',
    address: visitor.id,
    providerId: messageId,
    text,
    media: 0,
    ...moment,
    chosenLanguage: chosen(language),
  };
}

/** Before anything of it is kept: whoever floods us has a new visitor for every message. */
function turnAway(door: Door): RequestHandler {
  return async (request, response, next) => {
    const form = readForm(request.body);
    if (!form || !(await door.turnsAway(request.ip ?? '', form.text))) return next();
    door.log.warn('form_refused', { requestId: requestIdOf(response, door.newId), status: 429 });
    const { language, text } = form;
    const tooFast = { id: '', from: 'ly', text: door.phrases.phrase(language, 'plain.too_fast') } as const;
    showMessages([{ id: '', from: 'citizen', text }, tooFast], { response, language, status: 429 }, door);
  };
}

const chosen = (language: Language): Language | undefined => (language === 'da' ? undefined : language);

/** A form too large or in an unknown alphabet: nothing in it can be read, and 112 is said all the same. */
function readBody(door: Door): RequestHandler {
  const read = express.urlencoded({ extended: false, limit: longestBody });
  return (request, response, next) =>
    read(request, response, (error?: { status?: number }) => {
      if (error === undefined) return next();
      door.log.warn('form_refused', { requestId: requestIdOf(response, door.newId), status: error.status ?? 400 });
      showBroken('', { response, language: 'da', status: error.status ?? 400 }, door);
    });
}
