// GET /live: what is new in a visitor's talk comes to the page by itself, after a lost connection from where it broke off.
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import type { Language } from '../../vocabulary.ts';
import type { EventStream, EventStreams } from '../event-streams.ts';
import { requestIdOf } from '../request-log.ts';
import type { ShownMessage } from './talk.ts';
import { visitorOfCookie } from './visitor.ts';
import type { VisitorKeys } from './visitor.ts';

export interface LiveParts {
  streams: EventStreams;
  /** Runs `changed` whenever something was said; returns what ends it. */
  follow: (visitor: string, changed: () => void) => () => void;
  /** The newest of what was written, oldest first. */
  history: (visitor: string) => Promise<ShownMessage[]>;
  /** What was written after that message, a few at a time; undefined when it is gone. */
  messagesAfter: (visitor: string, place: string) => Promise<ShownMessage[] | undefined>;
  visitorKeys: VisitorKeys;
  newId: () => string;
  log: Log;
}

/** One message as the page shows it. */
type RenderMessage = (message: ShownMessage, language: Language) => string;

const asked = z.object({
  language: z.enum(['da', 'kl', 'en']).catch('da'),
  /** The last message the page shows; nothing where it shows none. */
  after: z.string().max(100).catch(''),
});

export function liveTalk(parts: LiveParts, renderMessage: RenderMessage): RequestHandler {
  return (request, response) => {
    const visitor = visitorOfCookie(request, parts.visitorKeys);
    if (!visitor) return void response.sendStatus(401);
    const { language, after } = asked.parse(request.query);
    // A browser that comes again knows better than the address it began with.
    const place = request.get('last-event-id') ?? after;
    const stream = request.method === 'HEAD' ? undefined : parts.streams.open(visitor.id, response);
    if (!stream) return void response.sendStatus(503);
    const render = (message: ShownMessage) => renderMessage(message, language);
    const tellNews = newsTeller({ visitor: visitor.id, place, stream, render, parts });
    let told = Promise.resolve();
    const look = () => {
      told = told.then(tellNews).catch((error: unknown) => {
        parts.log.error('talk_unreadable', { requestId: requestIdOf(response, parts.newId), error });
        stream.end();
      });
    };
    stream.onEnd(parts.follow(visitor.id, look));
    look();
  };
}

interface Telling {
  visitor: string;
  place: string;
  stream: EventStream;
  render: (message: ShownMessage) => string;
  parts: LiveParts;
}

/** Tells what was written since it last told, each message once. */
function newsTeller({ visitor, place, stream, render, parts }: Telling): () => Promise<void> {
  let last = place;
  const tell = (messages: readonly ShownMessage[]) => {
    for (const message of messages) {
      stream.send({ id: message.id, name: null, data: render(message) });
      last = message.id;
    }
  };
  return async function tellNews() {
    for (;;) {
      const news = await (last === '' ? parts.history(visitor) : parts.messagesAfter(visitor, last));
      if (news?.length === 0) return;
      if (news) tell(news);
      else {
        // What the page shows was deleted, or is somebody else's: it forgets it, and is told what there is.
        stream.send({ id: '', name: 'again', data: 'again' });
        last = '';
      }
    }
  };
}
