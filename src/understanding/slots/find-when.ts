// The time a message asks about, as tokens.
import type { Reading } from '../lexicon.ts';

const clock =
  /\b(?:kl\.?|klokken|at|nal\.?|until|til|efter|before|før)\s*(\d{1,2})(?:[.:](\d{2}))?\s*(am|pm)?\b|\b(\d{1,2})[.:](\d{2})\b|\b(\d{1,2})\s*(am|pm)\b/giu;

/** Tokens joined by "+", or null. */
export function findWhen(reading: Reading): string | null {
  const matches = reading.found('when');
  const covered = (match: (typeof matches)[number]) =>
    matches.some(
      (other) => other !== match && other.words > match.words && other.from <= match.from && other.to >= match.to,
    );
  const tokens = matches.filter((match) => !covered(match)).map((match) => match.label.name);
  const all = [...new Set([...tokens, ...clockTimes(reading.text)])].filter((token) => token !== 'none');
  return all.length === 0 ? null : all.sort().join('+');
}

function clockTimes(text: string): string[] {
  return [...text.toLowerCase().matchAll(clock)].flatMap((match) => {
    const hour = Number(match[1] ?? match[4] ?? match[6]);
    const minute = Number(match[2] ?? match[5] ?? 0);
    const half = match[3] ?? match[7];
    const hour24 = half === 'pm' && hour < 12 ? hour + 12 : half === 'am' && hour === 12 ? 0 : hour;
    return hour24 > 24 || minute > 59
      ? []
      : [`time:${String(hour24 % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`];
  });
}
