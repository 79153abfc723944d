// The token of a form for who has no session yet: without it another site could sign somebody in as somebody else.
import type { Request, RequestHandler, Response } from 'express';
import { carriesToken, refuseForm } from '../staff-guard.ts';
import { derive, newSecret } from '../staff-secrets.ts';
import { cookieAttributes, cookieName, cookieOf } from '../staff-session.ts';

export interface FormTokens {
  /** For the field `csrf`; the browser keeps its other half. */
  give(request: Request, response: Response): string;
  check: RequestHandler;
}

export function createFormTokens({ key, secure }: { key: Uint8Array; secure: boolean }): FormTokens {
  const name = cookieName('vagt_form', secure);
  const tokenOf = (secret: string) => derive(key, 'form before sign-in', secret);
  return {
    give(request, response) {
      const known = cookieOf(request, name);
      const secret = known ?? newSecret();
      if (known === undefined) response.cookie(name, secret, cookieAttributes(secure));
      return tokenOf(secret);
    },
    check(request, response, next) {
      const secret = cookieOf(request, name);
      if (secret === undefined || !carriesToken(request, tokenOf(secret))) return refuseForm(request, response);
      next();
    },
  };
}
