// The web door alone, with a turn and a history that a test decides, and what came in through it.
import express from 'express';
import type { Express } from 'express';
import request from 'supertest';
import type { Response } from 'supertest';
import { createEventStreams } from '../../../src/channels/event-streams.ts';
import { webChat } from '../../../src/channels/web/web-chat.ts';
import type { WebChatParts, WebMessage } from '../../../src/channels/web/web-chat.ts';
import { captureLog } from '../../captured-log.ts';
import type { CapturedLog } from '../../captured-log.ts';

export interface WebDoor extends CapturedLog {
  app: Express;
  heard: WebMessage[];
}

const now = Temporal.Instant.from('2026-11-25T12:00:00Z');

export function openWebDoor(changed: Partial<WebChatParts> = {}): WebDoor {
  const heard: WebMessage[] = [];
  const logged = captureLog();
  const parts: WebChatParts = {
    takeTurn: (message) => Promise.resolve(heard.push(message)),
    turnsAway: () => Promise.resolve(false),
    history: (visitor) =>
      Promise.resolve(heard.filter(({ address }) => address === visitor).flatMap(({ text }) => answered(text))),
    messagesAfter: () => Promise.resolve([]),
    follow: () => () => undefined,
    streams: createEventStreams(() => () => undefined),
    idleMinutes: 5,
    fallbackText: ({ text, chosenLanguage }) => `I fare: ring 112. (${text}) (${chosenLanguage ?? 'da'})`,
    phrases: { phrase: (language, key) => `${language} ${key}`, speaks: (language) => language !== 'kl' },
    hearLanguage: () => 'other',
    visitorKeys: { key: Buffer.alloc(32, 7), secure: false },
    newId: () => 'request-1',
    now: () => now,
    log: logged.log,
    ...changed,
  };
  return { app: express().use(webChat(parts)), heard, ...logged };
}

const answered = (text: string) => [
  { id: `spurgt ${text}`, from: 'citizen' as const, text },
  { id: `svaret ${text}`, from: 'ly' as const, text: `svar på ${text}` },
];

/** The hidden fields of the page's form. */
export function fieldsOf(page: Response): Record<string, string> {
  const fields = page.text.slice(page.text.indexOf('<form'), page.text.indexOf('</form>'));
  return Object.fromEntries(
    [...fields.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  );
}

/** As a browser sends the form that it got with `page`. `cookie`: false for one that keeps none. */
export function sendForm(app: Express, page: Response, { text, cookie = true }: { text: string; cookie?: boolean }) {
  const post = request(app).post('/message').type('form').set('Sec-Fetch-Site', 'same-origin');
  if (cookie) void post.set('Cookie', cookiesOf(page));
  return post.send({ ...fieldsOf(page), text });
}

export const cookiesOf = (page: Response): string[] =>
  [page.headers['set-cookie'] ?? []].flat().map((cookie: string) => cookie.split(';')[0] ?? '');
