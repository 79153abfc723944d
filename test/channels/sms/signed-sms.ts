// Signs a webhook as Twilio's documentation says, apart from Twilio's own library: the URL, then each field's name and
// value by name, HMAC-SHA1 with the account's token.
import { createHmac, randomUUID } from 'node:crypto';
import type { Express } from 'express';
import request from 'supertest';

export const authToken = 'a token of a test';

export type SmsForm = Record<string, string>;

export function smsForm(changed: SmsForm = {}): SmsForm {
  return {
    MessageSid: `SM${randomUUID()}`,
    AccountSid: 'AC0',
    From: '+4520000001',
    To: '+4520000000',
    Body: 'hvor er der åbent nu',
    NumMedia: '0',
    ...changed,
  };
}

/** `url` is the one Twilio was told to post to. */
export function signatureOf(url: string, form: SmsForm, token = authToken): string {
  const fields = Object.keys(form).toSorted();
  const signed = fields.reduce((text, name) => text + name + form[name], url);
  return createHmac('sha1', token).update(signed, 'utf8').digest('base64');
}

export const publicUrl = 'https://ly.example.org';

/** As Twilio would. `path` begins with a slash. */
export function postSigned(app: Express, path: string, form: SmsForm) {
  const signature = signatureOf(publicUrl + path, form);
  return request(app).post(path).type('form').set('X-Twilio-Signature', signature).send(form);
}
