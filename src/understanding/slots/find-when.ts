// The time a message asks about, as tokens.
import type { Found, Reading } from '../lexicon.ts';

/** "before 3 years", "efter 20 minutter": how long, and no hour. */
const clock =
  /\b(?:kl\.?|klokken|at|nal\.?|until|til|efter|after|before|før)\s*(\d{1,2})(?:[.:](\d{2}))?\s*(am|pm)?\b(?!\s*(?:years?|år|aar|months?|måned|weeks?|uger?\b|days?|dage?\b|hours?|timer?\b|min|kr|people|person|dkk|times|gange?\b))|\b(\d{1,2})[.:](\d{2})\b|\b(\d{1,2})\s*(am|pm)\b/giu;

/** Tokens joined by "+", or null. */
export function findWhen(reading: Reading): string | null {
  const matches = reading.found('when');
  const covered = (match: (typeof matches)[number]) =>
    matches.some(
      (other) => other !== match && other.words > match.words && other.from <= match.from && other.to >= match.to,
    );
  const tokens = matches
    .filter((match) => !covered(match) && !isTold(match, reading))
    .map((match) => match.label.name)
    .filter((token) => token !== 'none');
  const all = withoutImplied([...new Set([...tokens, ...clockTimes(reading)])]);
  return all.length === 0 ? null : all.sort().join('+');
}

/** "det går godt nu. hvem kan jeg tale med": how it is, in a sentence of its own, is no time that is asked about. */
function isTold({ label, from }: Found, reading: Reading): boolean {
  if (label.name !== 'now' && !label.name.startsWith('part:')) return false;
  const sentence = reading.tokens[from]?.sentence;
  const asks = reading.found('asks').filter((match) => match.label.name === 'wish');
  const asking = new Set(asks.map((match) => reading.tokens[match.from]?.sentence));
  return asking.size > 0 && !asking.has(sentence);
}

/** "now" beside "tonight" says nothing more, nor "christmas" beside its eve. */
function withoutImplied(tokens: readonly string[]): string[] {
  const has = (token: string) => tokens.includes(token);
  const implied = new Set([
    ...(has('tonight') || has('tomorrow') ? ['now'] : []),
    ...(has('holiday:christmas_eve') ? ['holiday:christmas'] : []),
  ]);
  return tokens.filter((token) => !implied.has(token));
}

function clockTimes({ text, language }: Reading): string[] {
  const afternoon = language === 'en' && !/\b(?:morning|night|am)\b/i.test(text);
  return [...text.toLowerCase().matchAll(clock)].flatMap((match) => {
    const hour = Number(match[1] ?? match[4] ?? match[6]);
    const minute = Number(match[2] ?? match[5] ?? 0);
    const half = match[3] ?? match[7];
    const hour24 = half === 'pm' && hour < 12 ? hour + 12 : half === 'am' && hour === 12 ? 0 : hour;
    // "after 4" is in the afternoon where nobody says otherwise: English counts to twelve.
    if (afternoon && !half && match[1] !== undefined && hour >= 1 && hour <= 7) return [timeOf(hour + 12, minute)];
    return hour24 > 24 || minute > 59 ? [] : [timeOf(hour24 % 24, minute)];
  });
}

const timeOf = (hour: number, minute: number): string =>
  `time:${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
