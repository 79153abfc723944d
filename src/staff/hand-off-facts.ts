// What a colleague should know of somebody who waits, beside what was written.
import type { WaitingConversation } from '../storage/hand-offs/waiting-line.ts';
import { clock } from './staff-words.ts';

/** Each a short sentence in Danish, in the line and on a card that waits. */
export function factsOf(waiting: WaitingConversation, now: Temporal.Instant): string[] {
  const { says, silentSince, rung, state } = waiting;
  return [
    ...(says === 'okay' ? ['Siger selv: okay'] : []),
    ...(silentSince ? [`Svarer ikke siden ${clock(silentSince, now)}`] : []),
    ...(hasUnanswered(waiting) ? ['Har skrevet og venter på svar'] : []),
    ...(state === 'open' && rung > 0 ? [`Vagten har fået besked, trin ${rung} af 3`] : []),
    ...lastingFactsOf(waiting, now),
  ];
}

/** Those of them that no ordinary message changes. */
export function lastingFactsOf(waiting: WaitingConversation, now: Temporal.Instant): string[] {
  const { called112At, heldUntil, heldBy, stopped } = waiting;
  const isHeld = heldUntil !== null && Temporal.Instant.compare(now, heldUntil) < 0;
  return [
    ...(called112At ? [`112 er ringet ${clock(called112At, now)}`] : []),
    ...(isHeld ? [`${heldBy?.name ?? 'En kollega'} er på vej, til ${clock(heldUntil, now)}`] : []),
    ...(stopped ? ['Har skrevet STOP: der kan ikke skrives, før borgeren selv skriver igen'] : []),
  ];
}

/** A colleague has it, and the last word is the citizen's. */
function hasUnanswered({ state, lastHeard, lastSaid }: WaitingConversation): boolean {
  if (state !== 'taken' || lastHeard === null) return false;
  return lastSaid === null || Temporal.Instant.compare(lastSaid.at, lastHeard.at) < 0;
}
