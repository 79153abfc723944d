// Whether what is said can travel: GSM-7 letters only, since one other letter halves what an SMS holds, and no link,
// since Danish operators filter messages that have one.
import type { Content } from '../content-schema.ts';
import { error, listedKinds } from './problem.ts';
import type { ContentKind, Problem } from './problem.ts';

/** The basic alphabet; the extension table ({ } [ ] € ...) costs two letters each and is left out. */
const outsideGsm7 = /[^\n\r !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΔΦΓΛΩΠΨΣΘΞ]/gu;
const link = /https?:|www\.|[a-z0-9-]\.(dk|gl|com|org|net|nu|info|eu|fo|se|no|de)\b/i;
const placeholder = /\{[^{}]*\}/g;

interface SaidText {
  field: string;
  text: string;
}

export function checkTexts(content: Content): Problem[] {
  return listedKinds.flatMap((kind) => content[kind].flatMap((entry) => checkEntry(kind, entry)));
}

function checkEntry(kind: ContentKind, entry: { id: string }): Problem[] {
  return saidTexts(entry).flatMap(({ field, text }) =>
    whatIsWrong(text).map((message) => error({ kind, id: entry.id, field }, message)),
  );
}

function whatIsWrong(text: string): string[] {
  const said = text.replace(placeholder, '');
  const letters = [...new Set(said.match(outsideGsm7))].map((letter) => `"${letter}"`).join(' ');
  return [
    ...(letters === '' ? [] : [`${letters} is not in the GSM-7 alphabet`]),
    ...(link.test(said) ? ['a link is never sent by SMS'] : []),
  ];
}

/** Names, streets and every sentence that has languages, wherever they stand. The notes for staff are not said. */
function saidTexts(value: unknown, field = ''): SaidText[] {
  if (typeof value !== 'object' || value === null) return [];
  const isSentence = 'da' in value;
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = field === '' ? name : `${field}.${name}`;
    const isSaid = typeof inner === 'string' && (isSentence || ['shortName', 'street', 'team'].includes(name));
    return isSaid ? [{ field: here, text: inner }] : saidTexts(inner, here);
  });
}
