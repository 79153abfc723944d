// What a visitor sent: only the words are needed, the rest has a value of its own where it is missing or broken.
import { createHash, randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import type { Language } from '../../vocabulary.ts';

/** As long as a long SMS: what is longer is nothing Ly could read. */
const longestText = 1600;

export interface Form {
  text: string;
  language: Language;
  /** The same for the same words sent from the same page: pressing twice is one message. */
  messageId: string;
  /** The signed visitor the page was made for, where the browser had no cookie yet; empty where it had. */
  visitor: string;
}

const language = z.enum(['da', 'kl', 'en']).catch('da');

const form = z.object({
  /** Browsers end lines with CR LF in a form, and count one of them: cut as they count, and never through an emoji. */
  text: z.string().transform((text) => text.replaceAll('\r\n', '\n').slice(0, longestText).toWellFormed()),
  language,
  form: z.uuid().catch(() => randomUUID()),
  visitor: z.string().catch(''),
});

/** Undefined when there is no text field at all: that is no form of ours. */
export function readForm(body: unknown): Form | undefined {
  const parsed = form.safeParse(body);
  if (!parsed.success) return undefined;
  const { text, language, visitor } = parsed.data;
  return { text, language, visitor, messageId: messageId(parsed.data.form, text) };
}

/** The page a form stands on that says nothing else. */
export const readLanguage = (body: unknown): Language =>
  z.object({ language }).catch({ language: 'da' }).parse(body).language;

/** Other words from the same page (the browser's back button) are another message, and are not lost. */
const messageId = (formId: string, text: string): string =>
  `form:${formId}:${createHash('sha256').update(text).digest('base64url').slice(0, 16)}`;

/**
 * Browsers say where a form came from; old ones that do not are held by the same-site cookie. `Origin` is not asked:
 * it is "null" on a page without a referrer, and proxies that change the host would shut citizens out.
 */
export function comesFromOurPage(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  return site === undefined || site === 'same-origin' || site === 'none';
}
