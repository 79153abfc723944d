// What the outbox promises: claimed by one, in order, danger past everything, never forgotten, never late.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Storage } from '../../src/storage/open-storage.ts';
import type { Claim } from '../../src/storage/outbox/outbox.ts';
import type { Outgoing } from '../../src/storage/records.ts';
import { noon, otherNumber, reply, someNumber, staffNotice, turnOf } from './turn-to-save.ts';
import type { OpenForTest } from './turn-contract.ts';
import '../temporal-equality.ts';

const claim: Claim = { now: noon, urgency: 'ordinary', routes: ['sms'], limit: 9, claimedBy: 'a', leaseMs: 30_000 };
const later = (seconds: number) => ({ ...claim, now: noon.add({ seconds }) });

export function outboxContract(open: OpenForTest): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(() => storage.close());

  describe('claiming', () => claiming(() => storage));
  describe('order', () => order(() => storage));
  describe('outcomes', () => outcomes(() => storage));
  describe('expiry', () => expiry(() => storage));
  describe('how long it waits', () => waiting(() => storage));
  describe('a question that waits', () => waitingQuestion(() => storage));
}

async function put(storage: Storage, outgoing: Outgoing[], address = someNumber): Promise<void> {
  await storage.saveTurn(turnOf(await storage.findConversation('sms', address), { outgoing }));
}

const textsOf = async (claimed: ReturnType<Storage['claimDue']>) => (await claimed).map(({ text }) => text);

function claiming(storage: () => Storage): void {
  test('hands out everything that sending needs, once', async () => {
    await put(storage(), [reply('svar', { id: 'r1' })]);
    expect(await storage().claimDue(claim)).toEqual([
      expect.objectContaining({
        id: 'r1',
        route: 'sms',
        address: someNumber,
        text: 'svar',
        attempts: 0,
        unclearSince: null,
        requestId: 'request-1',
      }),
    ]);
    expect(await storage().claimDue({ ...claim, claimedBy: 'b' })).toEqual([]);
  });

  test('a claim whose holder died is free again when its time is up', async () => {
    await put(storage(), [reply('svar')]);
    await storage().claimDue(claim);
    expect(await storage().claimDue({ ...later(29), claimedBy: 'b' })).toEqual([]);
    expect(await storage().claimDue({ ...later(30), claimedBy: 'b' })).toHaveLength(1);
  });

  test('who lost a claim may not send any more', async () => {
    await put(storage(), [reply('svar', { id: 'r1' })]);
    await storage().claimDue(claim);
    await storage().claimDue({ ...later(30), claimedBy: 'b' });
    expect(await storage().recordAttempt({ id: 'r1', claimedBy: 'a', at: noon, leaseMs: 1 })).toBe(false);
    expect(await storage().recordAttempt({ id: 'r1', claimedBy: 'b', at: noon, leaseMs: 1 })).toBe(true);
  });

  test('only what somebody can carry is handed out; a notice to staff has no number', async () => {
    await put(storage(), [reply('svar'), staffNotice()]);
    expect(await storage().claimDue({ ...claim, routes: [] })).toEqual([]);
    const notices = await storage().claimDue({ ...claim, routes: ['staff_notice'] });
    expect(notices.map(({ kind, address }) => [kind, address])).toEqual([['staff_notice', null]]);
  });
}

function order(storage: () => Storage): void {
  test('an ordinary reply waits while an earlier one to the same person is under way; other people do not', async () => {
    await put(storage(), [reply('første', { id: 'r1' })]);
    await put(storage(), [reply('anden')]);
    await put(storage(), [reply('en andens')], otherNumber);
    expect((await textsOf(storage().claimDue(claim))).toSorted()).toEqual(['en andens', 'første']);
    expect(await storage().claimDue(claim)).toEqual([]);
    await storage().markSent('r1', 'SM1');
    expect(await textsOf(storage().claimDue(claim))).toEqual(['anden']);
  });

  test('an earlier one that has to wait for its next try holds up nothing', async () => {
    await put(storage(), [reply('første', { id: 'r1' })]);
    await put(storage(), [reply('anden')]);
    await storage().claimDue(claim);
    await storage().markFailed({ id: 'r1', reason: '20429', retryAt: noon.add({ seconds: 10 }) });
    expect(await textsOf(storage().claimDue(claim))).toEqual(['anden']);
  });

  test('danger waits for nothing', async () => {
    await put(storage(), [reply('første')]);
    await put(storage(), [reply('ring 112', { urgency: 'danger' })]);
    expect(await textsOf(storage().claimDue({ ...claim, urgency: 'danger' }))).toEqual(['ring 112']);
  });
}

function outcomes(storage: () => Storage): void {
  const attempted = async () => {
    await put(storage(), [reply('svar', { id: 'r1' })]);
    await storage().claimDue(claim);
    await storage().recordAttempt({ id: 'r1', claimedBy: 'a', at: noon, leaseMs: 30_000 });
  };

  test('what was sent is never handed out again', async () => {
    await attempted();
    await storage().markSent('r1', 'SM1');
    expect(await storage().claimDue(later(3600))).toEqual([]);
  });

  test('what was refused comes back at its time, with its attempts counted and nothing unclear', async () => {
    await attempted();
    await storage().markFailed({ id: 'r1', reason: '20429', retryAt: noon.add({ seconds: 10 }) });
    expect(await storage().claimDue(later(9))).toEqual([]);
    expect(await storage().claimDue(later(10))).toEqual([expect.objectContaining({ attempts: 1, unclearSince: null })]);
  });

  test('what was given up never comes back', async () => {
    await attempted();
    await storage().giveUp({ id: 'r1', reason: '21610', words: 'har skrevet STOP', at: noon });
    expect(await storage().claimDue(later(600))).toEqual([]);
  });

  test('an attempt that nobody wrote the end of is known as unclear, since the first one', async () => {
    await attempted();
    expect(await storage().claimDue(later(30))).toEqual([expect.objectContaining({ attempts: 1, unclearSince: noon })]);
    await storage().recordAttempt({ id: 'r1', claimedBy: 'a', at: noon.add({ seconds: 30 }), leaseMs: 1 });
    await storage().markUnclear({ id: 'r1', reason: 'ECONNRESET', retryAt: noon.add({ seconds: 60 }) });
    expect(await storage().claimDue(later(60))).toEqual([expect.objectContaining({ attempts: 2, unclearSince: noon })]);
  });
}

function expiry(storage: () => Storage): void {
  const expiresAt = noon.add({ minutes: 5 });

  test('what is too late is not handed out, and dropping names it once', async () => {
    await put(storage(), [reply('svar', { id: 'r1', expiresAt })]);
    expect(await storage().claimDue(later(300))).toEqual([]);
    expect(await storage().dropExpired(noon.add({ seconds: 299 }))).toEqual([]);
    expect(await storage().dropExpired(expiresAt)).toEqual(['r1']);
    expect(await storage().dropExpired(expiresAt)).toEqual([]);
  });

  test('what is being sent is not dropped meanwhile', async () => {
    await put(storage(), [reply('svar', { id: 'r1', expiresAt })]);
    await storage().claimDue(later(290));
    expect(await storage().dropExpired(expiresAt)).toEqual([]);
  });

  test('a notice to staff never expires', async () => {
    await put(storage(), [staffNotice()]);
    expect(await storage().dropExpired(noon.add({ hours: 2400 }))).toEqual([]);
    expect(await storage().claimDue({ ...later(8_640_000), routes: ['staff_notice'] })).toHaveLength(1);
  });
}

const questionAt = (seconds: number) => reply('spørgsmål', { id: 'q1', sendAt: noon.add({ seconds }) });

function waiting(storage: () => Storage): void {
  test('counts from when it was first due, however often it was tried', async () => {
    await put(storage(), [staffNotice({ id: 'n1' })]);
    const tries = { id: 'n1', reason: 'ECONNREFUSED' };
    await storage().markFailed({ ...tries, retryAt: noon.add({ minutes: 2 }) });
    await storage().markUnclear({ ...tries, retryAt: noon.add({ minutes: 15 }) });
    expect(await storage().outboxState()).toContainEqual({ route: 'staff_notice', count: 1, since: noon });
  });

  test('a reply counts from when it was said', async () => {
    await put(storage(), [reply('svar', { sendAt: noon.add({ seconds: 20 }) })]);
    expect(await storage().outboxState()).toContainEqual({ route: 'sms', count: 1, since: noon });
  });
}

function waitingQuestion(storage: () => Storage): void {
  const writesAgain = async (outgoing: Outgoing[]) =>
    storage().saveTurn(turnOf(await storage().findConversation('sms', someNumber), { outgoing, withdraws: ['q1'] }));
  const said = async () => (await storage().history('sms', someNumber, 9)).map(({ text }) => text);

  test('goes out at its time, and not before', async () => {
    await put(storage(), [questionAt(20)]);
    expect(await storage().claimDue(later(19))).toEqual([]);
    expect(await textsOf(storage().claimDue(later(20)))).toEqual(['spørgsmål']);
  });

  test('is never asked of somebody who wrote on, and never was', async () => {
    await put(storage(), [questionAt(20)]);
    await writesAgain([reply('svar')]);
    expect(await textsOf(storage().claimDue(later(20)))).toEqual(['svar']);
    expect(await said()).not.toContain('spørgsmål');
  });

  test('that is being sent is not taken back: it was asked', async () => {
    await put(storage(), [questionAt(20)]);
    await storage().claimDue(later(20));
    await writesAgain([]);
    expect(await storage().recordAttempt({ id: 'q1', claimedBy: 'a', at: noon, leaseMs: 1 })).toBe(true);
    expect(await said()).toContain('spørgsmål');
  });
}
