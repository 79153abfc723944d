// The page's only other file. Its name changes with it, so a phone fetches it once.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RequestHandler } from 'express';

const css = readFileSync(new URL('./ly.css', import.meta.url));
const print = createHash('sha256').update(css).digest('base64url').slice(0, 8);

export const stylesheet = { path: '/ly.css', link: `/ly.css?${print}` };

export const sendStylesheet: RequestHandler = (_request, response) => {
  response.set('Cache-Control', 'public, max-age=31536000, immutable').type('css').send(css);
};
