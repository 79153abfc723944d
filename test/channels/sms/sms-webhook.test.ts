import { describe, expect, test } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { smsWebhook } from '../../../src/channels/sms/sms-webhook.ts';
import type { SmsMessage } from '../../../src/channels/sms/sms-webhook.ts';
import { captureLog } from '../../captured-log.ts';
import { authToken, signatureOf, smsForm } from './signed-sms.ts';
import type { SmsForm } from './signed-sms.ts';

const publicUrl = 'https://ly.example.org';
const empty = /<Response\/>$/;
const now = Temporal.Instant.from('2026-11-25T12:00:00Z');

function openDoor(how: { publicUrl?: string; takeTurn?: () => Promise<void> } = {}) {
  const heard: SmsMessage[] = [];
  const captured = captureLog();
  const takeTurn = async (message: SmsMessage) => {
    heard.push(message);
    await how.takeTurn?.();
  };
  const fallbackText = () => 'I fare: ring 112. Den Sociale Skadestue: 98 12 32 92 & andre.';
  const parts = {
    authToken,
    publicUrl: how.publicUrl ?? publicUrl,
    takeTurn,
    fallbackText,
    newId: () => 'request-1',
    now: () => now,
    log: captured.log,
  };
  return { app: express().use(smsWebhook(parts)), heard, ...captured };
}

type Door = ReturnType<typeof openDoor>;

interface Posting {
  path?: string;
  /** What it is signed for, where that is not the address it reaches us at. */
  url?: string;
  headers?: Record<string, string>;
}

/** As Twilio would. */
function post({ app }: Door, form: SmsForm, { path = '/sms', url, headers = {} }: Posting = {}) {
  return request(app)
    .post(path)
    .type('form')
    .set('X-Twilio-Signature', signatureOf(url ?? publicUrl + path, form))
    .set(headers)
    .send(form);
}

describe('a signed SMS', () => {
  test('becomes a turn, and is answered empty once the turn is committed', async () => {
    let isCommitted = false;
    const door = openDoor({
      takeTurn: async () => {
        await Promise.resolve();
        isCommitted = true;
      },
    });
    const response = await post(door, smsForm({ MessageSid: 'SM1', NumMedia: '2' }));
    expect(isCommitted).toBe(true);
    expect([response.status, response.type, response.text]).toEqual([200, 'text/xml', expect.stringMatching(empty)]);
    expect(door.heard).toEqual([
      {
        channel: 'sms',
        address: '+4520000001',
        providerId: 'SM1',
        text: 'hvor er der åbent nu',
        media: 2,
        requestId: 'request-1',
        at: now,
      },
    ]);
  });

  test.each([
    ['nothing in it', '', ''],
    ['emoji', '🙏🙏', '🙏🙏'],
    ['another script', 'أين أنام الليلة', 'أين أنام الليلة'],
    ['1,600 characters of emoji', '🥶'.repeat(800), '🥶'.repeat(800)],
    ['more than Twilio carries', 'a'.repeat(1700), 'a'.repeat(1600)],
  ])('with %s reaches the turn', async (_what, sent, heard) => {
    const door = openDoor();
    expect((await post(door, smsForm({ Body: sent }))).status).toBe(200);
    expect(door.heard.map(({ text }) => text)).toEqual([heard]);
  });
});

describe('an SMS that is not what one expects', () => {
  test('has no Body and no NumMedia: it is an empty message', async () => {
    const door = openDoor();
    await post(door, { MessageSid: 'SM1', From: '+4520000001' });
    expect(door.heard).toEqual([expect.objectContaining({ text: '', media: 0 })]);
  });

  test('comes from a name or a short code: it is accepted and not answered', async () => {
    const door = openDoor();
    for (const From of ['KOMMUNEN', '1220']) {
      expect((await post(door, smsForm({ From }))).text).toMatch(empty);
    }
    expect(door.heard).toEqual([]);
    expect(door.lines.map(({ event }) => event)).toEqual(['sender_without_number', 'sender_without_number']);
  });
});

describe('the signature', () => {
  test('is checked against the configured address, whatever the proxy made of the request', async () => {
    const door = openDoor();
    const headers = { Host: '10.0.0.7:3000', 'X-Forwarded-Proto': 'http', 'X-Forwarded-Host': 'evil.example' };
    expect((await post(door, smsForm(), { headers })).status).toBe(200);
  });

  test.each([
    ['a port that Twilio signs', 'https://ly.example.org:8443', 'https://ly.example.org:8443/sms'],
    ['the default port, which Twilio may leave out', 'https://ly.example.org:443', 'https://ly.example.org/sms'],
    ['a path before ours', 'https://example.org/ly', 'https://example.org/ly/sms'],
  ])('holds with %s', async (_what, configured, url) => {
    expect((await post(openDoor({ publicUrl: configured }), smsForm(), { url })).status).toBe(200);
  });

  test('holds with a query and with the fields of a messaging service', async () => {
    const form = smsForm({ MessagingServiceSid: 'MG0', FromCountry: 'DK' });
    expect((await post(openDoor(), form, { path: '/sms?rc=3&x=%C3%A5' })).status).toBe(200);
  });
});

describe('a signature', () => {
  test.each([
    ['of another address', () => signatureOf('https://evil.example/sms', smsForm({ MessageSid: 'SM1' }))],
    ['of another token', () => signatureOf(`${publicUrl}/sms`, smsForm({ MessageSid: 'SM1' }), 'another token')],
    ['of nothing', () => 'rubbish'],
  ])('%s is refused, counted, and nothing is heard', async (_what, signature) => {
    const door = openDoor();
    const form = smsForm({ MessageSid: 'SM1' });
    const send = () => request(door.app).post('/sms').type('form').set('X-Twilio-Signature', signature()).send(form);
    expect([(await send()).status, (await send()).status]).toEqual([403, 403]);
    expect(door.heard).toEqual([]);
    expect(door.lines.map(({ event, reason, count }) => [event, reason, count])).toEqual([
      ['webhook_refused', 'wrong_signature', 1],
      ['webhook_refused', 'wrong_signature', 2],
    ]);
  });

  test('of other words, or none at all, is refused', async () => {
    const door = openDoor();
    const signature = signatureOf(`${publicUrl}/sms`, smsForm({ MessageSid: 'SM1', Body: 'ja' }));
    const changed = smsForm({ MessageSid: 'SM1', Body: 'nej' });
    expect(
      (await request(door.app).post('/sms').type('form').set('X-Twilio-Signature', signature).send(changed)).status,
    ).toBe(403);
    expect((await request(door.app).post('/sms').type('form').send(changed)).status).toBe(403);
    expect(door.lines.at(-1)).toMatchObject({ reason: 'missing_signature', count: 2 });
  });
});

describe('what is no SMS', () => {
  test('is refused although it is signed', async () => {
    const door = openDoor();
    expect((await post(door, { From: '+4520000001', Body: 'uden id' })).status).toBe(400);
    expect((await post(door, { MessageSid: 'SM1', Body: 'uden afsender' })).status).toBe(400);
    expect(door.heard).toEqual([]);
  });

  test('is not read when it is larger than an SMS can be', async () => {
    const door = openDoor();
    expect((await post(door, smsForm({ Body: 'a'.repeat(70_000) }))).status).toBe(413);
    expect(door.lines).toEqual([expect.objectContaining({ event: 'webhook_refused', reason: 'too_large' })]);
  });

  test('is refused when the form cannot be read', async () => {
    const door = openDoor();
    const response = await request(door.app)
      .post('/sms')
      .set('Content-Type', 'application/x-www-form-urlencoded; charset=klingon')
      .send('a=b');
    expect(response.status).toBe(415);
    expect((await request(door.app).post('/sms')).status).toBe(403);
  });
});

describe('when the turn fails', () => {
  const failing = () => openDoor({ takeTurn: () => Promise.reject(new Error('no disk: hvor er der åbent nu')) });

  test('the citizen still hears 112 and a number at once', async () => {
    const response = await post(failing(), smsForm());
    expect(response.status).toBe(200);
    expect(response.text).toContain(
      '<Message statusCallback="https://ly.example.org/sms/receipt#rc=3&amp;rp=ct,rt,5xx">I fare: ring 112. Den Sociale Skadestue: 98 12 32 92 &amp; andre.</Message></Response>',
    );
  });

  test('the log has the ids and neither words nor number', async () => {
    const door = failing();
    await post(door, smsForm({ MessageSid: 'SM1' }));
    expect(door.lines).toEqual([
      expect.objectContaining({ level: 'error', event: 'turn_failed', requestId: 'request-1', providerId: 'SM1' }),
    ]);
    expect(door.text()).not.toMatch(/åbent|20000001/);
  });
});
