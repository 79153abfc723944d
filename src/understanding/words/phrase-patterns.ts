// Phrases as colleagues write them in intents/, found in a message.
//   sov*            a word that begins so          *varmestue*    a word that holds it
//   ondt i hjertet  words in a row                 smidt .. ud    at most three words between (... at most eight)
//   kan|må          one of them                    at?            may be left out
//   {jeg}           one of a group of words        ^stop$         the whole message
import { comparable, fold, skeleton } from '../normalise.ts';
import type { Token } from './tokens.ts';

/** Group name → words or stems that may stand for it. */
export type WordGroups = ReadonlyMap<string, readonly string[]>;

export interface Match<Label> {
  label: Label;
  /** First and last token. */
  from: number;
  to: number;
  /** How many words the phrase names: a longer phrase says more. */
  words: number;
  pattern: string;
}

interface Step {
  elements: number[];
  /** How many tokens may lie before it. */
  gap: number;
}

interface Pattern<Label> {
  label: Label;
  steps: Step[];
  fromStart: boolean;
  toEnd: boolean;
  text: string;
}

const gaps: Record<string, number> = { '..': 3, '...': 8 };
const longestStem = 24;
/** Words whose place in the index is remembered: the common ones are looked up once. */
const mostRemembered = 20_000;

/** All phrases of one kind, with an index by their first word: the time to search grows with the message, not with the phrases. */
export class PhraseIndex<Label> {
  readonly #groups: WordGroups;
  readonly #whole = new Map<string, number>();
  readonly #begins = new Map<string, number>();
  readonly #holds = new Map<string, number>();
  readonly #ends = new Map<string, number>();
  readonly #byFirst = new Map<number, Pattern<Label>[]>();
  readonly #remembered = new Map<string, ReadonlySet<number>>();
  #elements = 0;

  constructor(groups: WordGroups = new Map()) {
    this.#groups = groups;
  }

  add(label: Label, phrase: string): void {
    for (const variant of withAndWithoutOptional(phrase)) this.#addOne(label, variant);
  }

  /** Whole words the phrases are made of: what a misspelled word may have meant. */
  wholeWords(): string[] {
    return [...this.#whole.keys()];
  }

  search(tokens: readonly Token[]): Match<Label>[] {
    const hits = tokens.map((token) => this.#elementsOf(token));
    const present = new Set(hits.flatMap((elements) => [...elements]));
    const found: Match<Label>[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      for (const element of hits[at] ?? []) {
        for (const pattern of this.#byFirst.get(element) ?? []) {
          const last = pattern.steps.at(-1);
          if (!last?.elements.some((one) => present.has(one))) continue;
          const to = endOfMatch(pattern, at, { hits, tokens });
          if (to !== null)
            found.push({ label: pattern.label, from: at, to, words: pattern.steps.length, pattern: pattern.text });
        }
      }
    }
    return found;
  }

  #addOne(label: Label, phrase: string): void {
    const text = fold(phrase).trim();
    const steps: Step[] = [];
    let gap = 0;
    for (const part of text.replace(/^\^|\$$/g, '').split(/\s+/)) {
      if (gaps[part] !== undefined) gap = gaps[part];
      else {
        steps.push({ elements: this.#elementsFor(part), gap });
        gap = 0;
      }
    }
    const pattern = { label, steps, fromStart: text.startsWith('^'), toEnd: text.endsWith('$'), text };
    for (const element of new Set(steps[0]?.elements)) {
      const patterns = this.#byFirst.get(element);
      if (patterns) patterns.push(pattern);
      else this.#byFirst.set(element, [pattern]);
    }
  }

  #elementsFor(part: string): number[] {
    const alternatives = part.split('|').flatMap((word) => {
      const group = /^\{(.+)\}$/.exec(word)?.[1];
      if (group === undefined) return [word];
      const words = this.#groups.get(group);
      if (!words) throw new Error(`no group of words is called {${group}}`);
      return words.map(fold);
    });
    return alternatives.flatMap((word) => this.#elementsForWord(word));
  }

  /** A stem is looked for as it is and by its skeleton: what follows it decides how the whole word is compared. */
  #elementsForWord(word: string): number[] {
    const bare = word.replaceAll('*', '');
    if (bare === word) return [this.#elementIn(this.#whole, comparable(word))];
    const kind = !word.startsWith('*') ? this.#begins : word.endsWith('*') ? this.#holds : this.#ends;
    return [...new Set([bare, skeleton(bare)])].map((stem) => this.#elementIn(kind, stem));
  }

  #elementIn(kind: Map<string, number>, text: string): number {
    const known = kind.get(text);
    if (known !== undefined) return known;
    this.#elements += 1;
    kind.set(text, this.#elements);
    return this.#elements;
  }

  /** "de" may stand for "det", and is a word of its own too. */
  #elementsOf(token: Token): ReadonlySet<number> {
    const read = this.#remember(token.form);
    const asWritten = this.#whole.get(comparable(fold(token.written)));
    if (token.meant === token.form && (asWritten === undefined || read.has(asWritten))) return read;
    return new Set([...read, ...this.#remember(token.meant), ...(asWritten === undefined ? [] : [asWritten])]);
  }

  #remember(form: string): ReadonlySet<number> {
    const before = this.#remembered.get(form);
    if (before) return before;
    const found = this.#collect(form);
    if (this.#remembered.size < mostRemembered) this.#remembered.set(form, found);
    return found;
  }

  #collect(form: string): ReadonlySet<number> {
    const found = new Set<number>();
    const put = (element: number | undefined) => {
      if (element !== undefined) found.add(element);
    };
    put(this.#whole.get(form));
    const end = Math.min(form.length, longestStem);
    for (let from = 0; from < end; from += 1) {
      for (let to = from + 2; to <= end; to += 1) {
        const part = form.slice(from, to);
        if (from === 0) put(this.#begins.get(part));
        put(this.#holds.get(part));
      }
      put(this.#ends.get(form.slice(from)));
    }
    return found;
  }
}

function endOfMatch(
  pattern: Pattern<unknown>,
  start: number,
  read: { hits: ReadonlySet<number>[]; tokens: readonly Token[] },
): number | null {
  if (pattern.fromStart && start !== 0) return null;
  let at = start;
  for (const step of pattern.steps.slice(1)) {
    const next = nextHit(step, at, read);
    if (next === null) return null;
    at = next;
  }
  return pattern.toEnd && at !== read.tokens.length - 1 ? null : at;
}

/** The next token that the step fits; a gap does not reach over the end of a sentence. */
function nextHit(
  step: Step,
  after: number,
  { hits, tokens }: { hits: ReadonlySet<number>[]; tokens: readonly Token[] },
): number | null {
  for (let at = after + 1; at <= after + 1 + step.gap; at += 1) {
    const token = tokens[at];
    if (!token || (at > after + 1 && token.sentence !== tokens[after]?.sentence)) return null;
    if (step.elements.some((element) => hits[at]?.has(element))) return at;
  }
  return null;
}

function withAndWithoutOptional(phrase: string): string[] {
  const optional = /(^|\s)(\S+)\?(?=\s|$|\$)/.exec(phrase);
  if (!optional) return [phrase];
  const before = phrase.slice(0, optional.index);
  const after = phrase.slice(optional.index + optional[0].length);
  return [`${before}${optional[1]}${optional[2]}${after}`, `${before} ${after}`.trim()].flatMap(withAndWithoutOptional);
}
