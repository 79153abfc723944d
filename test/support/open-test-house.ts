// The real house, all of it, in a folder of its own: the clock stands still until a test moves it, and ids are counted.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse } from '../../src/open-house.ts';
import type { House } from '../../src/open-house.ts';
import { readSettings } from '../../src/settings.ts';
import { captureLog } from '../captured-log.ts';
import type { CapturedLog } from '../captured-log.ts';

export interface TestHouse extends Pick<House, 'app' | 'warnings' | 'takeStaffTurn'> {
  /** Where it answers, without a slash at the end. */
  url: string;
  /** Copenhagen wall time, as in 2026-11-25T13:00. */
  setClock(wallTime: string): void;
  /** Where it keeps what it remembers. */
  dataFolder: string;
  logged: CapturedLog;
  /** As a network that fails: whoever is connected must come again. */
  cutConnections(): void;
  close(): Promise<void>;
}

/** @param settings as in the environment; `at` is the wall time it opens at. */
export async function openTestHouse(
  at = '2026-11-25T13:00',
  settings: Record<string, string> = {},
): Promise<TestHouse> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'ly-test-'));
  const logged = captureLog();
  let now = instantOf(at);
  let ids = 0;
  const world = { now: () => now, newId: () => `id-${(ids += 1)}`, log: logged.log };
  const house = await openHouse(readSettings({ DATA_FOLDER: dataFolder, ...settings }), world);
  const server = createServer(house.app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    ...house,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setClock: (wallTime) => (now = instantOf(wallTime)),
    dataFolder,
    logged,
    cutConnections: () => server.closeAllConnections(),
    async close() {
      await new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      });
      await house.close();
      rmSync(dataFolder, { recursive: true });
    },
  };
}

const instantOf = (wallTime: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(wallTime).toZonedDateTime('Europe/Copenhagen').toInstant();
