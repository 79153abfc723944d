// Each request has an id of ours, from the door to the outbox, and one line in the log.
import type { Request, RequestHandler, Response } from 'express';
import type { Log } from '../log.ts';

export interface RequestLog {
  newId: () => string;
  now: () => Temporal.Instant;
  log: Log;
}

/** Made when it is first asked for. What a request says of itself (X-Request-Id) is not asked: anybody can write there. */
export function requestIdOf(response: Response, newId: () => string): string {
  response.locals['requestId'] ??= newId();
  return response.locals['requestId'] as string;
}

/** The route and never the address, which can hold what somebody wrote. */
export function logRequests({ newId, now, log }: RequestLog): RequestHandler {
  return (request, response, next) => {
    const begun = now();
    const requestId = requestIdOf(response, newId);
    response.on('close', () => {
      const milliseconds = Math.round(now().since(begun).total('milliseconds'));
      const brokenOff = response.writableFinished ? {} : { reason: 'broken_off' };
      log.info('request', {
        requestId,
        route: routeOf(request),
        status: response.statusCode,
        milliseconds,
        ...brokenOff,
      });
    });
    next();
  };
}

const routeOf = ({ method, route }: Request): string =>
  `${method} ${(route as { path?: string } | undefined)?.path ?? 'unknown'}`;
