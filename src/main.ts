// Starts Ly, says what is on and what is off, and ends it in good order.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openHouse } from './open-house.ts';
import type { House } from './open-house.ts';
import { readSettings, whatIsOff } from './settings.ts';
import type { Settings } from './settings.ts';

/** A reply under way has this long; Twilio itself gives up after 15 seconds. */
const longestGoodbyeMs = 10_000;

/** For the person at the console; the log has its own lines. */
const say = (line: string) => process.stdout.write(`${line}\n`);

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const house = await openHouse(settings);
  const server = createServer(house.app);
  const end = endOnce(server, house);
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, resolve);
  });
  welcome(settings, house, (server.address() as AddressInfo).port);
}

function welcome(settings: Settings, house: House, port: number): void {
  say(`Ly answers on http://localhost:${port} (conversations and keys in ${settings.dataFolder})`);
  for (const warning of house.warnings) say(`Warning: ${warning}`);
  for (const { feature, setting } of whatIsOff(settings)) say(`Off: ${feature}. Set ${setting}.`);
}

/** Ctrl-C may come three times: the first one counts. Nothing new is taken, what is under way is finished. */
function endOnce(server: ReturnType<typeof createServer>, house: House): () => void {
  let ending = false;
  return () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), longestGoodbyeMs).unref();
    server.close(() => void house.close().then(() => process.exit(0), failed));
    server.closeIdleConnections();
  };
}

function failed(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

await start().catch(failed);
