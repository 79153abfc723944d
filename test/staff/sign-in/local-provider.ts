// A real OpenID provider on this machine, where a test decides who signs in and in which groups they are.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Configuration } from 'oidc-provider';

export interface LocalProvider {
  issuer: string;
  /** Who is at the keyboard there. */
  person: { sub: string; name: string; groups: string[]; oid?: string };
  /** Tells it where Ly answers. */
  serve(houseUrl: string): void;
  /** As a browser sent there: signs in, and comes back with the address it is sent to. */
  signIn(to: string): Promise<URL>;
  close(): Promise<void>;
}

export const secret = 'a secret of a test';

export async function openLocalProvider(): Promise<LocalProvider> {
  const { Provider } = await import('oidc-provider');
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const person: LocalProvider['person'] = { sub: 'person-1', name: 'Prøve Person', groups: ['gruppe-hjaelper'] };
  return {
    issuer,
    person,
    serve(houseUrl) {
      const provider = new Provider(issuer, configuration(houseUrl, person));
      const handle = provider.callback();
      server.removeAllListeners('request').on('request', (request, response) => {
        if (!request.url?.startsWith('/interaction/')) return void handle(request, response);
        const result = { login: { accountId: person.sub } };
        void provider.interactionFinished(request, response, result);
      });
    },
    signIn: (to) => follow(to, issuer),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function configuration(houseUrl: string, person: LocalProvider['person']): Configuration {
  return {
    clients: [
      {
        client_id: 'ly',
        client_secret: secret,
        redirect_uris: [`${houseUrl}/oidc/svar`],
        post_logout_redirect_uris: [`${houseUrl}/log-ind`],
      },
    ],
    claims: { openid: ['sub', 'groups'], profile: ['name', 'oid'], email: ['email'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key of a test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...person, sub }) }),
    async loadExistingGrant(context) {
      const { provider } = context.oidc;
      const grant = new provider.Grant({ clientId: 'ly', accountId: context.oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  };
}

/** Keeps the provider's cookies on the way, and stops where the way leads elsewhere. */
async function follow(to: string, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = new URL(to);
  for (let steps = 0; at.origin === issuer && steps < 10; steps += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`the provider answers ${answer.status} and leads nowhere`);
    at = new URL(next, at);
  }
  return at;
}
