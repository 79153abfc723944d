// What every text to a citizen keeps: letters that fit one SMS alphabet, no link, plain words, short sentences.
// Pure, so that content, phrases and replies are held to the same measure.

/** The GSM-7 basic alphabet that Danish, English and Greenlandic text may use: one letter outside it halves what an SMS holds. */
const gsm7 = /^[\n A-Za-z0-9@£$¥èéùìòÇØøÅåÆæßÉÄÖÑÜ§¿äöñüà!"#%&'()*+,\-./:;<=>?_]*$/;

export function fitsGsm7(text: string): boolean {
  return gsm7.test(text);
}

/** Danish operators filter SMS with links, so neither an address nor a bare domain may stand in a text. */
export function hasLink(text: string): boolean {
  return /https?:|www\.|[a-z0-9-]+\.(dk|com|gl|org|net|nu|eu|info)\b/i.test(text);
}

/** Words of the office, and words that push: each with its endings. "Borgerservice" and "enkeltydelse" are names and stay. */
const forbiddenWords: Record<'da' | 'en', readonly string[]> = {
  da: [
    'desværre',
    'beklag(er|es)?',
    'venligst',
    'henvendelse[rn]?',
    'tilbud(det|dene)?',
    'borger(e|en|ne)?',
    'ydelse[rn]?',
    'husk at',
    'du skal bare',
  ],
  en: ['unfortunately', 'regret', 'apologi[sz]e', 'please', '[ei]nquir(y|ies)', 'citizens?', 'remember to', 'you just'],
};

/** The forbidden words that stand in a text, and the marks that shout. Both languages are looked for in every text. */
export function forbiddenIn(text: string): string[] {
  const words = [...forbiddenWords.da, ...forbiddenWords.en].flatMap(
    (word) => text.match(new RegExp(`(?<!\\p{L})(${word})(?!\\p{L})`, 'giu')) ?? [],
  );
  return [...words, ...(text.match(/!|\p{Extended_Pictographic}/gu) ?? [])];
}

export function questionsIn(text: string): number {
  return text.split('?').length - 1;
}

/**
 * LIX after Björnsson: words per sentence plus the percentage of words over six letters. Names, numbers and addresses are
 * taken out first: `names`, words with a digit, and capitals inside a sentence. Texts under ten words are exempt and give 0.
 */
export function lix(text: string, names: readonly string[] = []): number {
  const sentences = withoutNames(text, names)
    .replace(/\b(kl|nal|kr|ca|nr)\./gi, '$1')
    .split(/[.:?!](?=\s|$)/)
    .map(wordsIn)
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  if (words.length < 10) return 0;
  const long = words.filter((word) => [...word].length > 6).length;
  return words.length / sentences.length + (100 * long) / words.length;
}

function withoutNames(text: string, names: readonly string[]): string {
  const longestFirst = names.toSorted((one, other) => other.length - one.length);
  const unnamed = longestFirst.reduce((rest, name) => rest.replaceAll(name, ''), text);
  return unnamed.replace(/(?<=[\p{Ll}\d,;)(]\s)\p{Lu}[\p{L}-]+/gu, '');
}

function wordsIn(sentence: string): string[] {
  return (sentence.match(/[\p{L}\d]+(?:-[\p{L}\d]+)*/gu) ?? []).filter((word) => !/\d/.test(word));
}
