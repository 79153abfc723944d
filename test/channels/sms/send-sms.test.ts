import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createSmsSender } from '../../../src/channels/sms/send-sms.ts';
import { noon, someNumber } from '../../storage/turn-to-save.ts';
import { dueSms } from './due-sms.ts';
import { openLocalTwilio, testAccount } from './local-twilio.ts';
import type { Behaviour, LocalTwilio } from './local-twilio.ts';

const due = dueSms();

const StatusCallback = 'https://ly.example.org/sms/receipt';

let twilio: LocalTwilio;
beforeEach(async () => {
  twilio = await openLocalTwilio(() => noon);
});
afterEach(() => twilio.close());

const senderFrom = (sender: { from: string } | { messagingServiceSid: string }, timeout?: number) =>
  createSmsSender({ ...testAccount(twilio.url), sender }, timeout);

describe('sending', () => {
  test('from a number carries text, number, sender and where receipts go, and gives back the id', async () => {
    const sid = await senderFrom({ from: '+4520000000' }).send(due);
    expect(twilio.taken).toEqual([
      expect.objectContaining({
        sid,
        form: { To: someNumber, Body: 'Åbent nu: Testhuset.', From: '+4520000000', StatusCallback },
      }),
    ]);
  });

  test('from a messaging service names the service and no number', async () => {
    await senderFrom({ messagingServiceSid: 'MG0' }).send(due);
    expect(twilio.taken[0]?.form).toEqual({
      To: someNumber,
      Body: 'Åbent nu: Testhuset.',
      MessagingServiceSid: 'MG0',
      StatusCallback,
    });
  });
});

describe('a failure', () => {
  test.each<[string, Behaviour, object]>([
    ['stopped by the citizen', { status: 400, code: 21610 }, { outcome: 'refused', reason: '21610', retryable: false }],
    ['no number', { status: 400, code: 21211 }, { outcome: 'refused', reason: '21211', retryable: false }],
    [
      'something Twilio dislikes that is not listed',
      { status: 400, code: 29999 },
      { outcome: 'refused', reason: '29999', retryable: false },
    ],
    ['too many at once', { status: 429, code: 20429 }, { outcome: 'refused', reason: '20429', retryable: true }],
    ['a fault of Twilio', { status: 500 }, { outcome: 'refused', reason: 'http_500', retryable: true }],
    ['a gateway that gave up', { status: 504 }, { outcome: 'unclear', reason: 'http_504', retryable: true }],
    ['a connection lost before', 'drop_before', { outcome: 'unclear', retryable: true }],
    ['a connection lost after', 'drop_after', { outcome: 'unclear', retryable: true }],
  ])('%s is told apart', async (_what, behaviour, expected) => {
    twilio.behave(behaviour);
    await expect(senderFrom({ from: '+4520000000' }).send(due)).rejects.toMatchObject({
      name: 'SendError',
      ...expected,
    });
  });

  test('to answer in time is unclear', async () => {
    twilio.behave('silent');
    const impatient = senderFrom({ from: '+4520000000' }, 100);
    await expect(impatient.send(due)).rejects.toMatchObject({ name: 'SendError', outcome: 'unclear', retryable: true });
  });

  test('to reach anybody is clear: it surely did not go out', async () => {
    const sender = createSmsSender(testAccount('http://127.0.0.1:1'));
    await expect(sender.send(due)).rejects.toMatchObject({
      name: 'SendError',
      outcome: 'not_reached',
      reason: 'ECONNREFUSED',
      retryable: true,
    });
  });
});

describe('finding out whether it went out', () => {
  const sender = () => senderFrom({ from: '+4520000000' });

  test('an attempt whose answer was lost is found by number and words', async () => {
    twilio.behave('drop_after');
    await expect(sender().send(due)).rejects.toThrow();
    expect(await sender().findSent(due, noon)).toBe(twilio.taken[0]?.sid);
  });

  test('what never arrived, other words, another number or an earlier time are not it', async () => {
    expect(await sender().findSent(due, noon)).toBeNull();
    await sender().send({ ...due, text: 'andre ord' });
    await sender().send({ ...due, address: '+4520000002' });
    await sender().send(due);
    expect(await sender().findSent(due, noon.add({ minutes: 1 }))).toBeNull();
    expect(await sender().findSent(due, noon)).toBe(twilio.taken[2]?.sid);
  });

  test('a list that does not answer is an error, not a no', async () => {
    twilio.listWorks = false;
    await expect(sender().findSent(due, noon)).rejects.toMatchObject({ name: 'SendError' });
  });
});
