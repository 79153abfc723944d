// The chat page as HTML: two templates, the sentences of one language, nothing from anywhere else.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Eta } from 'eta';
import type { Language } from '../../vocabulary.ts';
import { splitPassages } from './spoken-text.ts';
import type { HearLanguage } from './spoken-text.ts';
import { arrangeTalk } from './talk.ts';
import type { ShownMessage } from './talk.ts';

interface PageShown {
  language: Language;
  /** Oldest first. */
  messages: readonly ShownMessage[];
  /** The signed visitor, for browsers that did not bring the cookie; null for the others. */
  visitor: string | null;
  /** Whether what is said from now on may be added to it: not to a page that stands in for one that failed. */
  goesOn: boolean;
}

export interface Page {
  render(shown: PageShown): string;
  /** One message, for a page that is open already. */
  renderMessage(message: ShownMessage, language: Language): string;
}

/** The sentences of the page. */
interface PagePhrases {
  phrase(language: Language, key: string): string;
  /** Whether the language itself has the sentence: else it comes in Danish, and says so to whoever reads it aloud. */
  speaks(language: Language, key: string): boolean;
}

export interface PageParts {
  phrases: PagePhrases;
  hearLanguage: HearLanguage;
  /** Where the page's other files are. */
  stylesheet: string;
  script: string;
  /** After so long without a key or a touch a screen that others use is cleared; 0 is never. */
  idleMinutes: number;
}

export const paths: Record<Language, string> = { da: '/', kl: '/kl', en: '/en' };

/** The six things most asked for; each is a button that sends the sentence it shows. */
const buttons = ['open_now', 'sleep', 'food', 'toilet', 'warm_room', 'human'].map((need) => `button.${need}`);

const eta = new Eta({ autoEscape: true, autoTrim: ['nl', 'nl'], varName: 'page' });
const template = (name: string) => eta.compile(readFileSync(new URL(name, import.meta.url), 'utf8'));
const templates = { page: template('page.eta'), message: template('message.eta') };

export function createPage({ phrases, hearLanguage, ...parts }: PageParts): Page {
  const speaking = (language: Language) => ({
    say: (key: string) => phrases.phrase(language, `page.${key}`),
    /** An attribute, where the sentence is not in the language of the page. */
    lang: (key: string) => (phrases.speaks(language, `page.${key}`) ? '' : ' lang="da"'),
  });
  const message = (shown: ShownMessage, page: { language: Language; hidden: string; isAnswer: boolean }) => {
    const passages = splitPassages(shown.text, page.language, hearLanguage);
    return eta.render(templates.message, { ...shown, ...page, ...speaking(page.language), passages });
  };
  return {
    render({ language, messages, visitor, goesOn }) {
      const { latest, answer, earlier } = arrangeTalk(messages);
      const hidden = hiddenFields(language, visitor);
      return eta.render(templates.page, {
        ...parts,
        ...speaking(language),
        language,
        hidden,
        paths,
        buttons,
        place: goesOn ? (messages.at(-1)?.id ?? '') : null,
        // An answer may end with a question of its own: another one over the box would confuse.
        label: latest.length === 0 ? 'write' : 'write_on',
        latest,
        earlier,
        message: (shown: ShownMessage) => message(shown, { language, hidden, isAnswer: shown === latest[answer] }),
      });
    },
    renderMessage: (shown, language) =>
      message(shown, { language, hidden: hiddenFields(language, null), isAnswer: false }).trim(),
  };
}

/** Nothing in them needs escaping: ids and signatures of ours. The form's id is unique to this rendering. */
function hiddenFields(language: Language, visitor: string | null): string {
  const fields = { language, form: randomUUID(), ...(visitor === null ? {} : { visitor }) };
  return Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">\n`)
    .join('');
}
