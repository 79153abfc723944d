// Ly as it runs in a town: processes that can be killed, on a database that may be shared, with a Twilio that outlives them.
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDelivery } from '../../src/channels/delivery.ts';
import { createSmsSender } from '../../src/channels/sms/send-sms.ts';
import { createLog } from '../../src/log.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import type { Storage } from '../../src/storage/open-storage.ts';
import { openLocalTwilio, testAccount } from '../channels/sms/local-twilio.ts';
import type { Behaviour, LocalTwilio } from '../channels/sms/local-twilio.ts';
import { authToken } from '../channels/sms/signed-sms.ts';
import { newFolder, startLy } from '../house/started-ly.ts';
import type { StartedLy } from '../house/started-ly.ts';
import { publicUrl } from './citizens.ts';

export interface Town {
  twilio: LocalTwilio;
  /** Of the processes that run now. */
  doors(): string[];
  /** Whether, shortly after this moment, a process or the database broke. */
  brokeAt(moment: Temporal.Instant): boolean;
  /** To be called when something was broken on purpose. */
  broke(): void;
  /** Ends a process as a power cut does, and starts it again. Resolves when it answers. */
  crash(process: number): Promise<void>;
  openStorage(): Promise<Storage>;
  /** Ends all processes; then, as if minutes had passed, everything that still waits is sent. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

export interface TownOptions {
  /** Null: SQLite, which one process has for itself. */
  databaseUrl: string | null;
  processes: number;
  /** Whether Twilio's list of messages answers, so that what became of one can be found out. */
  listWorks: boolean;
}

/** So many minutes later: claims of the dead have run out, retries are due and may fail again, no answer has expired yet. */
const afterwards = [1, 2, 4, 8, 12, 15, 16, 17, 18];
/** Of a hundred sendings: most are taken, some are refused for the moment, of some nobody knows. */
const moods: Behaviour[] = Array.from({ length: 100 }, (_, index) => {
  if (index % 25 === 7) return 'drop_after';
  if (index % 25 === 13) return 'drop_before';
  if (index % 50 === 20) return { status: 429, code: 20_429 };
  return index % 50 === 30 ? { status: 500 } : 'accept';
});

export async function openTown({ databaseUrl, processes, listWorks }: TownOptions): Promise<Town> {
  // As on machines of their own.
  const folders = Array.from({ length: processes }, newFolder);
  const dataKey = randomBytes(32);
  let later = 0;
  const now = () => Temporal.Now.instant().add({ minutes: later });
  const twilio = await openMoodyTwilio(now, listWorks);
  const settings = settingsOf(twilio, { databaseUrl, dataKey });
  const ly = await openProcesses(settings, folders);
  const broken: Temporal.Instant[] = [];
  const broke = () => void broken.push(Temporal.Now.instant());
  const opening = () => openStorage({ folder: join(folders[0]!, 'data'), databaseUrl, dataKey });

  return {
    twilio,
    doors: ly.doors,
    brokeAt: (moment) => broken.some((at) => isSoonAfter(at, moment)),
    broke,
    async crash(process) {
      await ly.kill(process);
      broke();
      await ly.start(process);
    },
    openStorage: opening,
    async finish() {
      await ly.endAll('SIGTERM');
      const storage = await opening();
      for (later of afterwards) await sendDue(storage, twilio.url, now);
      await storage.close();
    },
    async close() {
      await ly.endAll('SIGKILL');
      await twilio.close();
      folders.forEach((folder) => rmSync(folder, { recursive: true }));
    },
  };
}

async function openProcesses(settings: Record<string, string>, folders: readonly string[]) {
  const running: StartedLy[] = [];
  const open = new Map<number, string>();
  const start = async (process: number): Promise<void> => {
    running[process] = startLy({ settings, folder: folders[process]! });
    open.set(process, await running[process].url);
  };
  await Promise.all(folders.map((_, process) => start(process)));
  return {
    start,
    doors: () => [...open.values()],
    async kill(process: number) {
      open.delete(process);
      await end(running[process]!, 'SIGKILL');
    },
    endAll: (signal: 'SIGKILL' | 'SIGTERM') => Promise.all(running.map((one) => end(one, signal))),
  };
}

/** A sending is written down as sent long before so many seconds have passed. */
const longestSending = { seconds: 5 };

const isSoonAfter = (at: Temporal.Instant, moment: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at, moment) >= 0 && Temporal.Instant.compare(at, moment.add(longestSending)) < 0;

async function openMoodyTwilio(now: () => Temporal.Instant, listWorks: boolean): Promise<LocalTwilio> {
  const twilio = await openLocalTwilio(now);
  for (let hundreds = 0; hundreds < 50; hundreds += 1) twilio.behave(...moods);
  return Object.assign(twilio, { listWorks });
}

function settingsOf(twilio: LocalTwilio, { databaseUrl, dataKey }: { databaseUrl: string | null; dataKey: Buffer }) {
  return {
    DATABASE_URL: databaseUrl ?? '',
    LY_DATA_KEY: dataKey.toString('base64'),
    LOG_LEVEL: 'error',
    PUBLIC_URL: publicUrl,
    SMS_A_DAY: '1000000',
    TWILIO_ACCOUNT_SID: testAccount(twilio.url).accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_NUMBER: '+4520000000',
    TWILIO_API_BASE_URL: twilio.url,
  };
}

async function end(ly: StartedLy, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  ly.signal(signal);
  await ly.ended;
}

async function sendDue(storage: Storage, twilioUrl: string, now: () => Temporal.Instant): Promise<void> {
  const delivery = createDelivery({
    storage,
    senders: { sms: createSmsSender(testAccount(twilioUrl)) },
    now,
    every: () => () => undefined,
    claimedBy: 'afterwards',
    log: createLog('silent'),
  });
  delivery.nudge();
  await delivery.settled();
}
