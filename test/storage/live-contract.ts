// What whoever shows something live may count on: told after the commit, and of nothing that was not saved.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { LiveEvent } from '../../src/storage/live-events.ts';
import type { Storage } from '../../src/storage/open-storage.ts';
import type { OpenForTest } from './turn-contract.ts';
import { handOff, noon, otherNumber, reply, someNumber, turnOf } from './turn-to-save.ts';
import type { SaidTurn } from './turn-to-save.ts';

export interface HeardEvents {
  events: LiveEvent[];
  /** Resolves with the first event of this conversation, heard already or not. */
  of(conversationId: string): Promise<LiveEvent>;
  end(): void;
}

export function hearEvents(storage: Storage): HeardEvents {
  const events: LiveEvent[] = [];
  const awaited = new Map<string, (event: LiveEvent) => void>();
  const idOf = (event: LiveEvent) => ('conversationId' in event ? event.conversationId : event.kind);
  const end = storage.subscribe((event) => {
    events.push(event);
    awaited.get(idOf(event))?.(event);
  });
  const heardOf = (id: string) => events.find((event) => idOf(event) === id);
  const of = (id: string) =>
    new Promise<LiveEvent>((resolve) => {
      const event = heardOf(id);
      if (event) resolve(event);
      else awaited.set(id, resolve);
    });
  return { events, of, end };
}

export function liveContract(open: OpenForTest): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(() => storage.close());

  describe('turns', () => turns(() => storage));
  describe('alarms and listeners', () => alarmsAndListeners(() => storage));
  describe('what became of it', () => becameOf(() => storage));
  describe('who has seen some of it', () => resuming(() => storage));
}

/** Returns the id of the conversation. */
async function save(storage: Storage, address: string, said: SaidTurn = {}): Promise<string> {
  const turn = turnOf(await storage.findConversation('sms', address), said);
  expect(await storage.saveTurn(turn)).toBe('saved');
  return turn.conversation.id;
}

function turns(storage: () => Storage): void {
  test('a turn is heard when it can be read', async () => {
    let versionWhenHeard: Promise<number> | undefined;
    const heard = hearEvents(storage());
    storage().subscribe(() => {
      versionWhenHeard ??= storage()
        .findConversation('sms', someNumber)
        .then(({ version }) => version);
    });
    const conversationId = await save(storage(), someNumber);
    expect(await heard.of(conversationId)).toEqual({ kind: 'turn', conversationId });
    expect(await versionWhenHeard).toBe(1);
  });

  test('a hand-off is heard too, with ids and nothing else', async () => {
    const heard = hearEvents(storage());
    const conversationId = await save(storage(), someNumber, { handOff: handOff() });
    await heard.of(await save(storage(), otherNumber));
    expect(heard.events.slice(0, 2)).toEqual([
      { kind: 'turn', conversationId },
      { kind: 'hand_off', conversationId },
    ]);
  });

  test('a turn that is not saved is not heard', async () => {
    const heard = hearEvents(storage());
    const conversation = await storage().findConversation('sms', someNumber);
    await save(storage(), someNumber, { providerId: 'SM1' });
    const { id } = await storage().findConversation('sms', someNumber);
    expect(await storage().saveTurn(turnOf(conversation))).toBe('conflict');
    expect(await storage().saveTurn(turnOf(conversation, { providerId: 'SM1' }))).toBe('duplicate');
    const next = await save(storage(), otherNumber);
    await heard.of(next);
    expect(heard.events).toEqual([id, next].map((conversationId) => ({ kind: 'turn', conversationId })));
  });
}

function alarmsAndListeners(storage: () => Storage): void {
  test('an alarm that is forgotten after SLET is heard', async () => {
    const heard = hearEvents(storage());
    const conversationId = await save(storage(), someNumber, { handOff: handOff() });
    await save(storage(), someNumber, { erase: 'all_but_open_alarm' });
    await storage().forgetErased(noon.add({ hours: 24 }));
    await heard.of(await save(storage(), otherNumber));
    const kinds = heard.events.slice(0, -1).map(({ kind }) => kind);
    expect(kinds).toEqual(['turn', 'hand_off', 'turn', 'hand_off']);
    expect(heard.events.slice(0, -1)).toEqual(kinds.map((kind) => ({ kind, conversationId })));
  });

  test('who does not listen any more hears nothing, and one that fails disturbs nobody', async () => {
    const ended = hearEvents(storage());
    ended.end();
    storage().subscribe(() => {
      throw new Error('a listener that fails');
    });
    const heard = hearEvents(storage());
    await heard.of(await save(storage(), someNumber));
    expect(ended.events).toEqual([]);
  });
}

function becameOf(storage: () => Storage): void {
  const outgoing = [
    reply('svar', { id: 'r1', kind: 'staff_reply' }),
    reply('svar', { id: 'r2', kind: 'staff_reply', expiresAt: noon.add({ minutes: 5 }) }),
    reply('svar', { id: 'r3', kind: 'staff_reply' }),
    reply('svar', { id: 'r4' }),
  ];

  test('is heard, sent or given up or dropped: of what a colleague wrote, and not of what Ly said', async () => {
    const conversationId = await save(storage(), someNumber, { outgoing });
    const heard = hearEvents(storage());
    await storage().giveUp({ id: 'r1', reason: '21610', words: 'har skrevet STOP', at: noon });
    await storage().dropExpired(noon.add({ minutes: 5 }));
    await storage().markSent('r3', 'SM3');
    await storage().giveUp({ id: 'r4', reason: '21610', words: 'har skrevet STOP', at: noon });
    await heard.of(await save(storage(), otherNumber));
    const delivery = { kind: 'delivery', conversationId };
    const deliveries = heard.events.filter(({ kind }) => kind === 'delivery');
    expect(deliveries).toEqual([delivery, delivery, delivery]);
  });
}

const slet = { erase: 'everything', outgoing: [reply('Jeg har slettet dine beskeder.')] } as const;

function resuming(storage: () => Storage): void {
  const say = async (heard: string, said: Partial<SaidTurn> = {}) => {
    const conversation = await storage().findConversation('web', 'visitor');
    await storage().saveTurn(turnOf(conversation, { heard, outgoing: [reply(`svar på ${heard}`)], ...said }));
    const [last] = await storage().history('web', 'visitor', 1);
    return last?.id ?? '';
  };
  const after = async (place: string, address = 'visitor') => {
    const messages = await storage().messagesAfter({ channel: 'web', address, place, limit: 3 });
    return messages?.map(({ text }) => text);
  };

  test('reads what was said after it, oldest first, no more than asked for, and nothing twice', async () => {
    const first = await say('en');
    await say('to');
    const last = await say('tre');
    expect(await after(first)).toEqual(['to', 'svar på to', 'tre']);
    expect(await after(last)).toEqual([]);
  });

  test('hears that it is gone when it was erased, also when the talk begins anew', async () => {
    const erased = await say('en');
    const lastWord = await say('SLET', { ...slet, outgoing: [...slet.outgoing] });
    expect([await after(erased), await after(lastWord)]).toEqual([undefined, []]);
    await say('to');
    expect(await after(lastWord)).toBeUndefined();
  });

  test('reads nothing of anybody else', async () => {
    expect(await after(await say('en'), 'somebody else')).toBeUndefined();
  });

  test('finds whose a conversation is, also after it was erased, and nobody where there is none', async () => {
    await say('en');
    const { id } = await storage().findConversation('web', 'visitor');
    await say('SLET', { ...slet, outgoing: [...slet.outgoing] });
    expect(await storage().addressHashOf(id)).toBe(storage().addressHash('web', 'visitor'));
    expect(await storage().addressHashOf('nobody')).toBeUndefined();
  });
}
