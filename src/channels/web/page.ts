// The chat page as HTML: one template, the sentences of one language, nothing from anywhere else.
import { readFileSync } from 'node:fs';
import { Eta } from 'eta';
import type { Language } from '../../vocabulary.ts';
import { splitNumbers } from './phone-links.ts';

export interface ShownMessage {
  from: 'citizen' | 'ly' | 'staff';
  text: string;
}

export interface Page {
  language: Language;
  messages: readonly ShownMessage[];
  /** Unique to this rendering of the form. */
  form: string;
  paths: Record<Language, string>;
}

export type RenderPage = (page: Page) => string;

/** The page's own sentences, per language. */
export type PagePhrase = (language: Language, key: string) => string;

/** The six things most asked for; each is a button that sends the sentence it shows. */
const buttons = ['open_now', 'sleep', 'food', 'toilet', 'warm_room', 'human'] as const;

export function createRenderPage(phrase: PagePhrase): RenderPage {
  const eta = new Eta({ autoEscape: true, autoTrim: ['nl', 'nl'] });
  const template = eta.compile(readFileSync(new URL('./page.eta', import.meta.url), 'utf8'));
  return ({ language, messages, form, paths }) =>
    eta.render(template, {
      language,
      form,
      paths,
      messages: messages.map(({ from, text }) => ({ from, parts: splitNumbers(text) })),
      buttons: buttons.map((need) => phrase(language, `page.button.${need}`)),
      t: (key: string) => phrase(language, `page.${key}`),
    });
}
