// What became of a message: receipts in any order, alarms for danger, and the provider's copies thrown away.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Storage } from '../../../src/storage/open-storage.ts';
import type { Receipt, ReceiptStatus } from '../../../src/storage/receipts.ts';
import type { DueOutgoing, Outgoing } from '../../../src/storage/records.ts';
import { handOff, noon, reply, someNumber, turnOf } from '../turn-to-save.ts';
import type { SaidTurn } from '../turn-to-save.ts';
import type { OpenForTest } from '../turn-contract.ts';

export function receiptsContract(open: OpenForTest): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(() => storage.close());

  describe('receipts', () => receiving(() => storage));
  describe('a danger answer that did not arrive', () => alarming(() => storage));
  describe('a danger answer that did not arrive, as a receipt says', () => alarmedByReceipt(() => storage));
  describe("the provider's copy", () => discarding(() => storage));
  describe("the provider's copy after SLET", () => erasing(() => storage));
}

const stopWords = 'har skrevet STOP';
const receipt = (status: ReceiptStatus, changed: Partial<Receipt> = {}): Receipt => {
  const failed = status === 'failed' || status === 'undelivered';
  return {
    providerId: 'SM1',
    status,
    code: failed ? 21610 : null,
    words: failed ? stopWords : null,
    at: noon,
    ...changed,
  };
};

async function say(storage: Storage, turn: SaidTurn): Promise<void> {
  await storage.saveTurn(turnOf(await storage.findConversation('sms', someNumber), turn));
}

const danger = (changed: Partial<Outgoing> = {}) => reply('ring 112', { id: 'r1', urgency: 'danger', ...changed });

/** What is due then, without claiming it for long. */
function due(
  storage: Storage,
  what: Pick<DueOutgoing, 'urgency' | 'route'>,
  after: Temporal.DurationLike = { seconds: 0 },
) {
  const { urgency, route } = what;
  const now = noon.add(after);
  return storage.claimDue({ now, urgency, routes: [route], limit: 99, claimedBy: 'a', leaseMs: 0 });
}

const noticesOf = async (storage: Storage) =>
  (await due(storage, { urgency: 'danger', route: 'staff_notice' })).map(({ text }) => text);
const noteOf = async (storage: Storage) => (await storage.waitingHandOffs()).map(({ note }) => note);
const notice = 'Et svar fra Ly nåede ikke frem.';

function receiving(storage: () => Storage): void {
  test('are known by message and status: the same one again is nothing new', async () => {
    expect(await storage().recordReceipt(receipt('sent'))).toBe(true);
    expect(await storage().recordReceipt(receipt('sent'))).toBe(false);
    expect(await storage().recordReceipt(receipt('delivered'))).toBe(true);
    expect(await storage().recordReceipt(receipt('sent', { providerId: 'SM2' }))).toBe(true);
  });

  test.each<[ReceiptStatus[], string[]]>([
    [['queued', 'sent', 'undelivered'], [notice]],
    [['undelivered', 'sent', 'queued'], [notice]],
    [['failed', 'undelivered', 'failed'], [notice]],
    [['delivered', 'sent', 'queued'], []],
    [['delivered', 'undelivered'], []],
  ])('%j, in whatever order: an earlier one never undoes a later one', async (statuses, notices) => {
    await say(storage(), { outgoing: [danger()], handOff: handOff() });
    await storage().markSent('r1', 'SM1');
    for (const status of statuses) await storage().recordReceipt(receipt(status));
    expect(await noticesOf(storage())).toEqual(notices);
  });
}

const alarmed = `siger: okay; svaret nåede ikke frem: ${stopWords}`;

function alarming(storage: () => Storage): void {
  test('because it was refused for good: staff get a notice at once, and the hand-off says why', async () => {
    await say(storage(), { outgoing: [danger()], handOff: handOff() });
    await storage().giveUp({ id: 'r1', reason: '21610', words: stopWords, at: noon });
    expect(await noticesOf(storage())).toEqual([notice]);
    expect(await noteOf(storage())).toEqual([alarmed]);
  });

  test('where nothing was noted before, that alone stands there', async () => {
    await say(storage(), { outgoing: [danger()], handOff: handOff({ note: '' }) });
    await storage().giveUp({ id: 'r1', reason: '21610', words: stopWords, at: noon });
    expect(await noteOf(storage())).toEqual([`svaret nåede ikke frem: ${stopWords}`]);
  });

  test('because it could not be sent in time', async () => {
    await say(storage(), { outgoing: [danger({ expiresAt: noon.add({ minutes: 5 }) })], handOff: handOff() });
    await storage().dropExpired(noon.add({ minutes: 5 }));
    expect(await noteOf(storage())).toEqual(['siger: okay; svaret nåede ikke frem: kunne ikke sendes i tide']);
  });

  test('but was no danger, or whose alarm is closed, alarms nobody', async () => {
    await say(storage(), { outgoing: [reply('svar', { id: 'r2' }), danger()], handOff: handOff({ id: 'h1' }) });
    await storage().giveUp({ id: 'r2', reason: '21610', words: stopWords, at: noon });
    await say(storage(), { handOff: handOff({ id: 'h1', state: 'closed' }) });
    await storage().giveUp({ id: 'r1', reason: '21610', words: stopWords, at: noon });
    expect(await noticesOf(storage())).toEqual([]);
  });
}

function alarmedByReceipt(storage: () => Storage): void {
  test('that came before we knew its id', async () => {
    await say(storage(), { outgoing: [danger()], handOff: handOff() });
    await storage().recordReceipt(receipt('failed'));
    expect(await noticesOf(storage())).toEqual([]);
    await storage().markSent('r1', 'SM1');
    expect(await noticesOf(storage())).toEqual([notice]);
    expect(await noteOf(storage())).toEqual([alarmed]);
  });

  test('that comes while we write its id down', async () => {
    const numbers = Array.from({ length: 20 }, (_, index) => index);
    await say(storage(), { outgoing: numbers.map((number) => danger({ id: `r${number}` })), handOff: handOff() });
    await Promise.all(
      numbers.flatMap((number) => [
        storage().markSent(`r${number}`, `SM${number}`),
        storage().recordReceipt(receipt('failed', { providerId: `SM${number}` })),
      ]),
    );
    expect(await noticesOf(storage())).toHaveLength(20);
  });
}

const background = { urgency: 'background', route: 'sms_discard' } as const;
const discardsDue = async (storage: Storage, after: Temporal.DurationLike) =>
  (await due(storage, background, after)).map(({ providerId }) => providerId).toSorted();

function discarding(storage: () => Storage): void {
  test('of what was heard goes when the provider has finished with it', async () => {
    await say(storage(), { providerId: 'SM0' });
    expect(await discardsDue(storage(), { seconds: 119 })).toEqual([]);
    expect(await discardsDue(storage(), { minutes: 2 })).toEqual(['SM0']);
  });

  test('of what was sent goes after its last receipt, or hours later without one', async () => {
    await say(storage(), { providerId: null, outgoing: [reply('svar', { id: 'r1' }), reply('mere', { id: 'r2' })] });
    await storage().markSent('r1', 'SM1');
    await storage().markSent('r2', 'SM2');
    await storage().recordReceipt(receipt('sent'));
    expect(await discardsDue(storage(), { minutes: 5 })).not.toContain('SM1');
    await storage().recordReceipt(receipt('delivered'));
    expect(await discardsDue(storage(), { minutes: 5 })).toContain('SM1');
    expect(await discardsDue(storage(), { minutes: 5 })).not.toContain('SM2');
    expect(await discardsDue(storage(), { hours: 6 })).toContain('SM2');
  });

  test('of a message we know nothing of goes too: its receipt is enough', async () => {
    await storage().recordReceipt(receipt('delivered', { providerId: 'SM9' }));
    expect(await discardsDue(storage(), { minutes: 1 })).toEqual(['SM9']);
  });

  test('goes once', async () => {
    await say(storage(), { providerId: 'SM0' });
    await storage().markSent('discard SM0', null);
    await storage().recordReceipt(receipt('delivered', { providerId: 'SM0' }));
    expect(await discardsDue(storage(), { hours: 24 })).toEqual([]);
  });

  test('of a message on the web is not looked for: there is none', async () => {
    await storage().saveTurn(turnOf(await storage().findConversation('web', 'v1'), { providerId: 'form' }));
    expect(await discardsDue(storage(), { hours: 24 })).toEqual([]);
  });
}

function erasing(storage: () => Storage): void {
  test.each(['everything', 'all_but_open_alarm'] as const)('of %s goes at once', async (erase) => {
    await say(storage(), { providerId: 'SM0', outgoing: [reply('svar', { id: 'r1' })], handOff: handOff() });
    await storage().markSent('r1', 'SM1');
    await say(storage(), { providerId: 'SM2', heard: 'SLET', erase });
    expect(await discardsDue(storage(), { seconds: 0 })).toEqual(['SM0', 'SM1', 'SM2']);
  });

  test('that was still to go when everything was forgotten goes all the same', async () => {
    await say(storage(), { providerId: 'SM0', handOff: handOff() });
    await say(storage(), { providerId: 'SM1', heard: 'SLET', erase: 'all_but_open_alarm' });
    await storage().forgetErased(noon.add({ hours: 24 }));
    expect(await discardsDue(storage(), { seconds: 0 })).toEqual(['SM0', 'SM1']);
  });
}
