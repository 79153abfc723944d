// The chat page as HTML: one template, the sentences of one language, nothing from anywhere else.
import { readFileSync } from 'node:fs';
import { Eta } from 'eta';
import type { Language } from '../../vocabulary.ts';
import { splitPassages } from './spoken-text.ts';
import type { HearLanguage } from './spoken-text.ts';
import { arrangeTalk } from './talk.ts';
import type { ShownMessage } from './talk.ts';

interface Page {
  language: Language;
  /** Oldest first. */
  messages: readonly ShownMessage[];
  /** Unique to this rendering of the form. */
  form: string;
  /** The signed visitor, for browsers that did not bring the cookie; null for the others. */
  visitor: string | null;
}

export type RenderPage = (page: Page) => string;

/** The sentences of the page. */
interface PagePhrases {
  phrase(language: Language, key: string): string;
  /** Whether the language itself has the sentence: else it comes in Danish, and says so to whoever reads it aloud. */
  speaks(language: Language, key: string): boolean;
}

export interface PageParts {
  phrases: PagePhrases;
  hearLanguage: HearLanguage;
  /** Where the stylesheet is. */
  stylesheet: string;
}

export const paths: Record<Language, string> = { da: '/', kl: '/kl', en: '/en' };

/** The six things most asked for; each is a button that sends the sentence it shows. */
const buttons = ['open_now', 'sleep', 'food', 'toilet', 'warm_room', 'human'].map((need) => `button.${need}`);

export function createRenderPage({ phrases, hearLanguage, stylesheet }: PageParts): RenderPage {
  const eta = new Eta({ autoEscape: true, autoTrim: ['nl', 'nl'], varName: 'page' });
  const template = eta.compile(readFileSync(new URL('./page.eta', import.meta.url), 'utf8'));
  return ({ messages, ...page }) => {
    const { language } = page;
    const { latest, answer, earlier } = arrangeTalk(messages);
    const asShown = ({ from, text }: ShownMessage, index: number) => ({
      from,
      passages: splitPassages(text, language, hearLanguage),
      isAnswer: index === answer,
    });
    return eta.render(template, {
      ...page,
      stylesheet,
      paths,
      buttons,
      // An answer may end with a question of its own: another one over the box would confuse.
      label: latest.length === 0 ? 'write' : 'write_on',
      latest: latest.map(asShown),
      earlier: earlier.map((message) => asShown(message, NaN)),
      say: (key: string) => phrases.phrase(language, `page.${key}`),
      /** An attribute, where the sentence is not in the language of the page. */
      lang: (key: string) => (phrases.speaks(language, `page.${key}`) ? '' : ' lang="da"'),
    });
  };
}
