// The page's other files. The name of each changes with it, so a phone fetches it once.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';

interface PageFile {
  path: string;
  /** What the page names. */
  link: string;
  send: RequestHandler;
}

export const stylesheet = pageFile('ly.css', import.meta.url);
export const script = pageFile('ly.js', import.meta.url);

/** @param file where it lies, from the module `beside`. Its address is its name alone. */
export function pageFile(file: string, beside: string): PageFile {
  const text = packed(readFileSync(new URL(file, beside), 'utf8'));
  const name = basename(file);
  const print = createHash('sha256').update(text).digest('base64url').slice(0, 8);
  const gzipped = gzipSync(text);
  return {
    path: `/${name}`,
    link: `/${name}?${print}`,
    send: (request, response) => {
      response.set({ 'Cache-Control': 'public, max-age=31536000, immutable', Vary: 'Accept-Encoding' }).type(name);
      if (!request.acceptsEncodings('gzip')) return void response.send(text);
      response.set('Content-Encoding', 'gzip').send(gzipped);
    },
  };
}

/** What is there for us to read stays here: whole lines of comment, and what stands before a line. */
function packed(text: string): string {
  return text.replaceAll(/^[ \t]+/gm, '').replaceAll(/^(\/\/.*|\/\*.*\*\/)?\n/gm, '');
}
