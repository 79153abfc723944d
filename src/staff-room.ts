// Everything behind the doors of colleagues: sign-in, the list of colleagues, the audit. Each corner gets the same guard.
import express from 'express';
import type { ErrorRequestHandler, Router } from 'express';
import type { Ly } from './assemble.ts';
import type { Counters } from './channels/counters.ts';
import { createEventStreams } from './channels/event-streams.ts';
import type { EventStreams } from './channels/event-streams.ts';
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
import { actDoor } from './staff/conversation/act-door.ts';
import { conversationDoor } from './staff/conversation/conversation-door.ts';
import { translateDoor } from './staff/conversation/translate-door.ts';
import { lineDoor } from './staff/line/line-door.ts';
import { createPractice } from './staff/practice/scripted-citizen.ts';
import { practiceDoor } from './staff/practice/practice-door.ts';
import { createQuickReplies } from './staff/quick-replies.ts';
import { createGuard } from './staff/staff-guard.ts';
import type { StaffGuard } from './staff/staff-guard.ts';
import { sendPage, staffStyles } from './staff/staff-pages.ts';
import { createSessions } from './staff/staff-session.ts';
import type { Storage } from './storage/open-storage.ts';
import { deriveKey } from './storage/secret-box.ts';

interface StaffRoomParts {
  settings: Settings;
  storage: Storage;
  ly: Pick<Ly, 'content' | 'understand' | 'answers' | 'suggestAnswer' | 'takeTurn' | 'translate'>;
  takeStaffTurn: Ly['takeStaffTurn'];
  counters: Pick<Counters, 'count'>;
  key: Uint8Array;
  world: World;
}

export interface StaffRoom {
  router: Router;
  /** Where the first manager chooses a password: null once anybody else is there, or it was used. */
  firstManagerLink(): Promise<string | null>;
  /** Ends what is held open, so that a server can close. */
  hangUp(): void;
}

export function openStaffRoom(parts: StaffRoomParts): StaffRoom {
  const { storage, world } = parts;
  const { publicUrl, openId } = parts.settings;
  const streams = createEventStreams();
  const doors = { ...signedInDoors(parts), endLive: streams.endOf };
  const router = express.Router();
  router.use(staffStyles());
  router.use(signInDoor(doors));
  if (openId) router.use(openIdDoor({ ...doors, openId: createOpenId(openId, publicUrl) }));
  router.use(colleaguesDoor(doors));
  router.use(auditDoor(doors));
  router.use(consoleDoors({ ...doors, ...parts, streams }));
  router.use(
    ['/log-ind', '/log-ud', '/invitation', '/oidc', '/kolleger', '/log', '/min-profil', '/vagt', '/oevelse'],
    whenBroken(world),
  );
  return {
    router,
    hangUp: streams.endAll,
    // Ly answers citizens already: no link for a colleague may end that. Two processes that start at once can be in each other's way.
    firstManagerLink: () =>
      firstManagerLink(storage, doors.desk).catch((error: unknown) => {
        world.log.error('first_manager_not_invited', { error });
        return null;
      }),
  };
}

/** What every door of colleagues is made with. */
function signedInDoors({ settings, storage, counters, key: dataKey, world }: StaffRoomParts) {
  const { publicUrl, openId } = settings;
  const key = deriveKey(dataKey, 'staff');
  const secure = publicUrl.startsWith('https:');
  const sessions = createSessions({ storage, key, secure, ...world });
  return {
    ...{ storage, sessions, publicUrl, key, secure, hasProvider: openId !== null, ...world },
    guard: createGuard(sessions),
    desk: createDesk({ storage, publicUrl, ...world }),
    mayTry: createMayTry({ ...counters, key, ...world }),
  };
}

interface ConsoleDoors extends StaffRoomParts {
  guard: StaffGuard;
  streams: EventStreams;
}

function consoleDoors({ settings, ly, world, ...parts }: ConsoleDoors): Router {
  const quickReplies = createQuickReplies({ ...ly, suggest: ly.suggestAnswer, ...world });
  const practice = createPractice({ ...parts, ...world, takeTurn: ly.takeTurn });
  const doors = {
    ...{ ...parts, ...world, ...settings, practice, takeStaffTurn: practice.takeStaffTurn },
    ...{ quickReplies, understand: ly.understand, content: () => ly.content },
    translate: settings.model?.translates ? ly.translate : null,
  };
  const router = express.Router();
  router.use(lineDoor(doors));
  router.use(conversationDoor(doors));
  router.use(actDoor(doors));
  if (doors.translate) router.use(translateDoor({ ...doors, translate: doors.translate }));
  router.use(practiceDoor(doors));
  return router;
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
