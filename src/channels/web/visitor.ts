// Who writes on the page: an anonymous visitor, known by a signed cookie that ends with the browser.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';

const cookieName = 'ly';

export interface VisitorKeys {
  /** Signs the cookie; 32 bytes. */
  key: Uint8Array;
  /** Whether browsers reach the page over https: the cookie is then sent over nothing else. */
  secure: boolean;
}

/** The visitor of the cookie; undefined without one, or with one that this key did not sign. */
export function knownVisitor(request: Request, { key }: VisitorKeys): string | undefined {
  const [id, signature] = readCookie(request.headers.cookie)?.split('.') ?? [];
  if (!id || !signature) return undefined;
  const given = Buffer.from(signature, 'base64url');
  const expected = sign(id, key);
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : undefined;
}

/** Makes a visitor and hands the cookie to the browser. */
export function newVisitor(response: Response, { key, secure }: VisitorKeys): string {
  const id = randomUUID();
  response.cookie(cookieName, `${id}.${sign(id, key).toString('base64url')}`, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/',
  });
  return id;
}

const sign = (id: string, key: Uint8Array): Buffer => createHmac('sha256', key).update(`web visitor ${id}`).digest();

function readCookie(header: string | undefined): string | undefined {
  const pairs = header?.split(';').map((pair) => pair.trim()) ?? [];
  return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
}
