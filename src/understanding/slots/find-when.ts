// The time a message asks about, as tokens.
import type { Reading } from '../lexicon.ts';

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
  const tokens = matches.filter((match) => !covered(match)).map((match) => match.label.name);
  const all = [...new Set([...tokens, ...clockTimes(reading)])].filter((token) => token !== 'none');
  return all.length === 0 ? null : all.sort().join('+');
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
