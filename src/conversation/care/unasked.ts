// Whether anything may be written that the citizen did not ask for, and whether a colleague may write at all.
import type { Conversation, HandOff } from '../../storage/records.ts';
import type { UrgentKind } from '../../vocabulary.ts';
import { isHeldByOthers, othersMayHoldThePhone } from '../memory.ts';
import type { Memory } from '../memory.ts';

export interface WrittenTo {
  conversation: Pick<Conversation, 'stopped'>;
  memory: Memory;
  handOff: HandOff | undefined;
}

/** Not after STOP or SLET, and after violence not before a colleague has made sure who reads. */
export function mayWriteUnasked({ conversation, memory, handOff }: WrittenTo): boolean {
  if (conversation.stopped || memory.wantsSilence) return false;
  const isSafe = handOff?.safeToWrite ?? false;
  return isSafe || (!othersMayHoldThePhone(memory) && violenceIn(handOff) === null);
}

/** By itself Ly does not write to a child either: nobody knows who pays for the phone and reads it. */
export function mayWriteByItself(written: WrittenTo): boolean {
  const isMinor = kindsOf(written.handOff).includes('child') && !written.handOff?.safeToWrite;
  return !isMinor && mayWriteUnasked(written);
}

/** Why a colleague's reply has to wait for "it is safe to write"; null where it need not. */
export const notSafeYet = (handOff: HandOff | undefined): UrgentKind | null =>
  handOff?.safeToWrite ? null : violenceIn(handOff);

const violenceIn = (handOff: HandOff | undefined): UrgentKind | null => kindsOf(handOff).find(isHeldByOthers) ?? null;

/** All that it has been about. Hand-offs of before kinds were kept have the last one only. */
export function kindsOf(handOff: HandOff | undefined): UrgentKind[] {
  if (handOff === undefined) return [];
  return handOff.urgent === null ? handOff.kinds : [...new Set([...handOff.kinds, handOff.urgent])];
}
