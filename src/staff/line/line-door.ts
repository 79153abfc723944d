// GET /vagt: who waits. GET /vagt/live: the same, as it changes.
import express from 'express';
import type { Request, RequestHandler, Response, Router } from 'express';
import { z } from 'zod';
import type { EventStreams } from '../../channels/event-streams.ts';
import { requestIdOf } from '../../channels/request-log.ts';
import type { Content } from '../../knowledge/content-schema.ts';
import type { Log } from '../../log.ts';
import type { Storage } from '../../storage/open-storage.ts';
import { may } from '../conversation-access.ts';
import { memberOf, sessionOf } from '../staff-guard.ts';
import type { StaffGuard } from '../staff-guard.ts';
import type { QuickReplies } from '../quick-replies.ts';
import { readTemplate, sendPage } from '../staff-pages.ts';
import { lineLists } from './line-rows.ts';
import type { LineRow } from './line-rows.ts';
import { createLineFeed } from './line-feed.ts';
import type { LineFeed } from './line-feed.ts';
import { createTeller, htmlOf } from '../live-parts.ts';
import type { Lists } from '../live-parts.ts';
import { filterNames, filters } from '../staff-words.ts';

export interface LineParts {
  storage: Pick<Storage, 'waitingLine' | 'subscribe' | 'audit'>;
  guard: StaffGuard;
  streams: EventStreams;
  /** As it is at this moment: staff change it while Ly runs. */
  content: () => Pick<Content, 'duty'>;
  quickReplies: Pick<QuickReplies, 'forRow'>;
  now: () => Temporal.Instant;
  newId: () => string;
  log: Log;
}

const body = readTemplate<object>('line.eta', import.meta.url);
const query = z.object({
  vis: z.enum(filterNames).catch('alle'),
  /** The line that the page shows already. */
  fra: z.string().max(100).catch(''),
});

export function lineDoor(parts: LineParts): Router {
  const { content, quickReplies, now } = parts;
  const rowParts = () => ({ content: content(), quickReplies: quickReplies.forRow, now: now() });
  const feed = createLineFeed({ ...parts, rowParts });
  const router = express.Router();
  const sees = parts.guard('see_line');
  router.get('/vagt', sees, (request, response) => showLine(request, response, { parts, feed }));
  router.get('/vagt/live', sees, liveLine(parts, feed));
  return router;
}

async function showLine(request: Request, response: Response, { parts, feed }: Showing): Promise<void> {
  const session = sessionOf(request);
  const { vis } = query.parse(request.query);
  const { version, rows } = await feed.fresh();
  const { tabs, line } = lineLists(session.member, vis, rows);
  const { id, name } = session.member;
  const entry = { id: parts.newId(), at: parts.now(), by: { id, name }, action: 'see_line' };
  await parts.storage.audit({ ...entry, conversationId: null, detail: filters[vis] });
  sendPage(response, {
    session,
    title: 'Vagten',
    isLive: true,
    body: body({
      ...{ csrf: session.csrf, me: session.member.id, vis, tabs: htmlOf(tabs), line: htmlOf(line) },
      live: `/vagt/live?${new URLSearchParams({ vis, fra: version }).toString()}`,
    }),
  });
}

interface Showing {
  parts: LineParts;
  feed: LineFeed;
}

function liveLine({ streams, newId, log }: LineParts, feed: LineFeed): RequestHandler {
  return async (request, response) => {
    const { vis, fra } = query.parse(request.query);
    const member = memberOf(request);
    const listsOf = (rows: readonly LineRow[], who = member): Lists => lineLists(who, vis, rows);
    const { version, rows } = await feed.current();
    // A colleague who reads three conversations still hears that somebody waits.
    const stream = streams.open(member.id, response, true);
    if (!stream) return void response.sendStatus(503);
    const look = createTeller({
      ...{ stream, session: sessionOf(request), shown: version === fra ? listsOf(rows) : {} },
      read: async (now) => (may(now, 'see_line') ? listsOf((await feed.current()).rows, now) : null),
      onError: (error) => log.error('line_unreadable', { requestId: requestIdOf(response, newId), error }),
    });
    stream.onEnd(feed.follow(look));
    look();
  };
}
