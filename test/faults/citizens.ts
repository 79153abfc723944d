// A town that writes: who writes what, and how a webhook is posted until somebody takes it.
import { setTimeout as pause } from 'node:timers/promises';
import { signatureOf, smsForm } from '../channels/sms/signed-sms.ts';
import type { SmsForm } from '../channels/sms/signed-sms.ts';

export const publicUrl = 'https://ly.example.org';
export const inDanger = 'jeg vil ikke leve mere';

/** Each of these gets an answer, and another one than the message before. */
const texts = [
  'hvor er der åbent nu',
  'hvor kan jeg få noget at spise',
  'tolet',
  'hvor kan jeg få et bad',
  'hvor kan jeg sove i nat',
];

export const numberOf = (person: number): string => `+45200${String(person).padStart(5, '0')}`;

/** As many messages, from people who write five times each; the last words of every fifth person are a cry for help. */
export function messagesOf(count: number): SmsForm[] {
  const people = Math.ceil(count / texts.length);
  return Array.from({ length: count }, (_, index) => {
    const [person, time] = [index % people, Math.floor(index / people)];
    const cries = person % 5 === 0 && time === texts.length - 1;
    return smsForm({ From: numberOf(person), Body: cries ? inDanger : (texts[time] ?? '') });
  });
}

/** What Ly answered the webhook with: the TwiML. Undefined when it did not answer, or with an error. */
export async function post(door: string, form: SmsForm): Promise<string | undefined> {
  const headers = { 'X-Twilio-Signature': signatureOf(`${publicUrl}/sms`, form) };
  try {
    const answer = await fetch(`${door}/sms`, { method: 'POST', headers, body: new URLSearchParams(form) });
    const twiml = await answer.text();
    return answer.ok ? twiml : undefined;
  } catch {
    return undefined;
  }
}

/** Milliseconds; Twilio is less patient, and has more places to post to. */
const betweenTries = 25;
const mostTries = 2000;

/** Again and again at whichever door there is, with the same MessageSid. Throws when nobody takes it. */
export async function postUntilTaken(doors: () => readonly string[], form: SmsForm): Promise<string> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const open = doors();
    const door = open[tries % open.length];
    const twiml = door === undefined ? undefined : await post(door, form);
    if (twiml !== undefined) return twiml;
    await pause(betweenTries);
  }
  throw new Error('a message that nobody took');
}

/** Nothing is said with the webhook's answer: Ly has kept the message and will answer it. */
export const isPromise = (twiml: string): boolean => !twiml.includes('<Message');

/** So many under way at once. What came of each, in the order in which it came. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const left = items.values();
  const results: Result[] = [];
  const workers = Array.from({ length: width }, async () => {
    for (const item of left) results.push(await work(item));
  });
  await Promise.all(workers);
  return results;
}
