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
const longNumber = /(?<![\p{L}\d])\+?\d(?:[\d \-./]*\d){4,}|(?<![\p{L}\d])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/giu;
const webAddress = /\b(?:https?:\/\/|www\.)\S+/giu;
/** A word with a capital in the middle of a sentence. */
const capitalised = /\p{Lu}\p{Ll}[\p{L}'’-]*/gu;
/** German writes every noun so. */
const german = /(?<!\p{L})(?:ich|nicht|und|bitte|wo|ist|der|das)(?!\p{L})/giu;

/** The names that content knows are left: they are what is asked about. */
export function createMaskForModel(names: readonly KnownName[]): MaskForModel {
  const known = new Set(names.flatMap(({ name, aka }) => [name, ...aka]).flatMap(wordsOf));
  return (text) => {
    const masked = maskSecrets(text)
      .text.replaceAll(webAddress, '[skjult]')
      .replaceAll(longNumber, '[skjult]')
      .replaceAll(introduced, hidden)
      .replaceAll(calledSo, (word) => (known.has(plain(word)) ? word : hidden));
    return isGerman(masked) ? masked : withoutCapitalised(masked, known);
  };
}

const plain = (word: string): string => word.toLowerCase();
const wordsOf = (name: string): string[] => (name.match(/[\p{L}'’-]+/gu) ?? []).map(plain);
const isGerman = (text: string): boolean => new Set((text.match(german) ?? []).map(plain)).size >= 2;

/** The first word of a sentence has a capital anyway, unless a second follows it: "Jens Hansen". */
function withoutCapitalised(text: string, known: ReadonlySet<string>): string {
  return text.replaceAll(capitalised, (word, ...rest) => {
    const [at] = rest.filter((one) => typeof one === 'number');
    const before = text.slice(0, at);
    const after = text.slice((at ?? 0) + word.length);
    const isFirst = /(?:^|[.!?\n:])[^\p{L}\]]*$/u.test(before);
    if (known.has(plain(word)) || (isFirst && !/^ \p{Lu}\p{Ll}/u.test(after))) return word;
    return /[\p{L}\d]$/u.test(before) ? word : hidden;
  });
}
