// What storage promises colleagues: the line in order, a conversation without its number, notes that are forgotten, counts of nobody.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { practiceAddress } from '../../../src/storage/hand-offs/practice.ts';
import type { Storage } from '../../../src/storage/open-storage.ts';
import type { HandOff } from '../../../src/storage/records.ts';
import type { Channel } from '../../../src/vocabulary.ts';
import { handOff, noon, reply, someNumber, turnOf } from '../turn-to-save.ts';
import type { SaidTurn } from '../turn-to-save.ts';
import '../../temporal-equality.ts';

const later = (minutes: number) => noon.add({ minutes });
const note = {
  id: 'note-1',
  by: { id: 'staff-1', name: 'Prøve Person' },
  text: 'ring til hende kl. 14',
  at: noon,
};

export function handOffsContract(open: () => Promise<Storage>): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(() => storage.close());

  describe('the line', () => line(() => storage));
  describe('a row', () => rows(() => storage));
  describe('a conversation', () => seen(() => storage));
  describe('what became of an answer', () => deliveries(() => storage));
  describe('a note among colleagues', () => notes(() => storage));
  describe('counts', () => counts(() => storage));
}

interface Who {
  channel: Channel;
  address: string;
}
const onSms = (address: string): Who => ({ channel: 'sms', address });
const onWeb = (address = 'visitor'): Who => ({ channel: 'web', address });

/** The next turn of whoever is at this address, saved; returns the conversation's id. */
async function say(storage: Storage, turn: SaidTurn = {}, who: Who = { channel: 'sms', address: someNumber }) {
  const saved = turnOf(await storage.findConversation(who.channel, who.address), turn);
  expect(await storage.saveTurn(saved)).toBe('saved');
  return saved.conversation.id;
}

function line(storage: () => Storage): void {
  const waits = (number: number, minutes: number, changed: Partial<HandOff>) =>
    say(
      storage(),
      { at: later(minutes), handOff: handOff({ id: String(number), ...changed }) },
      onSms(`+452000001${number}`),
    );

  test('has danger first, by kind, then by who has waited longest; what is closed is not in it', async () => {
    await waits(1, 0, { reason: 'asked_for_human', urgent: null });
    await waits(2, 3, { urgent: 'psychosis' });
    await waits(3, 2, { urgent: 'suicide' });
    await waits(4, 1, { urgent: 'suicide', state: 'taken', owner: { id: 'a', name: 'Anna Prøve' } });
    await waits(5, 4, { urgent: 'medical' });
    await waits(6, 0, { urgent: 'medical', state: 'closed' });
    expect((await storage().waitingLine()).map(({ id }) => id)).toEqual(['5', '4', '3', '2', '1']);
  });

  test('of two hundred has each with its own last words', async () => {
    for (let person = 0; person < 200; person += 1) {
      const number = `+45200002${String(person).padStart(2, '0')}`;
      await say(
        storage(),
        { heard: `fra ${person}`, handOff: handOff(), outgoing: [reply(`til ${person}`)] },
        onSms(number),
      );
    }
    const all = await storage().waitingLine();
    const pairs = all.map(({ lastHeard, lastSaid }) => [lastHeard?.text.slice(4), lastSaid?.text.slice(4)]);
    expect([all.length, pairs.every(([heard, said]) => heard === said)]).toEqual([200, true]);
  });
}

function rows(storage: () => Storage): void {
  test('says what was said last on both sides, who has it, and nobody what number it is', async () => {
    const owner = { id: 'staff-1', name: 'Prøve Person' };
    const all = { owner, state: 'taken', rung: 2, says: 'okay', called112At: noon, safeToWrite: true } as const;
    await say(storage(), { heard: 'første', outgoing: [reply('svar')] });
    const kept = handOff({ ...all, kinds: ['violence', 'suicide'], heldBy: owner, heldUntil: later(5) });
    const id = await say(storage(), { heard: 'sidste', handOff: kept, at: later(1) });
    const [row] = await storage().waitingLine();
    expect(row).toMatchObject({ ...kept, conversationId: id, openedAt: later(1), practice: false, stopped: false });
    expect(row).toMatchObject({ lastHeard: { text: 'sidste', at: later(1) }, lastSaid: { text: 'svar', at: noon } });
    expect(row).toMatchObject({ alias: expect.stringMatching(/^Borger [0-9A-F]{3}$/), lastDigits: '01' });
    expect(JSON.stringify(row)).not.toContain(someNumber);
  });

  test('says since when a question about danger stands unanswered, until they write', async () => {
    const silence = async () => (await storage().waitingLine())[0]?.silentSince;
    await say(storage(), { handOff: handOff({ askedAt: noon }) });
    expect(await silence()).toEqual(noon);
    await say(storage(), { at: later(1) });
    expect(await silence()).toBeNull();
  });

  test('of practice is marked, and that of a visitor is not', async () => {
    await say(storage(), { handOff: handOff({ id: 'øvelse' }) }, onWeb(practiceAddress('1')));
    await say(storage(), { handOff: handOff({ id: 'rigtig' }), at: later(1) }, onWeb());
    const marks = (await storage().waitingLine()).map(({ id, practice, lastDigits }) => [id, practice, lastDigits]);
    expect(marks).toEqual([
      ['øvelse', true, null],
      ['rigtig', false, null],
    ]);
  });
}

function seen(storage: () => Storage): void {
  test('is seen with everything said, in order, and under the same alias as in the line', async () => {
    const id = await say(storage(), { heard: 'hej', outgoing: [reply('svar')], handOff: handOff() });
    const conversation = await storage().conversationForStaff(id);
    expect(conversation?.messages.map(({ from, text }) => [from, text])).toEqual([
      ['citizen', 'hej'],
      ['ly', 'svar'],
    ]);
    const [row] = await storage().waitingLine();
    expect(conversation).toMatchObject({ alias: row?.alias, handOff: { id: row?.id }, lastDigits: '01', notes: [] });
    expect(JSON.stringify(conversation)).not.toContain(someNumber);
  });

  test('tells its number to who asks for it, and on the web there is none', async () => {
    expect(await storage().revealNumber(await say(storage()))).toBe(someNumber);
    expect(await storage().revealNumber(await say(storage(), {}, onWeb()))).toBeNull();
  });

  test('that was erased, or never was, is not there', async () => {
    const id = await say(storage());
    await say(storage(), { erase: 'everything' });
    expect(await storage().conversationForStaff(id)).toBeUndefined();
    expect(await storage().conversationById('nobody')).toBeUndefined();
    expect(await storage().revealNumber(id)).toBeNull();
  });
}

function deliveries(storage: () => Storage): void {
  const deliveryOf = async (id: string) => (await storage().conversationForStaff(id))?.messages.at(-1)?.delivery?.words;

  test('is said in words, step by step', async () => {
    const id = await say(storage(), { outgoing: [reply('svar', { id: 'r1' })] });
    expect(await deliveryOf(id)).toBe('på vej');
    await storage().markSent('r1', 'SM-r1');
    expect(await deliveryOf(id)).toBe('sendt');
    await storage().recordReceipt({ providerId: 'SM-r1', status: 'delivered', code: null, words: null, at: noon });
    expect(await deliveryOf(id)).toBe('leveret');
  });

  test('is said with the reason when it did not arrive', async () => {
    const id = await say(storage(), { outgoing: [reply('svar', { id: 'r1' })] });
    await storage().markSent('r1', 'SM-r1');
    const failed = { status: 'undelivered', code: 30_005, words: 'nummeret findes ikke', at: noon } as const;
    await storage().recordReceipt({ providerId: 'SM-r1', ...failed });
    expect(await deliveryOf(id)).toBe('nåede ikke frem: nummeret findes ikke');
  });

  test('is said with the reason when it was refused, and when it came too late', async () => {
    const id = await say(storage(), { outgoing: [reply('svar', { id: 'r1' })] });
    await storage().giveUp({ id: 'r1', reason: '21610', words: 'har skrevet STOP', at: noon });
    expect(await deliveryOf(id)).toBe('nåede ikke frem: har skrevet STOP');
    await say(storage(), { outgoing: [reply('svar', { id: 'r2' })] });
    await storage().dropExpired(later(60));
    expect(await deliveryOf(id)).toBe('nåede ikke frem: kunne ikke sendes i tide');
  });

  test('is not said of what is read on the page', async () => {
    const id = await say(storage(), { outgoing: [reply('svar')] }, onWeb());
    expect(await deliveryOf(id)).toBeUndefined();
  });
}

function notes(storage: () => Storage): void {
  const notesOf = async (id: string) => (await storage().conversationForStaff(id))?.notes;

  test('is kept with who wrote it, and read by no citizen', async () => {
    const id = await say(storage(), { note });
    expect(await notesOf(id)).toEqual([note]);
    expect((await storage().history('sms', someNumber, 9)).map(({ text }) => text)).not.toContain(note.text);
  });

  test('goes with SLET at once, also where an alarm stays open', async () => {
    const alarm = handOff();
    const id = await say(storage(), { note, handOff: alarm });
    await say(storage(), { erase: 'all_but_open_alarm', handOff: alarm });
    expect(await notesOf(id)).toEqual([]);
    await say(storage(), { note: { ...note, id: 'note-2' } });
    await say(storage(), { erase: 'everything' });
    expect(await notesOf(await say(storage()))).toEqual([]);
  });

  test('goes when it is old, and not before', async () => {
    const id = await say(storage(), { note });
    const days = (count: number) => noon.add({ hours: 24 * count });
    await say(storage(), { at: days(5) });
    await storage().forgetOld(days(90), days(0));
    expect(await notesOf(id)).toHaveLength(1);
    await storage().forgetOld(days(91), days(1));
    expect(await notesOf(id)).toEqual([]);
  });
}

function counts(storage: () => Storage): void {
  test('add up by the week, and the next week begins anew', async () => {
    await say(storage(), { counts: ['false_alarm', 'helped'] });
    await say(storage(), { counts: ['false_alarm'] });
    await say(storage(), { counts: ['not_helped'], at: noon.add({ hours: 24 * 7 }) });
    expect(await storage().weeklyCounts(Temporal.Instant.from('2026-11-25T12:00Z'))).toMatchObject({
      false_alarm: 2,
      helped: 1,
      not_helped: 0,
    });
    expect(await storage().weeklyCounts(Temporal.Instant.from('2026-12-02T12:00Z'))).toMatchObject({
      false_alarm: 0,
      not_helped: 1,
    });
  });

  test('stay when the person is forgotten', async () => {
    await say(storage(), { counts: ['helped'] });
    await say(storage(), { erase: 'everything' });
    expect(await storage().weeklyCounts(Temporal.Instant.from('2026-11-25T12:00Z'))).toMatchObject({ helped: 1 });
  });
}
