// Who writes on the page: an anonymous visitor, known by a signed token that ends with the browser.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';

const cookieName = 'ly';

export interface VisitorKeys {
  /** Signs the token; 32 bytes. */
  key: Uint8Array;
  /** Whether browsers reach the page over https: the cookie is then sent over nothing else. */
  secure: boolean;
}

export interface Visitor {
  id: string;
  /** The id with its signature: what the cookie holds. */
  token: string;
}

export function newVisitor({ key }: VisitorKeys): Visitor {
  const id = randomUUID();
  return { id, token: `${id}.${sign(id, key).toString('base64url')}` };
}

/** Undefined for a token that this key did not sign. */
export function readVisitor(token: string, { key }: VisitorKeys): Visitor | undefined {
  const [id = '', signature = ''] = token.split('.');
  const given = Buffer.from(signature, 'base64url');
  const expected = sign(id, key);
  return given.length === expected.length && timingSafeEqual(given, expected) ? { id, token } : undefined;
}

/** The visitor of the cookie; undefined without one that is ours. */
export function visitorOfCookie(request: Request, keys: VisitorKeys): Visitor | undefined {
  const pairs = request.headers.cookie?.split(';').map((pair) => pair.trim()) ?? [];
  const tokens = pairs
    .filter((pair) => pair.startsWith(`${cookieName}=`))
    .map((pair) => pair.slice(cookieName.length + 1));
  return tokens.map((token) => readVisitor(token, keys)).find((visitor) => visitor !== undefined);
}

/** Without an end of its own: it goes when the browser is closed, also on a computer that others use. */
export function giveCookie(response: Response, { token }: Visitor, { secure }: VisitorKeys): void {
  response.cookie(cookieName, token, attributes(secure));
}

export function endCookie(response: Response, { secure }: VisitorKeys): void {
  response.clearCookie(cookieName, attributes(secure));
}

const attributes = (secure: boolean) => ({ httpOnly: true, sameSite: 'lax', secure, path: '/' }) as const;

const sign = (id: string, key: Uint8Array): Buffer => createHmac('sha256', key).update(`web visitor ${id}`).digest();
