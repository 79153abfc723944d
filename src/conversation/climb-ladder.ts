// Climbs the ladders that are due, one transaction each: however many processes do it at once, each rung is told once.
import type { Conversation, HandOff, Outgoing, TurnToSave } from '../storage/records.ts';
import type { Untaken } from '../storage/hand-offs/hand-off-storage.ts';
import { isPractice } from '../storage/hand-offs/practice.ts';
import { staffNotices } from './care/hand-off-after.ts';
import { mayWriteByItself } from './care/unasked.ts';
import { leavesSilence, nextRung } from './escalation.ts';
import type { Around, OnRung } from './escalation.ts';
import { dangerLines, humanHelp } from './facts/lines.ts';
import { recall } from './memory.ts';
import type { StaffTurnParts } from './staff-turn.ts';

export interface ClimbParts extends StaffTurnParts {
  storage: StaffTurnParts['storage'] & {
    untaken(): Promise<Untaken[]>;
    dangersInHand(): Promise<number>;
  };
}

/** What was saved: empty while every ladder stands still. */
export type ClimbLadders = (now: Temporal.Instant) => Promise<TurnToSave[]>;

/** They did not ask for it: after so long it is dropped. Minutes. */
const minutesToExpiry = 10;

export function createClimbLadders(parts: ClimbParts): ClimbLadders {
  const { storage, knowledge } = parts;
  return async function climbLadders(now) {
    const [untaken, inHand] = await Promise.all([storage.untaken(), storage.dangersInHand()]);
    const around = { duty: knowledge.content.duty, busy: inHand > 0, now };
    const climbed: TurnToSave[] = [];
    for (const handOff of untaken) {
      if (nextRung(handOff, around) === null) continue;
      const turn = await climb(handOff.conversationId, around, parts);
      // Whoever was first, a colleague or another process, has changed it: it is looked at again next time.
      if (turn !== null && (await storage.saveTurn(turn)) === 'saved') climbed.push(turn);
    }
    return climbed;
  };
}

/** Read anew, the version first: a rung that was told meanwhile makes the save a conflict. */
async function climb(conversationId: string, around: Around, parts: ClimbParts): Promise<TurnToSave | null> {
  const conversation = await parts.storage.conversationById(conversationId);
  const handOff = conversation && (await parts.storage.openHandOff(conversationId));
  const ladder = handOff ? nextRung(handOff, around) : null;
  if (conversation === undefined || handOff === undefined || ladder === null) return null;
  if (isPractice(conversation.address)) return null;
  const { rung, nextRungAt } = ladder;
  return {
    conversation,
    readVersion: conversation.version,
    heard: null,
    outgoing: outgoing({ conversation, handOff, ladder }, around, parts),
    handOff: { ...handOff, rung, nextRungAt, heldUntil: null, heldBy: null },
    reports: [],
    erase: 'nothing',
    requestId: parts.newId(),
    at: around.now,
  };
}

interface Climbing {
  conversation: Conversation;
  handOff: HandOff;
  ladder: OnRung;
}

/** Nobody is told on a ladder that still waits for somebody to come on duty. */
function outgoing({ conversation, handOff, ladder }: Climbing, { now }: Around, parts: ClimbParts): Outgoing[] {
  if (ladder.rung === 0) return [];
  const urgency = handOff.reason === 'danger' ? 'danger' : 'ordinary';
  const written = { conversation, handOff, memory: recall(conversation.memory, now) };
  const hears = leavesSilence(handOff, ladder) && mayWriteByItself(written);
  return [
    ...(hears ? [nobodyYet(conversation, handOff, { now, parts })] : []),
    ...staffNotices(ladder, { urgency, at: now, newId: parts.newId }),
  ];
}

function nobodyYet(
  { language, channel }: Conversation,
  { reason, urgent }: HandOff,
  { now, parts }: { now: Temporal.Instant; parts: ClimbParts },
): Outgoing {
  const at = now.toZonedDateTimeISO('Europe/Copenhagen');
  const { content } = parts.knowledge;
  const { talk, office } = humanHelp(content, at);
  const danger = reason === 'danger';
  const lines = danger && urgent !== null ? dangerLines(urgent, content, at) : talk;
  const voice = { language: language ?? 'da', channel, at, isFirst: false } as const;
  const { text } = parts.writeReply([{ say: 'nobody_yet', danger, lines, office }], voice);
  const expiresAt = now.add({ minutes: minutesToExpiry });
  return { id: parts.newId(), kind: 'reply', urgency: danger ? 'danger' : 'ordinary', text, expiresAt };
}
