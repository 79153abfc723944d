import { describe, expect, test } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { receiptWebhook } from '../../../src/channels/sms/receipt-webhook.ts';
import type { ReceiptWebhookParts } from '../../../src/channels/sms/receipt-webhook.ts';
import type { Receipt } from '../../../src/storage/receipts.ts';
import { captureLog } from '../../captured-log.ts';
import { noon } from '../../storage/turn-to-save.ts';
import { authToken, postSigned, publicUrl } from './signed-sms.ts';
import '../../temporal-equality.ts';

function openDoor(changed: Partial<ReceiptWebhookParts> = {}) {
  const recorded: Receipt[] = [];
  const captured = captureLog();
  const recordReceipt = async (receipt: Receipt) => recorded.push(receipt) > 0;
  const parts = { authToken, publicUrl, recordReceipt, now: () => noon, log: captured.log, ...changed };
  const app = express().use(receiptWebhook(parts));
  return { app, recorded, ...captured };
}

const path = '/sms/receipt';
const form = (changed: Record<string, string>) => ({ MessageSid: 'SM1', MessageStatus: 'sent', ...changed });

describe('a signed receipt', () => {
  test.each([
    ['accepted', 'queued'],
    ['queued', 'queued'],
    ['sending', 'queued'],
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['undelivered', 'undelivered'],
    ['failed', 'failed'],
  ])('of %s is recorded as %s', async (MessageStatus, status) => {
    const door = openDoor();
    expect((await postSigned(door.app, path, form({ MessageStatus }))).status).toBe(204);
    expect(door.recorded).toEqual([expect.objectContaining({ providerId: 'SM1', status, code: null, at: noon })]);
  });

  test.each([
    ['21610', 21610, 'har skrevet STOP'],
    ['30005', 30005, 'nummeret findes ikke'],
    ['39999', 39999, 'fejl 39999 hos Twilio'],
    ['', null, 'uden forklaring'],
    ['rubbish', null, 'uden forklaring'],
  ])(
    'with the code "%s" says why in words for staff, and the log has the code only',
    async (ErrorCode, code, words) => {
      const door = openDoor();
      await postSigned(door.app, path, form({ MessageStatus: 'undelivered', ErrorCode, To: '+4520000001' }));
      expect(door.recorded).toEqual([expect.objectContaining({ status: 'undelivered', code, words })]);
      expect(door.lines).toEqual([expect.objectContaining({ event: 'message_not_delivered', providerId: 'SM1' })]);
      expect(door.text()).not.toContain('20000001');
    },
  );
});

describe('a receipt', () => {
  test('of a status that is none of ours is taken and not recorded', async () => {
    const door = openDoor();
    expect((await postSigned(door.app, path, form({ MessageStatus: 'scheduled' }))).status).toBe(204);
    expect(door.recorded).toEqual([]);
    expect(door.lines.map(({ event }) => event)).toEqual(['receipt_of_unknown_status']);
  });

  test('that is known already is not written down as news', async () => {
    const door = openDoor({ recordReceipt: async () => false });
    await postSigned(door.app, path, form({ MessageStatus: 'failed' }));
    expect(door.lines).toEqual([]);
  });

  test('without a signature, or without a message, is refused', async () => {
    const door = openDoor();
    expect((await request(door.app).post(path).type('form').send(form({}))).status).toBe(403);
    expect((await postSigned(door.app, path, { MessageStatus: 'sent' })).status).toBe(400);
    expect(door.recorded).toEqual([]);
  });

  test('that cannot be kept is answered with an error, so that Twilio tries again', async () => {
    const door = openDoor({ recordReceipt: () => Promise.reject(new Error('no disk')) });
    expect((await postSigned(door.app, path, form({}))).status).toBe(500);
  });
});
