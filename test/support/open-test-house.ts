// The real house, all of it, in a folder of its own: the clock stands still until a test moves it, and ids are counted.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse } from '../../src/open-house.ts';
import type { House } from '../../src/open-house.ts';
import type { Duty } from '../../src/knowledge/content-schema.ts';
import { readSettings } from '../../src/settings.ts';
import { contentEditsIn, editsFile } from '../../src/storage/shipped/content-edits.ts';
import { captureLog } from '../captured-log.ts';
import type { CapturedLog } from '../captured-log.ts';

type Doors = 'app' | 'warnings' | 'takeStaffTurn' | 'climbLadders' | 'firstManagerLink';

export interface TestHouse extends Pick<House, Doors> {
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

/**
 * @param settings as in the environment; the address is that of the server, unless they give another.
 * @param content what an editor has put in before it opens; `at` is the wall time then.
 */
export async function openTestHouse(
  at = '2026-11-25T13:00',
  settings: Record<string, string> = {},
  content: { duty: readonly Duty[] } = { duty: [] },
): Promise<TestHouse> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'ly-test-'));
  const logged = captureLog();
  let now = instantOf(at);
  let ids = 0;
  const world = { now: () => now, newId: () => `id-${(ids += 1)}`, log: logged.log };
  for (const team of content.duty) await putOnDuty(team, dataFolder);
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const open = openHouse(readSettings({ DATA_FOLDER: dataFolder, PUBLIC_URL: url, ...settings }), world);
  // Left listening, it would keep the tests from ending.
  const house = await open.catch((error: unknown) => Promise.reject(server.close() && error));
  server.on('request', house.app);
  return {
    ...house,
    url,
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

async function putOnDuty(team: Duty, dataFolder: string): Promise<void> {
  const edit = {
    kind: 'duty',
    id: team.id,
    by: 'a test',
    at: '2026-11-01T12:00:00Z',
    before: null,
    after: team,
  } as const;
  await contentEditsIn(editsFile(dataFolder)).addContentEdit(edit);
}

const instantOf = (wallTime: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(wallTime).toZonedDateTime('Europe/Copenhagen').toInstant();
