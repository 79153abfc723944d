// GET /vagt/:id: one conversation. GET /vagt/:id/live: the same, as it changes. POST /vagt/:id/measure: how long a reply is.
import express from 'express';
import type { Request, RequestHandler, Response, Router } from 'express';
import { z } from 'zod';
import { sizeOfSms } from '../../answers/segments.ts';
import type { EventStreams } from '../../channels/event-streams.ts';
import { requestIdOf } from '../../channels/request-log.ts';
import { whyRefused } from '../../conversation/care/reply-checks.ts';
import { kindsOf } from '../../conversation/care/unasked.ts';
import { isHeldByOthers } from '../../conversation/memory.ts';
import type { TakeStaffTurn } from '../../conversation/staff-turn.ts';
import type { Log } from '../../log.ts';
import type { Storage } from '../../storage/open-storage.ts';
import type { Understand } from '../../understanding/meaning.ts';
import type { Translate } from '../../understanding/model/translate.ts';
import type { ConversationForStaff } from '../../storage/hand-offs/for-staff.ts';
import type { StaffMember } from '../../storage/staff/staff-records.ts';
import { accessOf, may, municipality } from '../conversation-access.ts';
import type { StaffAction } from '../conversation-access.ts';
import { memberOf, sessionOf } from '../staff-guard.ts';
import type { StaffGuard } from '../staff-guard.ts';
import type { QuickReplies } from '../quick-replies.ts';
import { readTemplate, sendPage } from '../staff-pages.ts';
import { conversationLists, titleOf, wayOf } from './conversation-view.ts';
import { createTeller, htmlOf } from '../live-parts.ts';
import { languageNames, languageOf } from '../staff-words.ts';

export interface ConversationParts {
  storage: Pick<
    Storage,
    'conversationForStaff' | 'revealNumber' | 'findStaff' | 'staffMembers' | 'audit' | 'auditTrail' | 'subscribe'
  >;
  guard: StaffGuard;
  streams: EventStreams;
  takeStaffTurn: TakeStaffTurn;
  understand: Understand;
  /** A Danish draft of a message; null where that is off. */
  translate: Translate | null;
  quickReplies: QuickReplies;
  /** Null where nobody has said what a segment costs. */
  oereASegment: number | null;
  now: () => Temporal.Instant;
  newId: () => string;
  log: Log;
}

const body = readTemplate<object>('conversation.eta', import.meta.url);

export function conversationDoor(parts: ConversationParts): Router {
  const router = express.Router();
  const reads = parts.guard('read');
  const look = withConversation('read', parts, async (seen, request, response) => {
    await writeDown(parts, request, { action: 'read', conversationId: seen.conversationId });
    await showConversation(response, { seen, parts });
  });
  router.get('/vagt/:id', reads, look);
  router.get('/vagt/:id/live', reads, withConversation('read', parts, liveConversation(parts)));
  router.post('/vagt/:id/measure', parts.guard('reply'), measure(parts));
  return router;
}

type ForConversation = (seen: ConversationForStaff, request: Request, response: Response) => Promise<void>;

/** Their own, and handed to them: to somebody else it is refused, whatever page they press from. */
export function withConversation(action: StaffAction, parts: ConversationParts, then: ForConversation): RequestHandler {
  return async (request, response) => {
    const seen = await parts.storage.conversationForStaff(String(request.params['id']));
    if (seen === undefined) return sayGone(response);
    if (!may(memberOf(request), action, accessOf(seen))) return sayNotYours(response);
    await then(seen, request, response);
  };
}

export function sayGone(response: Response): void {
  const said = ['Borgeren kan have slettet den med SLET, eller den er blevet for gammel.'];
  sendPage(response, { session: sessionOf(response.req), status: 404, title: 'Samtalen findes ikke', said });
}

export function sayNotYours(response: Response): void {
  const said = ['Samtalen er ikke givet videre til dig.'];
  sendPage(response, { session: sessionOf(response.req), status: 403, title: 'Det har du ikke adgang til', said });
}

interface Done {
  action: string;
  conversationId: string;
  detail?: string;
}

export async function writeDown(
  { storage, newId, now }: ConversationParts,
  request: Request,
  done: Done,
): Promise<void> {
  const { id, name } = memberOf(request);
  await storage.audit({ id: newId(), at: now(), by: { id, name }, detail: '', ...done });
}

/** Minutes. A page that stays open and comes again is one look. */
const oneLook = 60;

/** However it is seen: what a refused press shows again, and what comes to an open page, is a look as well. */
async function writeDownLook(parts: ConversationParts, request: Request, conversationId: string): Promise<void> {
  const since = parts.now().subtract({ minutes: oneLook });
  const done = await parts.storage.auditTrail({ conversationId, staffId: memberOf(request).id, limit: 20 });
  if (done.some(({ action, at }) => action === 'read' && Temporal.Instant.compare(at, since) > 0)) return;
  await writeDown(parts, request, { action: 'read', conversationId });
}

interface Showing {
  seen: ConversationForStaff;
  parts: ConversationParts;
  /** Shown again when something was not done. */
  wrong?: string | null;
  text?: string;
  noteText?: string;
  /** The form that was not sent through: it is the same one when it comes again. */
  formId?: string;
  number?: string | null;
  /** What a machine made of a message, and of which. */
  draft?: { danish: string; of: string } | null;
  /** The colleague it was to be handed over to. */
  to?: string;
  status?: number;
}

export async function showConversation(response: Response, showing: Showing): Promise<void> {
  const { seen, parts, wrong = null, text = '', noteText = '', number = null, to = '', status = 200 } = showing;
  const { draft = null } = showing;
  const { quickReplies, newId, now } = parts;
  const session = sessionOf(response.req);
  const { member, csrf } = session;
  await writeDownLook(parts, response.req, seen.conversationId);
  const lists = conversationLists(seen, { ...viewing(parts, member), now: now() });
  const html = Object.fromEntries(Object.entries(lists).map(([name, all]) => [name, htmlOf(all)]));
  const owner = seen.handOff?.owner ?? null;
  sendPage(response, {
    ...{ session, status, title: titleOf(seen), isLive: true },
    body: body({
      ...{ id: seen.conversationId, csrf, lists: html, wrong, text, noteText, number, draft, to },
      ...{ way: wayOf(seen), language: languageOf(seen), isSms: seen.channel === 'sms' },
      ...{ formId: showing.formId ?? newId(), noteFormId: newId() },
      mayReply: (owner === null || owner.id === member.id) && may(member, 'reply', accessOf(seen)),
      othersMayRead: kindsOf(seen.handOff ?? undefined).some(isHeldByOthers),
      mayReveal: seen.lastDigits !== null && may(member, 'reveal_number', accessOf(seen)),
      quickReplies: quickReplies.groups({ ...seen, urgent: seen.handOff?.urgent ?? null }),
      colleagues: mayHandOver(seen, member) ? await colleaguesFor(seen, member, parts) : [],
    }),
  });
}

const viewing = ({ understand, translate }: ConversationParts, member: StaffMember) => ({
  ...{ understand, member, translates: translate !== null },
});

/** Who has it, and a manager: whoever has it may have gone home. */
function mayHandOver({ handOff }: ConversationForStaff, member: StaffMember): boolean {
  const owner = handOff?.owner ?? null;
  return owner === null || owner.id === member.id || may(member, 'overrule');
}

async function colleaguesFor(seen: ConversationForStaff, me: StaffMember, { storage }: ConversationParts) {
  const all = await storage.staffMembers();
  const couldTake = all.filter((one) => one.id !== me.id && may(one, 'take'));
  return couldTake
    .toSorted((one, other) => speaks(other, seen) - speaks(one, seen) || one.name.localeCompare(other.name, 'da'))
    .map((one) => ({ id: one.id, words: wordsFor(one) }));
}

const speaks = ({ languages }: StaffMember, { language }: ConversationForStaff): number =>
  language !== null && languages.includes(language) ? 1 : 0;

/** "Bo Prøve (dansk, grønlandsk, har selv prøvet det)". */
function wordsFor({ name, organisation, languages, isPeer }: StaffMember): string {
  const said = [
    ...languages.map((language) => languageNames[language]),
    ...(isPeer ? ['har selv prøvet det'] : []),
    ...(organisation === municipality ? [] : [organisation]),
  ];
  return said.length === 0 ? name : `${name} (${said.join(', ')})`;
}

function liveConversation(parts: ConversationParts): ForConversation {
  const { storage, streams, now, newId, log } = parts;
  return async ({ conversationId }, request, response) => {
    await writeDownLook(parts, request, conversationId);
    const stream = streams.open(memberOf(request).id, response);
    if (!stream) return void response.sendStatus(503);
    const look = createTeller({
      ...{ stream, session: sessionOf(request), shown: {} },
      async read(member) {
        const seen = await storage.conversationForStaff(conversationId);
        if (seen === undefined || !may(member, 'read', accessOf(seen))) return null;
        return conversationLists(seen, { ...viewing(parts, member), now: now() });
      },
      onError: (error) =>
        log.error('talk_unreadable', { requestId: requestIdOf(response, newId), conversationId, error }),
    });
    const isAboutIt = (event: { kind: string; conversationId?: string }) =>
      event.kind === 'missed' || event.conversationId === conversationId;
    stream.onEnd(storage.subscribe((event) => void (isAboutIt(event) && look())));
    look();
  };
}

const measured = z.object({ text: z.string().max(5000).catch('') });

/** For the page's script, while somebody writes: nothing of it is kept. */
function measure({ oereASegment }: ConversationParts): RequestHandler {
  return (request, response) => {
    const { text } = measured.parse(request.body);
    const { characters, segments, oere } = sizeOfSms(text, oereASegment);
    const cost = oere === null ? '' : `, ${(oere / 100).toFixed(2).replace('.', ',')} kr`;
    const link = whyRefused(text, 'sms') === 'link' ? ' Links bliver ikke sendt.' : '';
    response.json({ words: `${characters} tegn, ${segments} SMS${cost}.${link}` });
  };
}
