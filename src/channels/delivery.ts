// Sends what turns have put into the outbox, after their commit: at least once, never silently lost, never too late.
import type { Log } from '../log.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { DueOutgoing, Route, Urgency } from '../storage/records.ts';
import { createLane } from './delivery-lane.ts';
import { heldUntil, retryAfterRefusal, retryAfterUnclear } from './retry-plan.ts';
import { SendError } from './send-error.ts';

export interface Sender {
  /** Returns the provider's id, null where it has none. Throws SendError. */
  send(outgoing: DueOutgoing): Promise<string | null>;
  /** The id of an attempt since then that went out after all; null when there is none. Throws when it cannot be found out. */
  findSent?(outgoing: DueOutgoing, since: Temporal.Instant): Promise<string | null>;
}

export interface DeliveryParts {
  storage: Pick<
    Storage,
    'claimDue' | 'recordAttempt' | 'markSent' | 'markFailed' | 'markUnclear' | 'giveUp' | 'dropExpired'
  >;
  /** What has no sender stays in the outbox. */
  senders: Partial<Record<Route, Sender>>;
  now: () => Temporal.Instant;
  /** Runs something again and again; returns what stops it. */
  every: (milliseconds: number, run: () => void) => () => void;
  /** Unique to this process. */
  claimedBy: string;
  log: Log;
}

/** How soon a retry that is due is noticed. */
const lookEvery = 1000;
/** Longer than one attempt with its question to the provider ever takes: whoever holds a claim longer is dead. */
export const longestAttemptMs = 30_000;
const urgencies: readonly Urgency[] = ['danger', 'ordinary', 'background'];

export function createDelivery(parts: DeliveryParts) {
  // A lane each: ten slow ordinary replies must not hold up a danger.
  const lanes = urgencies.map((urgency) =>
    createLane({
      claim: (limit) => claim(urgency, limit, parts),
      deliver: (outgoing) => deliver(outgoing, parts).catch((error) => logFault(outgoing, error, parts)),
      onClaimFailed: (error) => parts.log.error('outbox_unreadable', { error }),
    }),
  );
  const look = () => lanes.forEach((lane) => lane.look());
  const settled = () => Promise.all(lanes.map((lane) => lane.settled()));
  const stopLooking = parts.every(lookEvery, () => {
    void dropExpired(parts);
    look();
  });
  return {
    /** A turn was committed: there may be something to send. */
    nudge: look,
    /** Resolves when all that is due now was tried. */
    settled,
    /** Starts nothing more, finishes what is under way. */
    async stop(): Promise<void> {
      stopLooking();
      lanes.forEach((lane) => lane.close());
      await settled();
    },
  };
}

function claim(urgency: Urgency, limit: number, { storage, senders, now, claimedBy }: DeliveryParts) {
  return storage.claimDue({
    now: now(),
    urgency,
    routes: Object.keys(senders) as Route[],
    limit,
    claimedBy,
    leaseMs: longestAttemptMs,
  });
}

async function deliver(outgoing: DueOutgoing, parts: DeliveryParts): Promise<void> {
  const { storage, senders, now, claimedBy, log } = parts;
  const sender = senders[outgoing.route];
  if (sender === undefined || (await isSettledAlready(outgoing, sender, parts))) return;
  if (!(await storage.recordAttempt({ id: outgoing.id, claimedBy, at: now(), leaseMs: longestAttemptMs }))) return;
  try {
    await storage.markSent(outgoing.id, await sender.send(outgoing));
    log.info(outgoing.kind === 'discard' ? 'message_discarded' : 'message_sent', idsOf(outgoing));
  } catch (error) {
    await recordFailure(outgoing, error, parts);
  }
}

/** After an attempt nobody knows the end of: asked first, so that nobody gets it twice without need. True when nothing is to be sent now. */
async function isSettledAlready(outgoing: DueOutgoing, sender: Sender, parts: DeliveryParts): Promise<boolean> {
  const { unclearSince, id, urgency } = outgoing;
  if (unclearSince === null) return false;
  const { storage, now, log } = parts;
  const found = await askWhetherSent(outgoing, sender, unclearSince);
  if (found.answer === 'sent') {
    await storage.markSent(id, found.providerId);
    log.info('message_had_been_sent', idsOf(outgoing));
    return true;
  }
  const retryAt = heldUntil(urgency, unclearSince);
  if (found.answer === 'not_sent' || Temporal.Instant.compare(now(), retryAt) >= 0) return false;
  await storage.markUnclear({ id, reason: 'unclear', retryAt });
  return true;
}

type WasSent = { answer: 'sent'; providerId: string } | { answer: 'not_sent' | 'unknown' };

async function askWhetherSent(outgoing: DueOutgoing, sender: Sender, since: Temporal.Instant): Promise<WasSent> {
  if (sender.findSent === undefined) return { answer: 'unknown' };
  try {
    const providerId = await sender.findSent(outgoing, since);
    return providerId === null ? { answer: 'not_sent' } : { answer: 'sent', providerId };
  } catch (error) {
    if (error instanceof SendError) return { answer: 'unknown' };
    throw error;
  }
}

async function recordFailure(
  outgoing: DueOutgoing,
  error: unknown,
  { storage, now, log }: DeliveryParts,
): Promise<void> {
  if (!(error instanceof SendError)) throw error;
  const { id, urgency } = outgoing;
  const { outcome, reason, meaning, words, retryable, retryAfterSeconds } = error;
  const attempts = outgoing.attempts + 1;
  log.warn('message_not_sent', { ...idsOf(outgoing), kind: outcome, reason: `${reason}: ${meaning}`, attempts });
  if (outcome === 'unclear') {
    await storage.markUnclear({ id, reason, retryAt: retryAfterUnclear(urgency, attempts, now()) });
  } else if (retryable) {
    await storage.markFailed({
      id,
      reason,
      retryAt: retryAfterRefusal({ urgency, attempts, retryAfterSeconds }, now()),
    });
  } else {
    await storage.giveUp({ id, reason, words, at: now() });
    log.error(outgoing.kind === 'discard' ? 'discard_given_up' : 'message_given_up', { ...idsOf(outgoing), reason });
  }
}

async function dropExpired({ storage, now, log }: DeliveryParts): Promise<void> {
  try {
    for (const outgoingId of await storage.dropExpired(now())) log.warn('message_expired', { outgoingId });
  } catch (error) {
    log.error('outbox_unreadable', { error });
  }
}

/** Our own fault: the claim runs out by itself, and the message is tried again as one whose fate is unclear. */
function logFault(outgoing: DueOutgoing, error: unknown, { log }: DeliveryParts): void {
  log.error('delivery_failed', { ...idsOf(outgoing), error });
}

const idsOf = ({ id, requestId, conversationId }: DueOutgoing) => ({ outgoingId: id, requestId, conversationId });
