// Secrets that somebody carries: a session's cookie, a one-time link, a form's token. The house keeps only their digests.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, fit for a cookie or an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Random enough to need no salt. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** For one purpose out of a secret that somebody carries: nobody without the key can make it. */
export const derive = (key: Uint8Array, purpose: string, secret: string): string =>
  createHmac('sha256', key).update(`${purpose} ${secret}`).digest('base64url');

/** Takes as long whatever is given. */
export function isSame(given: unknown, expected: string): boolean {
  const [one, other] = [typeof given === 'string' ? given : '', expected].map((text) =>
    createHash('sha256').update(text).digest(),
  );
  return timingSafeEqual(one as Buffer, other as Buffer);
}
