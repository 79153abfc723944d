// What machines ask that watch over Ly: does it turn, can it take messages, what has it counted.
import { createHash, timingSafeEqual } from 'node:crypto';
import express from 'express';
import type { Request, RequestHandler, Response, Router } from 'express';
import type { Waiting } from '../../storage/outbox/outbox-state.ts';
import type { TeamsTrouble } from '../../storage/staff/teams-places.ts';
import type { ToRead } from './metrics.ts';

export interface OperatorDoorParts {
  outboxState: () => Promise<Waiting[]>;
  content: { places: readonly unknown[] };
  /** Null: Teams is off, and nothing of it is checked. */
  teams: object | null;
  teamsTrouble: () => Promise<TeamsTrouble[]>;
  now: () => Temporal.Instant;
  metrics: { text: (from: ToRead) => Promise<string>; contentType: string };
  /** Null: there is no such door. */
  metricsToken: string | null;
}

/** A reply that waits so long is nearly too late to be right. Minutes. */
const longestWait = 10;
/** Microsoft may fail for a moment, and the ladder does not wait for it. Minutes. */
const longestTrouble = 2;

export function operatorDoor(parts: OperatorDoorParts): Router {
  const router = express.Router();
  router.get('/health/live', (_request, response) => void response.json({ live: true }));
  router.get('/health/ready', (_request, response) => answerReady(response, parts));
  if (parts.metricsToken !== null) router.get('/metrics', bearer(parts.metricsToken), sendMetrics(parts));
  return router;
}

/** Says which check failed and nothing else: anybody may ask. */
async function answerReady(response: Response, parts: OperatorDoorParts): Promise<void> {
  const content = parts.content.places.length > 0 ? 'ok' : 'missing';
  const checks = { content, ...(await checkOutbox(parts)), ...(await checkTeams(parts)) };
  const ready = Object.values(checks).every((check) => check === 'ok');
  response
    .status(ready ? 200 : 503)
    .set('Cache-Control', 'no-store')
    .json({ ready, checks });
}

async function checkOutbox({ outboxState, now }: OperatorDoorParts) {
  try {
    const waiting = await outboxState();
    const late = now().subtract({ minutes: longestWait });
    const isLate = waiting.some(({ route, since }) => route === 'sms' && Temporal.Instant.compare(since, late) < 0);
    return { database: 'ok', outbox: isLate ? 'late' : 'ok' };
  } catch {
    return { database: 'silent', outbox: 'unknown' };
  }
}

/** A channel that duty names is gone, or has not been reached for a while: colleagues are told elsewhere, by the ladder. */
async function checkTeams({ teams, teamsTrouble, now }: OperatorDoorParts): Promise<{ teams?: string }> {
  if (teams === null) return {};
  try {
    const late = now().subtract({ minutes: longestTrouble });
    const isLost = (await teamsTrouble()).some(({ gone, since }) => gone || Temporal.Instant.compare(since, late) < 0);
    return { teams: isLost ? 'unreachable' : 'ok' };
  } catch {
    return { teams: 'unknown' };
  }
}

function bearer(token: string): RequestHandler {
  const expected = digest(`Bearer ${token}`);
  return (request: Request, response: Response, next) => {
    if (timingSafeEqual(digest(request.get('authorization') ?? ''), expected)) return next();
    response.set('WWW-Authenticate', 'Bearer').sendStatus(401);
  };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const sendMetrics =
  (parts: OperatorDoorParts): RequestHandler =>
  async (_request, response) => {
    const text = await parts.metrics.text(parts);
    response.set({ 'Content-Type': parts.metrics.contentType, 'Cache-Control': 'no-store' }).send(text);
  };
