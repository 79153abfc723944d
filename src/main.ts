// Starts Ly, says what is on and what is off, and ends it in good order.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { longestAttemptMs } from './channels/delivery.ts';
import { openHouse, realWorld } from './open-house.ts';
import type { House } from './open-house.ts';
import { readEnvFile, readSettings, whatIsOff } from './settings.ts';
import type { Settings } from './settings.ts';
import { placeOf } from './storage/database/postgres-unreachable.ts';

const lookForIdleMs = 50;

/** For the person at the console; the log has its own lines. */
const say = (line: string) => process.stdout.write(`${line}\n`);

async function start(): Promise<void> {
  readEnvFile();
  const settings = readSettings(process.env);
  const world = realWorld(settings);
  // Node would print the error's message, and that may quote what somebody wrote.
  process.on('uncaughtException', (error) => {
    world.log.error('crashed', { error });
    process.exit(1);
  });
  // Until the house is open there is nothing to finish.
  let end: () => void = () => process.exit(0);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end());
  const house = await openHouse(settings, world);
  const server = createServer(house.app);
  end = endOnce(server, house);
  await listen(server, settings.port).catch((error: unknown) => house.close().finally(() => failed(error)));
  await welcome(settings, house, (server.address() as AddressInfo).port);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      reject(isTaken ? new Error(`Port ${port} is taken. Stop what runs there, or set PORT to another one.`) : error);
    });
    server.listen(port, resolve);
  });
}

async function welcome(settings: Settings, house: House, port: number): Promise<void> {
  const remembers = settings.databaseUrl === null ? settings.dataFolder : placeOf(settings.databaseUrl);
  say(`Ly answers on http://localhost:${port} (conversations in ${remembers})`);
  for (const warning of house.warnings) say(`Warning: ${warning}`);
  for (const { feature, setting } of whatIsOff(settings)) say(`Off: ${feature}. Set ${setting}.`);
  const link = await house.firstManagerLink();
  if (link !== null) say(`The first manager chooses a password here, once, within three days: ${link}`);
}

/** Ctrl-C may come three times: the first one counts. Nothing new is taken, what is under way is finished. */
function endOnce(server: Server, house: House): () => void {
  let ending = false;
  return () => {
    if (ending) return;
    ending = true;
    // A message on its way to a Twilio that is silent takes longest: cut off, nobody would know whether it went out.
    setTimeout(() => process.exit(1), longestAttemptMs).unref();
    // A connection kept alive would hold the door open long after its last answer.
    setInterval(() => server.closeIdleConnections(), lookForIdleMs).unref();
    house.hangUp();
    server.close(() => void house.close().then(() => process.exit(0), failed));
  };
}

function failed(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

await start().catch(failed);
