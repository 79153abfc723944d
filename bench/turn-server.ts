// One process under load: the floor, the turn without understanding, or the whole turn.
import { randomUUIDv7 } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import express from 'express';
import type { Express } from 'express';
import twilio from 'twilio';
import { assembleLy } from '../src/assemble.ts';
import { smsWebhook } from '../src/channels/sms/sms-webhook.ts';
import { readNeedAnswers } from '../src/conversation/facts/need-answers.ts';
import { createTakeTurn } from '../src/conversation/turn.ts';
import { createLog } from '../src/log.ts';
import { readDocuments } from '../src/shipped-documents.ts';
import { openStorage } from '../src/storage/open-storage.ts';
import type { Understand } from '../src/understanding/meaning.ts';
import { dataKey, manyPlaces } from './large-town.ts';
import type { Where } from './large-town.ts';
import { authToken, publicUrl } from './signed-load.ts';

export interface Served {
  what: 'floor' | 'turn without understanding' | 'whole turn';
  where: Where;
  /** Whether there are far more places than there are. */
  manyPlaces: boolean;
}

/** What nothing with this signature and one durable write can be faster than. */
function serveFloor({ where: { folder } }: Served): Express {
  const database = new DatabaseSync(join(folder, 'floor.sqlite'));
  database.exec(
    'pragma journal_mode = WAL; pragma synchronous = FULL; create table heard (id text primary key, body text)',
  );
  const insert = database.prepare('insert into heard values (?, ?)');
  return express().post('/sms', express.urlencoded({ extended: false }), (request, response) => {
    const form = request.body as Record<string, string>;
    const signature = request.get('x-twilio-signature') ?? '';
    if (!twilio.validateRequest(authToken, signature, `${publicUrl}/sms`, form)) return void response.sendStatus(403);
    insert.run(form['MessageSid'] ?? '', form['Body'] ?? '');
    response.type('text/xml').send(new twilio.twiml.MessagingResponse().toString());
  });
}

async function serveTurn(served: Served): Promise<Express> {
  const storage = await openStorage({ ...served.where, dataKey });
  const documents = await readDocuments(null);
  if (served.manyPlaces) documents.content.places = manyPlaces(documents.content.places);
  const ly = assembleLy({ documents, drafts: true, storage, newId: randomUUIDv7 });
  const takeTurn = createTakeTurn({
    storage,
    understand: served.what === 'whole turn' ? ly.understand : onceAText(ly.understand),
    knowledge: { content: ly.content, needAnswers: readNeedAnswers(documents.intents, ly.content) },
    writeReply: ly.answers.writeReply,
    newId: randomUUIDv7,
  });
  const log = createLog('error');
  const fallbackText = () => 'I fare: ring 112.';
  const now = () => Temporal.Now.instant();
  return express().use(smsWebhook({ authToken, publicUrl, takeTurn, fallbackText, newId: randomUUIDv7, now, log }));
}

/** As if a message were understood in no time. */
function onceAText(understand: Understand): Understand {
  const known = new Map<string, ReturnType<Understand>>();
  return (text) => {
    const meaning = known.get(text) ?? understand(text);
    known.set(text, meaning);
    return meaning;
  };
}

const served = JSON.parse(process.argv[2] ?? '') as Served;
const server = createServer(served.what === 'floor' ? serveFloor(served) : await serveTurn(served));
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ megabytes: Math.round(process.memoryUsage().rss / 1e6), cpuMs: (user + system) / 1000 });
});
process.on('disconnect', () => process.exit(0));
