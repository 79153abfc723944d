// The messages the servers are loaded with: signed as Twilio signs, from a thousand people, each message once.
import { randomUUID } from 'node:crypto';
import { authToken, signatureOf, smsForm } from '../test/channels/sms/signed-sms.ts';

export { authToken };
export const publicUrl = 'https://ly.example.org';

export const people = 1000;
export const numberOf = (person: number): string => `+4520${String(person).padStart(6, '0')}`;

/** As people write, in three languages; no danger, which writes more than the rest. */
export const texts = [
  'hvor er der åbent nu',
  'tolet',
  'er der et sted man kan sove i nat',
  'mad',
  'hvor kan jeg få et bad',
  'maannakkut sumi ammavoq',
  'where can i sleep tonight',
  'har i noget hvor man ka tag sin hund med',
  'tak',
  'psykiatriens hus åbningstider',
  'har ikke cpr hvor ka jeg sov',
  'blabla hvr mn kn',
];

export interface SignedRequest {
  body: string;
  signature: string;
}

export function signedRequests(count: number): SignedRequest[] {
  return Array.from({ length: count }, (_, index) => {
    const From = numberOf(index % people);
    const form = smsForm({ MessageSid: `SM${randomUUID()}`, From, Body: texts[index % texts.length] ?? '' });
    return { body: new URLSearchParams(form).toString(), signature: signatureOf(`${publicUrl}/sms`, form) };
  });
}
