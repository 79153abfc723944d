// POST /vagt/:id/translate: a Danish draft of one message, for whoever answers it. Shown once, kept nowhere.
import express from 'express';
import type { Router } from 'express';
import { z } from 'zod';
import type { Translate } from '../../understanding/model/translate.ts';
import { showConversation, withConversation, writeDown } from './conversation-door.ts';
import type { ConversationParts } from './conversation-door.ts';

const form = z.object({ message: z.string().max(100).catch('') });

const noDraft =
  'Der kom ingen oversættelse. Prøv igen om lidt, eller få en kollega eller en tolk til at læse beskeden.';

/** Whoever may answer may ask what was said: it is sent to a machine outside, so it is written down first. */
export function translateDoor(parts: ConversationParts & { translate: Translate }): Router {
  const router = express.Router();
  const draft = withConversation('reply', parts, async (seen, request, response) => {
    const { message } = form.parse(request.body);
    const said = seen.messages.find(({ id, from }) => id === message && from === 'citizen');
    if (said === undefined) return showConversation(response, { seen, parts, wrong: noDraft, status: 422 });
    await writeDown(parts, request, { action: 'translate', conversationId: seen.conversationId });
    const danish = await parts.translate(said.text);
    if (danish === null) return showConversation(response, { seen, parts, wrong: noDraft, status: 503 });
    await showConversation(response, { seen, parts, draft: { danish, of: said.text } });
  });
  router.post('/vagt/:id/translate', parts.guard('reply'), draft);
  return router;
}
