// The whole service of one process: storage, what answers, the doors, and the delivery of what was decided.
import { randomUUIDv7 } from 'node:crypto';
import type { Express } from 'express';
import { createApp } from './app.ts';
import type { Ly } from './assemble.ts';
import { openCounters } from './channels/counters.ts';
import type { Counters } from './channels/counters.ts';
import { createDelivery } from './channels/delivery.ts';
import type { DeliveryParts } from './channels/delivery.ts';
import { createLimits } from './channels/limits.ts';
import { createMailSender } from './channels/mail/send-mail.ts';
import { createMetrics } from './channels/operation/metrics.ts';
import type { Metrics } from './channels/operation/metrics.ts';
import { operatorDoor } from './channels/operation/operator-door.ts';
import type { Incoming } from './conversation/step.ts';
import { keepHouse } from './housekeeping.ts';
import { openLiveLy } from './live-ly.ts';
import { createLog } from './log.ts';
import type { Log } from './log.ts';
import { openPhoneNumber, smsSenders } from './phone-number.ts';
import type { Settings } from './settings.ts';
import { readDataKey } from './storage/data-key.ts';
import { openStaffRoom } from './staff-room.ts';
import type { TeamsRoom } from './staff/teams/open-teams.ts';
import { openStorage } from './storage/open-storage.ts';
import type { Storage } from './storage/open-storage.ts';
import { deriveKey } from './storage/secret-box.ts';
import { openModel } from './understanding/ask-model.ts';
import type { AskForJson } from './understanding/ask-model.ts';
import { openTeamsRoom } from './teams-room.ts';
import { openWebPage } from './web-page.ts';

export interface House {
  app: Express;
  /** For whoever starts Ly. */
  warnings: string[];
  /** Where the first manager chooses a password, while nobody has; else null. */
  firstManagerLink(): Promise<string | null>;
  /** What a colleague does in a conversation. */
  takeStaffTurn: Ly['takeStaffTurn'];
  /** Tells those who are to be told now that somebody waits: it is done by itself too, again and again. */
  climbLadders(): Promise<void>;
  /** Ends the connections that pages hold open and takes no more of them: before the server closes, or it would wait for them. */
  hangUp(): void;
  /** Finishes what is under way. */
  close(): Promise<void>;
}

/** What the house takes from outside: handed in, so that tests can freeze it. */
export interface World {
  now: () => Temporal.Instant;
  newId: () => string;
  log: Log;
}

export function realWorld(settings: Settings): World {
  return { now: () => Temporal.Now.instant(), newId: randomUUIDv7, log: createLog(settings.logLevel) };
}

export async function openHouse(settings: Settings, outside: World = realWorld(settings)): Promise<House> {
  const metrics = createMetrics();
  const world = { ...outside, log: metrics.counting(outside.log) };
  const { now, newId, log } = world;
  const { dataFolder: folder, databaseUrl } = settings;
  const { key, from } = readDataKey(folder, settings.dataKey);
  const storage = await openStorage({ folder, databaseUrl, dataKey: key, newId, log });
  const counters = await openCounters(databaseUrl, log);
  const model = openLanguageModel({ settings, counters, metrics, world });
  const ly = await openLiveLy({ storage, drafts: settings.sendsDrafts, newId, model, log });
  const takeStaffTurn = actAndSend({ ly, delivery: { nudge: () => delivery.nudge() } });
  const teams = await openTeamsRoom({ settings, storage, ly, takeStaffTurn, world });
  const delivery = openDelivery(settings, storage, { teams, world });
  const climbLadders = climbAndSend({ ly, delivery, world });
  const stopHousekeeping = keepHouse({ ...settings, storage, climbLadders, now, log });
  const limits = openLimits({ settings, storage, delivery, counters, key, world });
  const take = takeAndSend({ ly, limits, delivery, metrics, world });
  const webPage = openWebPage({ settings, storage, ly, limits, take, key, world });
  const staff = openStaffRoom({ settings, storage, ly, takeStaffTurn, counters, key, world });
  const hangUp = () => [webPage, staff].forEach((pages) => pages.hangUp());
  return {
    app: createApp({
      ...{ ...world, trustProxy: settings.trustProxy },
      phoneNumber: openPhoneNumber({ settings, storage, ly, take, limits, delivery, world }),
      ...{ webChat: webPage.router, staff: staff.router, teams: teams?.router ?? null },
      operator: operatorDoor({ ...settings, ...storage, content: ly.content, metrics, now }),
      sentenceWhenBroken: () => ly.answerWhenBroken({ text: '', channel: 'web', at: now() }),
    }),
    warnings: from === 'settings' ? [] : [keyWarning],
    ...{ takeStaffTurn, climbLadders, hangUp, firstManagerLink: staff.firstManagerLink },
    async close() {
      hangUp();
      await stopHousekeeping();
      await delivery.stop();
      await counters.close();
      await storage.close();
    },
  };
}

const keyWarning =
  'the key to everything personal lies in the data folder, beside the data. Keep it elsewhere: move it to LY_DATA_KEY.';

type Take = (incoming: Incoming) => Promise<unknown>;

interface TakeParts {
  ly: Ly;
  limits: Limits;
  delivery: Nudge;
  metrics: Metrics;
  world: World;
}

interface Nudge {
  nudge(): void;
}

/** Sent after the commit, never before; whoever runs Ly sees that somebody waits, and nothing about whom. */
function takeAndSend({ ly, limits, delivery, metrics, world }: TakeParts): Take {
  return async (incoming) => {
    const begun = world.now();
    const turn = await ly.takeTurn({ ...incoming, limit: await limits.limitOf(incoming) });
    delivery.nudge();
    metrics.countTurn(turn, world.now().since(begun).total('seconds'));
    const { saved, outcome } = turn;
    const { requestId } = incoming;
    if (outcome === 'saved' && saved.handOff) {
      world.log.warn('human_waited_for', { requestId, handOffId: saved.handOff.id, kind: saved.handOff.reason });
    }
  };
}

function actAndSend({ ly, delivery }: Pick<TakeParts, 'ly' | 'delivery'>): Ly['takeStaffTurn'] {
  return async (action) => {
    const turn = await ly.takeStaffTurn(action);
    delivery.nudge();
    return turn;
  };
}

function climbAndSend({ ly, delivery, world }: Pick<TakeParts, 'ly' | 'delivery' | 'world'>): () => Promise<void> {
  return async () => {
    for (const { handOff, requestId, conversation } of await ly.climbLadders(world.now())) {
      delivery.nudge();
      if (handOff?.nextRungAt !== null) continue;
      world.log.warn('ladder_at_its_end', { requestId, conversationId: conversation.id, handOffId: handOff.id });
    }
  };
}

type Limits = ReturnType<typeof createLimits>;

interface LimitParts {
  settings: Settings;
  storage: Storage;
  delivery: Nudge;
  counters: Counters;
  key: Uint8Array;
  world: World;
}

function openLimits({ settings, storage, delivery, counters, key, world }: LimitParts): Limits {
  const { now, newId, log } = world;
  return createLimits({
    ...settings,
    count: counters.count,
    key: deriveKey(key, 'limits'),
    async onDayNearlyFull(count) {
      const requestId = newId();
      log.error('day_nearly_full', { requestId, count });
      await storage.putNotice({ id: newId(), text: dayNearlyFull(count, settings), requestId, at: now() });
      delivery.nudge();
    },
    log,
  });
}

const dayNearlyFull = (count: number, { smsADay }: Settings): string =>
  `Ly har fået ${count} SMS i dag og svarer på højst ${smsADay}. Derefter svarer Ly kun i fare.`;

interface ModelParts {
  settings: Settings;
  counters: Counters;
  metrics: Metrics;
  world: World;
}

/** Null where none is configured, and then nothing of it is loaded. What was asked and answered is nowhere written down. */
function openLanguageModel({ settings, counters, metrics, world }: ModelParts): AskForJson | null {
  if (settings.model === null) return null;
  const { now, log } = world;
  return openModel({
    ...{ account: settings.model, count: counters.count, now },
    report(report) {
      metrics.countModel(report);
      const { outcome, purpose } = report;
      if (outcome !== 'answered') log.warn('model_not_answering', { reason: outcome, kind: purpose });
    },
    onRest: () => log.error('model_rests'),
  });
}

function mailSenders({ mail, publicUrl }: Settings): DeliveryParts['senders'] {
  return mail ? { staff_mail: createMailSender({ ...mail, lineUrl: `${publicUrl}/vagt` }) } : {};
}

interface DeliveryNeeds {
  teams: TeamsRoom | null;
  world: World;
}

function openDelivery(settings: Settings, storage: Storage, { teams, world: { now, newId, log } }: DeliveryNeeds) {
  return createDelivery({
    storage,
    senders: {
      ...(settings.twilio ? smsSenders(settings.twilio) : {}),
      ...mailSenders(settings),
      ...(teams?.senders ?? {}),
    },
    now,
    every: (milliseconds, run) => {
      const timer = setInterval(run, milliseconds);
      return () => clearInterval(timer);
    },
    claimedBy: newId(),
    log,
  });
}
