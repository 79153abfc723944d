// What leaves the house says less than what is kept: names of people are hidden too, as far as they can be told from words.
import type { KnownName } from '../meaning.ts';
import { maskSecrets } from '../mask-secrets.ts';

export type MaskForModel = (text: string) => string;

const hidden = '[navn]';

/** After these comes the name of a person, however it is written. */
const introduced =
  /(?<=(?<!\p{L})(?:hedder|navn er|navnet er|kaldes|my name is|name is|name's|called|ateqarpunga|ateqartoq|arsaq|nazywam się|ich heiße|hilsen|mvh|vh|kh|knus|inuulluaritsi|regards|signed)[\s,:]+)\p{L}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]+){0,3}/giu;
/** "jeg er Jens", "det er Maja", "min søster Pia": written as a name is. */
const calledSo =
  /(?<=(?<!\p{L})(?:[Jj]eg er|[Dd]et er|[Ii] am|[Ii]['’]?m|[Tt]his is|[Mm]in \p{L}+|[Mm]y \p{L}+|[Hh]r\.?|[Ff]ru|[Mm]r\.?|[Mm]rs\.?|[Ss]agsbehandler|[Ll]æge)\s+)\p{Lu}\p{Ll}[\p{L}'’-]*/gu;
/** Long numbers, ids and addresses of pages say who somebody is as well. */
const longNumber = /(?<![\p{L}\d])\+?\d(?:[ \-./]*\d){4,}|(?<![\p{L}\d])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/giu;
const webAddress = /\b(?:https?:\/\/|www\.)\S+/giu;
/** A word with a capital in the middle of a sentence. */
const capitalised = /\p{Lu}\p{Ll}[\p{L}'’-]*/gu;
/** German writes every noun so. */
const german = /(?<!\p{L})(?:ich|nicht|und|bitte|wo|ist|der|das)(?!\p{L})/giu;

/** The names that content knows are left, whole: they are what is asked about. "Jens" is no landmark though one is called after him. */
export function createMaskForModel(names: readonly KnownName[]): MaskForModel {
  const known = knownNames(names);
  return (text) => {
    const kept: string[] = [];
    const keep = (name: string) => `${mark}${kept.push(name) - 1}${mark}`;
    const masked = maskSecrets(text.replaceAll(mark, ' '))
      .text.replaceAll(webAddress, '[skjult]')
      .replaceAll(longNumber, '[skjult]')
      .replaceAll(known, keep)
      .replaceAll(introduced, hidden)
      .replaceAll(calledSo, hidden);
    const hiding = isGerman(masked) ? masked : withoutCapitalised(masked);
    return hiding.replaceAll(marked, (_mark, at: string) => kept[Number(at)] ?? '');
  };
}

/** Stands around the place of a name that is kept; no letter, and nobody writes it. */
const mark = '\uE000';
const marked = new RegExp(`${mark}(\\d+)${mark}`, 'gu');

/** Longest first, so that "Parken ved Testhallen" is not cut into two. */
function knownNames(names: readonly KnownName[]): RegExp {
  const called = names.flatMap(({ name, aka }) => [name, ...aka]).filter((name) => name.length > 1);
  const parts = called.toSorted((one, other) => other.length - one.length).map(RegExp.escape);
  return parts.length === 0 ? /(?!)/gu : new RegExp(`(?<!\\p{L})(?:${parts.join('|')})s?(?!\\p{L})`, 'giu');
}

const plain = (word: string): string => word.toLowerCase();
const isGerman = (text: string): boolean => new Set((text.match(german) ?? []).map(plain)).size >= 2;

/** The first word of a sentence has a capital anyway, unless a second follows it: "Jens Hansen". */
function withoutCapitalised(text: string): string {
  return text.replaceAll(capitalised, (word, ...rest) => {
    const [at] = rest.filter((one) => typeof one === 'number');
    const before = text.slice(0, at);
    const after = text.slice((at ?? 0) + word.length);
    const isFirst = /(?:^|[.!?\n:])[^\p{L}\]]*$/u.test(before);
    if (isFirst && !/^ \p{Lu}\p{Ll}/u.test(after)) return word;
    return /[\p{L}\d]$/u.test(before) ? word : hidden;
  });
}
