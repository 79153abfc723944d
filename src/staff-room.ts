// Everything behind the doors of colleagues: sign-in, the list of colleagues, the audit. Each corner gets the same guard.
import express from 'express';
import type { ErrorRequestHandler, Router } from 'express';
import type { Counters } from './channels/counters.ts';
import { requestIdOf } from './channels/request-log.ts';
import type { World } from './open-house.ts';
import type { Settings } from './settings.ts';
import { auditDoor } from './staff/colleagues/audit-door.ts';
import { colleaguesDoor } from './staff/colleagues/colleagues-door.ts';
import { createMayTry } from './staff/sign-in/attempts.ts';
import { createOpenId } from './staff/sign-in/openid.ts';
import { openIdDoor } from './staff/sign-in/openid-door.ts';
import { signInDoor } from './staff/sign-in/sign-in-door.ts';
import { commandLine, createDesk } from './staff/staff-accounts-desk.ts';
import { createGuard } from './staff/staff-guard.ts';
import { sendPage, staffStyles } from './staff/staff-pages.ts';
import { createSessions } from './staff/staff-session.ts';
import type { Storage } from './storage/open-storage.ts';
import { deriveKey } from './storage/secret-box.ts';

interface StaffRoomParts {
  settings: Settings;
  storage: Storage;
  counters: Pick<Counters, 'count'>;
  key: Uint8Array;
  world: World;
}

export interface StaffRoom {
  router: Router;
  /** Where the first manager chooses a password: null once anybody else is there, or it was used. */
  firstManagerLink(): Promise<string | null>;
}

export function openStaffRoom({ settings, storage, counters, key: dataKey, world }: StaffRoomParts): StaffRoom {
  const { publicUrl, openId } = settings;
  const key = deriveKey(dataKey, 'staff');
  const secure = publicUrl.startsWith('https:');
  const sessions = createSessions({ storage, key, secure, ...world });
  const guard = createGuard(sessions);
  const desk = createDesk({ storage, publicUrl, ...world });
  const mayTry = createMayTry({ ...counters, key, ...world });
  const doors = {
    storage,
    sessions,
    guard,
    desk,
    mayTry,
    publicUrl,
    key,
    secure,
    hasProvider: openId !== null,
    ...world,
  };
  const router = express.Router();
  router.use(staffStyles());
  router.use(signInDoor(doors));
  if (openId) router.use(openIdDoor({ ...doors, openId: createOpenId(openId, publicUrl) }));
  router.use(colleaguesDoor(doors));
  router.use(auditDoor(doors));
  router.use(['/log-ind', '/log-ud', '/invitation', '/oidc', '/kolleger', '/log', '/min-profil'], whenBroken(world));
  return {
    router,
    // Ly answers citizens already: no link for a colleague may end that. Two processes that start at once can be in each other's way.
    firstManagerLink: () =>
      firstManagerLink(storage, desk).catch((error: unknown) => {
        world.log.error('first_manager_not_invited', { error });
        return null;
      }),
  };
}

const firstManager = 'first-manager';

async function firstManagerLink(storage: Storage, desk: ReturnType<typeof createDesk>): Promise<string | null> {
  const accounts = await storage.staffAccounts();
  if (accounts.some(({ id, passwordHash }) => id !== firstManager || passwordHash !== null)) return null;
  const leader = { id: firstManager, name: 'Leder', organisation: 'kommune', roles: ['manager' as const] };
  return desk.invite(commandLine, accounts[0] ?? (await desk.add(commandLine, leader)));
}

/** Our own fault, or a form that cannot be read: a colleague reads what to do, and nothing of the error. */
function whenBroken({ log, newId }: World): ErrorRequestHandler {
  // eslint-disable-next-line max-params -- Express knows it by its four parameters
  return (error: { status?: unknown }, _request, response, next) => {
    if (response.headersSent) return next(error);
    const isTheirs = typeof error.status === 'number' && error.status >= 400 && error.status < 500;
    const requestId = requestIdOf(response, newId);
    if (isTheirs) log.warn('form_refused', { requestId, status: error.status as number });
    else log.error('request_failed', { requestId, error });
    sendPage(response, {
      status: isTheirs ? (error.status as number) : 500,
      title: 'Noget gik galt',
      said: ['Siden kunne ikke vises. Prøv igen om lidt.'],
    });
  };
}
