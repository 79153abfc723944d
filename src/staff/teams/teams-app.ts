// The SDK's app behind our own route: POST /api/messages. It checks Microsoft's token; what it does not check stands here.
import express from 'express';
import type { Router } from 'express';
import { PUBLIC, withOverrides } from '@microsoft/teams.api';
import type { CloudEnvironment } from '@microsoft/teams.api';
import { App } from '@microsoft/teams.apps';
import type { HttpRouteHandler, IHttpServerAdapter } from '@microsoft/teams.apps';
import type { Log } from '../../log.ts';
import type { TeamsAccount } from './teams-account.ts';

const messagesPath = '/api/messages';

/** A card with all its boxes is far smaller. */
const mostBytes = '256kb';
/** Of one request to Teams. Milliseconds: with its token it stays under what a delivery may take. */
const timeout = 10_000;

export interface TeamsApp {
  app: App;
  router: Router;
  /** Of Teams itself, for a channel that Ly has not heard from yet. */
  serviceUrl: string;
}

export async function openTeamsApp(account: TeamsAccount, log: Log): Promise<TeamsApp> {
  const { standInUrl } = account;
  const cloud = standInUrl === null ? PUBLIC : standInFor(standInUrl);
  const serviceUrl = standInUrl === null ? 'https://smba.trafficmanager.net/emea' : `${standInUrl}/connector`;
  const router = express.Router();
  const logger = quietLogger(log);
  const app = new App({
    // Each of these is said, so that no variable of the environment says something else.
    ...{ clientId: account.appId, cloud, serviceUrl, logger },
    tenantId: account.isMultiTenant ? cloud.loginTenant : account.tenantId,
    ...(standInUrl === null
      ? { clientSecret: account.appSecret }
      : { clientSecret: '', token: () => standInToken(standInUrl, account) }),
    dangerouslyAllowUnauthenticatedRequests: false,
    skipAuth: false,
    messagingEndpoint: messagesPath,
    httpServerAdapter: adapterOn(router, cloud),
    client: { timeout, logger },
    telemetry: { agent365: false },
  });
  await app.initialize();
  return { app, router, serviceUrl };
}

/** Everything Microsoft on one address: for tests. */
const standInFor = (url: string): CloudEnvironment =>
  withOverrides(PUBLIC, {
    loginEndpoint: `${url}/login`,
    openIdMetadataUrl: `${url}/v1/.well-known/openidconfiguration`,
    tokenServiceUrl: `${url}/token`,
    tokenIssuer: url,
  });

/** Microsoft's own library asks for tokens over https alone, so a stand-in on this machine is asked here. */
async function standInToken(url: string, { appId, appSecret }: TeamsAccount): Promise<string> {
  const body = new URLSearchParams({ client_id: appId, client_secret: appSecret, grant_type: 'client_credentials' });
  const response = await fetch(`${url}/login/token`, { method: 'POST', body });
  if (!response.ok) throw Object.assign(new Error('no token'), { errorCode: 'invalid_client' });
  return ((await response.json()) as { access_token: string }).access_token;
}

function adapterOn(router: Router, cloud: CloudEnvironment): IHttpServerAdapter {
  return {
    registerRoute(_method, path, handler) {
      router.post(path, express.json({ limit: mostBytes }), (request, response, next) => {
        answer(handler, { body: request.body as unknown, authorization: request.get('authorization') ?? '' }, cloud)
          .then(({ status, body }) =>
            body === undefined ? response.sendStatus(status) : response.status(status).json(body),
          )
          .catch(next);
      });
    },
  };
}

interface Asked {
  body: unknown;
  authorization: string;
}

/** The SDK would take a token of any tenant's own sign-in that names our app; from Teams come those of Microsoft's bot service alone. */
async function answer(handler: HttpRouteHandler, { body, authorization }: Asked, { tokenIssuer }: CloudEnvironment) {
  if (issuerOf(authorization) !== tokenIssuer || !isFromTeams(body))
    return { status: 401, body: { error: 'Unauthorized' } };
  return handler({ body, headers: { authorization } });
}

/**
 * The same service and token carry web chat and Direct Line, where whoever writes says themselves who they are. Without its
 * address the SDK would not compare it with the token's.
 */
function isFromTeams(body: unknown): boolean {
  const { channelId, serviceUrl } = (body ?? {}) as { channelId?: unknown; serviceUrl?: unknown };
  return channelId === 'msteams' && typeof serviceUrl === 'string' && serviceUrl !== '';
}

/** Not checked yet: the SDK does that next. */
function issuerOf(authorization: string): unknown {
  const [, claims = ''] = authorization.replace(/^Bearer /, '').split('.');
  try {
    return (JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as { iss?: unknown } | null)?.iss;
  } catch {
    return undefined;
  }
}

/** The SDK's own lines may quote what somebody wrote: of them only how grave they are is kept. */
function quietLogger(log: Log) {
  const nothing = () => {};
  const logger = {
    log: (level: string) => void (level === 'error' && log.error('teams_sdk_error', {})),
    error: () => log.error('teams_sdk_error', {}),
    warn: () => log.warn('teams_sdk_warning', {}),
    ...{ info: nothing, debug: nothing, trace: nothing },
    child: () => logger,
  };
  return logger;
}
