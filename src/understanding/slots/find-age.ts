// Whether somebody is under 18, or 18 to 29: the hostels are for adults, and a child without a bed is in danger.
import type { Age } from '../../vocabulary.ts';
import type { Reading } from '../lexicon.ts';

const yearsOld =
  /(?<!\b(?:kl|klokken|tiden)\.? )\b(?:er|på|is|am|im|i'm|fylder|bliver|aged?|kun|only|just)\s+(?:kun |bare |lige |only |just |blevet )?(\d{1,2})(?!\s*(?:[.:]\d|kr|km|min|gang|dag|uge|måned|timer|grader|mennesker|personer|kg))\b|(?<!\b(?:i|for|efter|siden|in)\s)\b(\d{1,2})\s*-?\s*(?:år|aar|ar|years?|yo\b|y\/o|årig|aarig)|\b(\d{1,2})\s*-?\s*(?:i?nik)\s+uki/giu;

export function findAge(reading: Reading): Age | null {
  for (const match of reading.text.toLowerCase().matchAll(yearsOld)) {
    const years = Number(match[1] ?? match[2] ?? match[3]);
    if (years >= 5 && years < 18) return 'under18';
    if (years >= 18 && years < 30) return '18-29';
  }
  const said = reading.found('ages')[0]?.label.name;
  return said === 'under18' || said === '18-29' ? said : null;
}
