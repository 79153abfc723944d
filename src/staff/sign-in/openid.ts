// The municipality's own sign-in: OpenID Connect, authorization code with PKCE, state and nonce. Asked for when first needed.
import * as client from 'openid-client';
import { z } from 'zod';
import type { Role } from '../../storage/staff/staff-records.ts';

export interface OpenIdSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The group (its id in Entra) that gives each role. */
  groups: Record<Role, string>;
}

/** Made anew for each sign-in, and known to that browser alone. */
export interface Secrets {
  state: string;
  nonce: string;
  /** PKCE: 43 characters at least. */
  verifier: string;
}

export interface Identity {
  /** Issuer and subject: the only thing about a person that never changes. An e-mail can pass to another. */
  subject: string;
  name: string;
  email: string | null;
  /** Who they are in Teams, where the provider is Entra; null where it does not say. */
  entraId: string | null;
  roles: Role[];
  /** Where the provider's own session is ended, null where it has no such place. */
  endUrl: string | null;
}

export interface OpenId {
  /** Where to send the browser. */
  begin(secrets: Secrets): Promise<URL>;
  /** Throws where anything does not fit: state, nonce, code, signature, issuer, audience, time. */
  finish(answer: URL, secrets: Secrets): Promise<Identity>;
}

/** Somebody waits on the page meanwhile. Seconds. */
const patience = 8;

/** @param publicUrl where the browser comes back to: `/oidc/svar` there is registered at the provider. */
export function createOpenId(settings: OpenIdSettings, publicUrl: string): OpenId {
  const discover = remember(() => discoverProvider(settings));
  const redirectUri = `${publicUrl}/oidc/svar`;
  return {
    async begin({ state, nonce, verifier }) {
      const challenge = await client.calculatePKCECodeChallenge(verifier);
      return client.buildAuthorizationUrl(await discover(), {
        ...{ redirect_uri: redirectUri, scope: 'openid profile email', state, nonce },
        ...{ code_challenge: challenge, code_challenge_method: 'S256' },
      });
    },
    async finish(answer, { state, nonce, verifier }) {
      const config = await discover();
      const tokens = await client.authorizationCodeGrant(config, answer, {
        ...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
      });
      const claims = claimsRead.parse(tokens.claims());
      return {
        subject: `${claims.iss} ${claims.sub}`,
        name: claims.name ?? claims.preferred_username ?? 'Kollega',
        email: claims.email ?? null,
        entraId: claims.oid ?? null,
        roles: rolesOf([...claims.groups, ...claims.roles], settings.groups),
        endUrl: endUrl(config, { idToken: tokens.id_token, back: `${publicUrl}/log-ind` }),
      };
    },
  };
}

function discoverProvider({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<client.Configuration> {
  const address = new URL(issuer);
  // A provider on this very machine is one of a test.
  const isLocal = address.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(address.hostname);
  return client.discovery(address, clientId, clientSecret, undefined, {
    timeout: patience,
    execute: isLocal ? [client.allowInsecureRequests] : [],
  });
}

/** What failed is tried again the next time. */
function remember<Found>(find: () => Promise<Found>): () => Promise<Found> {
  let found: Promise<Found> | undefined;
  return () => {
    found ??= find().catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
}

const words = z.array(z.string()).catch([]);
const claimsRead = z.object({
  iss: z.string(),
  sub: z.string().min(1),
  name: z.string().min(1).max(200).optional().catch(undefined),
  preferred_username: z.string().min(1).max(200).optional().catch(undefined),
  email: z.email().optional().catch(undefined),
  oid: z.guid().toLowerCase().optional().catch(undefined),
  groups: words,
  // Entra names the roles of an application here, which an administrator may prefer to groups.
  roles: words,
});

const rolesOf = (groups: readonly string[], giving: Record<Role, string>): Role[] =>
  (Object.keys(giving) as Role[]).filter((role) => groups.includes(giving[role]));

function endUrl(config: client.Configuration, { idToken, back }: { idToken: string | undefined; back: string }) {
  if (config.serverMetadata().end_session_endpoint === undefined || idToken === undefined) return null;
  return client.buildEndSessionUrl(config, { id_token_hint: idToken, post_logout_redirect_uri: back }).href;
}
