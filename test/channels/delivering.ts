// A delivery on real storage with a Twilio on this machine, a clock that stands still and a timer that ticks when told.
import { createDelivery } from '../../src/channels/delivery.ts';
import type { DeliveryParts, Sender } from '../../src/channels/delivery.ts';
import { createSmsSender } from '../../src/channels/sms/send-sms.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import type { Storage } from '../../src/storage/open-storage.ts';
import type { Outgoing } from '../../src/storage/records.ts';
import { captureLog } from '../captured-log.ts';
import type { CapturedLog } from '../captured-log.ts';
import { noon, someNumber, turnOf } from '../storage/turn-to-save.ts';
import { openLocalTwilio, testAccount } from './sms/local-twilio.ts';
import type { LocalTwilio } from './sms/local-twilio.ts';

export interface Delivering extends CapturedLog {
  storage: Storage;
  twilio: LocalTwilio;
  now(): Temporal.Instant;
  /** As it stands after so many seconds: the timer ticks, and everything due is tried. */
  after(seconds: number): Promise<void>;
  /** Puts these into the outbox, as the turn of somebody with this number. */
  put(outgoing: Outgoing[], address?: string): Promise<void>;
  /** Texts that were sent to Twilio so far, whatever became of them. */
  tried(): string[];
  /** Texts that Twilio took. */
  sent(): string[];
  /** A delivery of its own on the same storage, as another process would have it. */
  start(senders: DeliveryParts['senders'], claimedBy?: string): ReturnType<typeof createDelivery>;
  close(): Promise<void>;
}

export async function openDelivering(): Promise<Delivering> {
  let now = noon;
  const ticks: (() => void)[] = [];
  const started: ReturnType<typeof createDelivery>[] = [];
  const storage = await openStorage({ folder: ':memory:', dataKey: Buffer.alloc(32, 3) });
  const twilio = await openLocalTwilio(() => now);
  const captured = captureLog();
  const every = (_milliseconds: number, run: () => void) => {
    ticks.push(run);
    return () => void ticks.splice(ticks.indexOf(run), 1);
  };
  return {
    ...captured,
    storage,
    twilio,
    now: () => now,
    start(senders, claimedBy = 'process-1') {
      const delivery = createDelivery({ storage, senders, now: () => now, every, claimedBy, log: captured.log });
      started.push(delivery);
      return delivery;
    },
    async after(seconds) {
      now = noon.add({ seconds });
      ticks.forEach((tick) => tick());
      await Promise.all(started.map((delivery) => delivery.settled()));
    },
    put: (outgoing, address = someNumber) => putInto(storage, outgoing, address),
    tried: () => twilio.requests.map(({ Body }) => Body ?? ''),
    sent: () => twilio.taken.map(({ body }) => body),
    async close() {
      await Promise.all(started.map((delivery) => delivery.stop()));
      await twilio.close();
      await storage.close();
    },
  };
}

async function putInto(storage: Storage, outgoing: Outgoing[], address: string): Promise<void> {
  await storage.saveTurn(turnOf(await storage.findConversation('sms', address), { outgoing }));
}

export function smsSender({ twilio }: Delivering): Sender {
  return createSmsSender(testAccount(twilio.url));
}
