// POST /vagt/:id/<act>: what a colleague does. POST /vagt/:id/number: the number, for a reason that is written down.
import express from 'express';
import type { Request, RequestHandler, Response, Router } from 'express';
import { z } from 'zod';
import { requestIdOf } from '../../channels/request-log.ts';
import type { StaffAct } from '../../conversation/staff-acts.ts';
import type { StaffTurn } from '../../conversation/staff-turn.ts';
import type { ConversationForStaff } from '../../storage/hand-offs/for-staff.ts';
import type { StaffMember } from '../../storage/staff/staff-records.ts';
import { actingOf, rightFor } from '../act-rights.ts';
import { accessOf, isReason, may, municipality } from '../conversation-access.ts';
import type { StaffAction } from '../conversation-access.ts';
import { memberOf } from '../staff-guard.ts';
import { digestOf } from '../staff-secrets.ts';
import { sayGone, sayNotYours, showConversation, withConversation, writeDown } from './conversation-door.ts';
import type { ConversationParts } from './conversation-door.ts';
import { filterNames, whyUndone } from '../staff-words.ts';

const form = z.object({
  /** Browsers end lines with CR LF in a form. A box that is full may have a quick reply behind it: what is too long is refused, not lost. */
  text: z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').toWellFormed())
    .pipe(z.string().max(5000))
    .catch(''),
  form: z.uuid().optional().catch(undefined),
  to: z.string().max(100).catch(''),
  agrees: z.literal('on').optional().catch(undefined),
  /** A quick reply that is sent as it is. */
  quick: z.string().max(100).optional().catch(undefined),
  /** A quick reply that is put into the box, where there is no script to do it. */
  insert: z.string().max(100).optional().catch(undefined),
  /** The filter of the line it was pressed in. */
  fra: z.enum(filterNames).optional().catch(undefined),
  reason: z.string().max(200).catch(''),
});
type Form = z.infer<typeof form>;

export function actDoor(parts: ConversationParts): Router {
  const router = express.Router();
  for (const [act, right] of Object.entries(rightFor) as [StaffAct, StaffAction][]) {
    router.post(`/vagt/:id/${act}`, parts.guard(right), withConversation(right, parts, doAct(act, parts)));
  }
  router.post('/vagt/:id/number', parts.guard('reveal_number'), reveal(parts));
  return router;
}

type Doing = (seen: ConversationForStaff, request: Request, response: Response) => Promise<void>;

function doAct(act: StaffAct, parts: ConversationParts): Doing {
  return async (seen, request, response) => {
    const given = form.parse(request.body);
    const quick = (key: string) =>
      parts.quickReplies.find(key, { ...seen, urgent: seen.handOff?.urgent ?? null })?.text;
    if (given.insert !== undefined) {
      const text = [given.text.trim(), quick(given.insert) ?? ''].filter((one) => one !== '').join(' ');
      return showConversation(response, { seen, parts, text, ...sameForm(given) });
    }
    const text = given.quick === undefined ? given.text : (quick(given.quick) ?? '');
    const by = memberOf(request);
    const turn = await parts.takeStaffTurn({
      ...{ act, text, by: actingOf(by), conversationId: seen.conversationId, needs: neededFor(act, given) },
      ...{ to: await receiver(given, by, parts), citizenAgrees: given.agrees === 'on' },
      ...{ formId: given.form ?? quickId(given, by, seen), overrules: may(by, 'overrule') },
      ...{ requestId: requestIdOf(response, parts.newId), at: parts.now() },
    });
    await answer(turn, { act, text, given, seen, parts, response });
  };
}

const sameForm = (given: Form) => (given.form === undefined ? {} : { formId: given.form });

/** Pages are pressed long after they were shown: nobody closes what they do not have, and a row of the line waited. */
function neededFor(act: StaffAct, { fra }: Form): 'own' | 'waiting' | undefined {
  if (act === 'close' || act === 'hand_back') return 'own';
  return fra === undefined ? undefined : 'waiting';
}

/** A row of the line is the same for all and has no form of its own: the same colleague sends the same sentence once. */
function quickId({ quick }: Form, by: StaffMember, { handOff }: ConversationForStaff): string | undefined {
  return quick === undefined || handOff === null ? undefined : digestOf([handOff.id, by.id, quick].join(' '));
}

/** Undefined where nobody was chosen who could take it. */
async function receiver({ to }: Form, by: StaffMember, { storage }: ConversationParts) {
  const member = to === '' || to === by.id ? undefined : await storage.findStaff(to);
  if (member === undefined || !may(member, 'take')) return undefined;
  return { ...actingOf(member), organisation: member.organisation === municipality ? null : member.organisation };
}

interface Answering {
  act: StaffAct;
  text: string;
  given: Form;
  seen: ConversationForStaff;
  parts: ConversationParts;
  response: Response;
}

/** After these one goes on with the conversation, wherever they were pressed. */
const opens: readonly StaffAct[] = ['take', 'reply', 'note', 'safe_to_write'];
/** After these it is done with for whoever pressed. */
const leaves: readonly StaffAct[] = ['hand_over', 'hand_back', 'close', 'false_alarm'];

async function answer(turn: StaffTurn, { act, text, given, seen, parts, response }: Answering): Promise<void> {
  const id = seen.conversationId;
  if (turn.outcome === 'done' || turn.outcome === 'done_before') {
    const toLine = leaves.includes(act) || (given.fra !== undefined && !opens.includes(act));
    return response.redirect(303, toLine ? `/vagt?vis=${given.fra ?? 'alle'}` : `/vagt/${id}`);
  }
  // What they wrote is still there, and what has changed meanwhile is shown: it may not be theirs to see any more.
  const now = await parts.storage.conversationForStaff(id);
  if (turn.outcome === 'gone' || now === undefined) return sayGone(response);
  if (!may(memberOf(response.req), 'read', accessOf(now))) return sayNotYours(response);
  const written = act === 'note' ? { noteText: text } : { text, ...sameForm(given) };
  const status = turn.outcome === 'taken' ? 409 : 422;
  // Where a colleague has it meanwhile there is no box to write in.
  const unsent = turn.outcome === 'taken' && act === 'reply' ? ` Dit svar er ikke sendt: "${text}"` : '';
  const wrong = whyUndone(turn) + unsent;
  await showConversation(response, { seen: now, parts, wrong, status, to: given.to, ...written });
}

function reveal(parts: ConversationParts): RequestHandler {
  return withConversation('reveal_number', parts, async (seen, request, response) => {
    const { reason } = form.parse(request.body);
    if (!isReason(reason)) {
      const wrong = 'Skriv, hvorfor du skal bruge nummeret, med et par ord. Lederen kan læse det i loggen.';
      return showConversation(response, { seen, parts, wrong, status: 422 });
    }
    const { conversationId } = seen;
    // Written down before it is shown: nobody has seen a number that no line tells of.
    await writeDown(parts, request, { action: 'reveal_number', conversationId, detail: reason.trim() });
    await showConversation(response, { seen, parts, number: await parts.storage.revealNumber(conversationId) });
  });
}
