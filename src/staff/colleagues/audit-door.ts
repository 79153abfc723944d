// GET /log: what colleagues did, for a manager; it can be read and nothing else. POST /log/nummer: whose number it is that somebody asks about.
import express from 'express';
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import type { Storage } from '../../storage/open-storage.ts';
import type { AuditEntry } from '../../storage/staff/staff-records.ts';
import { sessionOf } from '../staff-guard.ts';
import type { StaffGuard } from '../staff-guard.ts';
import { readTemplate, sendPage } from '../staff-pages.ts';

export interface AuditParts {
  storage: Pick<
    Storage,
    'auditTrail' | 'staffMembers' | 'weeklyCounts' | 'audit' | 'findConversation' | 'conversationById'
  >;
  guard: StaffGuard;
  now: () => Temporal.Instant;
  newId: () => string;
}

const perPage = 50;
const body = readTemplate<object>('audit-log.eta', import.meta.url);

export function auditDoor(parts: AuditParts): Router {
  const router = express.Router();
  router.get('/log', parts.guard('read_audit'), (request, response) => showLog(request, response, parts));
  router.post('/log/nummer', parts.guard('search_number'), (request, response) => findNumber(request, response, parts));
  return router;
}

const number = z.object({
  nummer: z
    .string()
    .transform((text) => text.replaceAll(/[ ()-]/g, '').replace(/^00/, '+'))
    .transform((text) => (/^[2-9]\d{7}$/.test(text) ? `+45${text}` : text))
    .pipe(z.string().regex(/^\+\d{8,15}$/)),
});

/** For whoever asks what Ly holds about them. Written down, since the answer alone says that somebody has written. */
async function findNumber(request: Request, response: Response, parts: AuditParts): Promise<void> {
  const { storage, now, newId } = parts;
  const session = sessionOf(request);
  const title = 'Find et nummer';
  const given = number.safeParse(request.body);
  if (!given.success) return sendPage(response, { session, status: 422, title, said: [noNumber] });
  const { id } = await storage.findConversation('sms', given.data.nummer);
  // After STOP and SLET all that is kept is that nobody writes to this number: of that, nobody is told.
  const conversationId = (await storage.conversationById(id))?.id ?? null;
  const by = { id: session.member.id, name: session.member.name };
  const detail = `slutter på ${given.data.nummer.slice(-2)}`;
  await storage.audit({ ...{ id: newId(), at: now(), by, action: 'search_number' }, conversationId, detail });
  if (conversationId !== null) return response.redirect(303, `/vagt/${conversationId}`);
  sendPage(response, { session, title, said: ['Ly har ingen samtale med det nummer.'] });
}

const noNumber = 'Skriv nummeret med otte cifre, eller med + og landekode.';

const word = z.string().min(1).max(100).optional().catch(undefined);
const query = z.object({ samtale: word, kollega: word, foer: word });

async function showLog(request: Request, response: Response, { storage, now }: AuditParts): Promise<void> {
  const session = sessionOf(request);
  const { samtale, kollega, foer } = query.parse(request.query);
  const asked = { conversationId: samtale, staffId: kollega, before: placeIn(foer), limit: perPage + 1 };
  const [found, colleagues, counts] = await Promise.all([
    storage.auditTrail(asked),
    storage.staffMembers(),
    storage.weeklyCounts(now()),
  ]);
  const entries = found.slice(0, perPage);
  const more = found.length > perPage ? asAddress({ samtale, kollega, foer: placeOf(entries.at(-1)) }) : null;
  const shown = entries.map((entry) => ({
    ...entry,
    said: actionNames[entry.action] ?? entry.action,
    at: clockOf(entry),
  }));
  sendPage(response, {
    session,
    title: 'Log',
    body: body({
      counts,
      entries: shown,
      colleagues,
      csrf: session.csrf,
      samtale: samtale ?? '',
      kollega: kollega ?? '',
      more,
    }),
  });
}

const placeOf = (entry: AuditEntry | undefined): string | undefined =>
  entry && `${entry.at.epochMilliseconds}.${entry.id}`;

function placeIn(text: string | undefined): { at: Temporal.Instant; id: string } | undefined {
  const [, milliseconds, id] = /^(\d{1,15})\.(.+)$/.exec(text ?? '') ?? [];
  if (milliseconds === undefined || id === undefined) return undefined;
  return { at: Temporal.Instant.fromEpochMilliseconds(Number(milliseconds)), id };
}

function asAddress(parts: Record<string, string | undefined>): string {
  const given = Object.entries(parts).filter((part): part is [string, string] => part[1] !== undefined);
  return `/log?${new URLSearchParams(given).toString()}`;
}

function clockOf({ at }: AuditEntry): string {
  const there = at.toZonedDateTimeISO('Europe/Copenhagen');
  return `${there.day}/${there.month} ${there.year} kl. ${there.toPlainTime().toString({ smallestUnit: 'second' })}`;
}

/** What is not named here is shown as it is written. */
const actionNames: Record<string, string> = {
  signed_in: 'Loggede ind',
  signed_out: 'Loggede ud',
  password_chosen: 'Valgte adgangskode',
  staff_added: 'Oprettede en kollega',
  staff_changed: 'Ændrede en kollega',
  staff_invited: 'Lavede et link',
  read: 'Så en samtale',
  reveal_number: 'Så nummeret',
  translate: 'Fik en besked oversat af en maskine',
  take: 'Tog en samtale',
  reply: 'Svarede',
  note: 'Skrev en note',
  hand_over: 'Gav en samtale videre',
  hand_back: 'Gav en samtale tilbage til Ly',
  close: 'Lukkede en samtale',
  on_my_way: 'Er på vej',
  called_112: 'Ringede 112',
  cannot: 'Kan ikke tage den',
  false_alarm: 'Falsk alarm',
  safe_to_write: 'Det er sikkert at skrive',
  see_line: 'Så vagten',
  search_number: 'Søgte efter et nummer',
};
