import { describe, expect, test } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { voiceWebhook } from '../../../src/channels/sms/voice-webhook.ts';
import type { Call, VoiceWebhookParts } from '../../../src/channels/sms/voice-webhook.ts';
import { captureLog } from '../../captured-log.ts';
import { noon, someNumber } from '../../storage/turn-to-save.ts';
import { authToken, postSigned, publicUrl } from './signed-sms.ts';
import '../../temporal-equality.ts';

function openDoor(changed: Partial<VoiceWebhookParts> = {}) {
  const calls: Call[] = [];
  const captured = captureLog();
  const parts = {
    ...{ authToken, publicUrl, log: captured.log, now: () => noon, newId: () => 'request-1' },
    answerCall: async (call: Call) => calls.push(call),
    words: (language: 'da' | 'en') => `ord på ${language}`,
    greenlandicRecording: null,
    ...changed,
  };
  return { app: express().use(voiceWebhook(parts)), calls, ...captured };
}

const ring = ({ app }: { app: express.Express }, From = someNumber) =>
  postSigned(app, '/voice', { CallSid: 'CA1', From, CallStatus: 'ringing' });

const spoken =
  '<Response><Say language="da-DK">ord på da</Say><Say language="en-GB">ord på en</Say><Hangup/></Response>';

describe('who rings', () => {
  test('hears Danish and English, is hung up on, and is answered', async () => {
    const door = openDoor();
    const response = await ring(door);
    expect([response.status, response.type]).toEqual([200, 'text/xml']);
    expect(response.text).toContain(spoken);
    expect(door.calls).toEqual([{ address: someNumber, requestId: 'request-1', at: noon }]);
  });

  test('hears Greenlandic from a recording, where there is one', async () => {
    const door = openDoor({ greenlandicRecording: 'https://ly.example.org/kl.mp3' });
    expect((await ring(door)).text).toContain('<Play>https://ly.example.org/kl.mp3</Play><Hangup/>');
  });

  test.each(['', 'anonymous', 'Restricted', '+266696687', '+7378742833'])(
    'with a hidden number ("%s") hears the same and is not written to',
    async (From) => {
      const door = openDoor();
      expect((await ring(door, From)).text).toContain(spoken);
      expect(door.calls).toEqual([]);
    },
  );

  test('hears the same when nothing can be stored, and the log has no number', async () => {
    const door = openDoor({ answerCall: () => Promise.reject(new Error(`no disk for ${someNumber}`)) });
    expect((await ring(door)).text).toContain(spoken);
    expect(door.lines).toEqual([expect.objectContaining({ event: 'call_not_answered', requestId: 'request-1' })]);
    expect(door.text()).not.toContain(someNumber.slice(1));
  });
});

test('a call that Twilio did not sign is refused', async () => {
  const door = openDoor();
  expect((await request(door.app).post('/voice').type('form').send({ From: someNumber })).status).toBe(403);
  expect(door.calls).toEqual([]);
});
