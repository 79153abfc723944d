// Somebody rings the number: they hear that it reads texts, whom to ring, and get an SMS with what is open now.
import express from 'express';
import type { Response, Router } from 'express';
import { isPossiblePhoneNumber } from 'libphonenumber-js/mobile';
import twilio from 'twilio';
import { z } from 'zod';
import { requestIdOf } from '../request-log.ts';
import { signedForm } from './signed-form.ts';
import type { Signature } from './signed-form.ts';

export interface Call {
  /** E.164. */
  address: string;
  requestId: string;
  at: Temporal.Instant;
}

export interface VoiceWebhookParts extends Signature {
  /** Resolves when it is decided and committed whether they get an SMS. */
  answerCall: (call: Call) => Promise<unknown>;
  words: (language: 'da' | 'en') => string;
  /** Somebody who says it in Greenlandic: no machine does. Null while there is no recording. */
  greenlandicRecording: string | null;
  newId: () => string;
  now: () => Temporal.Instant;
}

const form = z.object({ From: z.string().max(64).default('') });

export function voiceWebhook(parts: VoiceWebhookParts): Router {
  const take = ({ From }: z.infer<typeof form>, response: Response) => answer(From, response, parts);
  return express.Router().post('/voice', signedForm(parts, form, take));
}

async function answer(address: string, response: Response, parts: VoiceWebhookParts): Promise<void> {
  const requestId = requestIdOf(response, parts.newId);
  // Who hides their number comes as a word, or as the digits of one.
  if (isPossiblePhoneNumber(address)) {
    try {
      await parts.answerCall({ address, requestId, at: parts.now() });
    } catch (error) {
      parts.log.error('call_not_answered', { requestId, error });
    }
  }
  response.type('text/xml').send(spoken(parts));
}

function spoken({ words, greenlandicRecording }: VoiceWebhookParts): string {
  const voice = new twilio.twiml.VoiceResponse();
  voice.say({ language: 'da-DK' }, words('da'));
  voice.say({ language: 'en-GB' }, words('en'));
  if (greenlandicRecording !== null) voice.play({}, greenlandicRecording);
  voice.hangup();
  return voice.toString();
}
