// What a colleague does, and what the citizen hears of it: each act with its twin.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { anna, bo, openColleaguesHouse } from './colleagues-house.ts';
import type { ColleaguesHouse } from './colleagues-house.ts';

let house: ColleaguesHouse;
beforeEach(async () => {
  house = await openColleaguesHouse();
});
afterEach(() => house.close());

const holder = async () => (await house.storage.findConversation(house.channel, house.address)).holder;

test('who takes a conversation has it, and the citizen hears by which name', async () => {
  await house.says('menneske');
  expect(await house.told('take')).toEqual([expect.stringContaining('Anna')]);
  expect([await holder(), (await house.handOff())?.owner?.id]).toEqual(['with_staff', anna.id]);
});

test('a colleague without a name to be told by is a person all the same', async () => {
  await house.says('menneske');
  expect(await house.told('take', { by: bo })).toEqual(['Nu er det et menneske, der læser og svarer dig her.']);
});

test('a second colleague hears who has it, and changes nothing', async () => {
  await house.says('menneske');
  await house.act('take');
  for (const act of ['take', 'reply', 'hand_over', 'hand_back', 'close', 'on_my_way', 'cannot', 'false_alarm'] as const)
    expect(await house.act(act, { by: bo, text: 'hej', to: bo })).toEqual({
      outcome: 'taken',
      by: { id: anna.id, name: anna.name },
    });
  expect((await house.handOff())?.owner?.id).toBe(anna.id);
});

test('pressed twice by the same colleague, taking says nothing again', async () => {
  await house.says('menneske');
  await house.act('take');
  expect(await house.told('take')).toEqual([]);
});

test('while a colleague has it Ly is silent, but for danger, STOP and SLET', async () => {
  await house.says('menneske');
  await house.act('take');
  expect(await house.says('hvor er der mad')).toEqual([]);
  expect(await house.says('jeg vil ikke leve mere')).toEqual([expect.stringContaining('112')]);
  expect(await house.says('STOP')).toEqual([expect.stringMatching(/Jeg skriver ikke mere/)]);
});

test('handed over, another has it and the citizen hears who; to nobody is refused', async () => {
  await house.says('menneske');
  await house.act('take', { by: bo });
  expect(await house.act('hand_over', { by: bo })).toEqual({ outcome: 'refused', why: 'nobody_named' });
  expect(await house.told('hand_over', { by: bo, to: anna })).toEqual([expect.stringContaining('Anna')]);
  expect((await house.act('reply', { by: bo, text: 'hej' })).outcome).toBe('taken');
});

test('given back, Ly says that it is Ly again, and answers', async () => {
  await house.says('menneske');
  await house.act('take');
  expect(await house.told('hand_back')).toEqual([expect.stringMatching(/mig igen, Ly/)]);
  expect(await house.says('hvor er der mad')).toHaveLength(1);
  expect(await house.handOff()).toBeUndefined();
});

test('given back by nobody who had it, Ly does not say that it is back', async () => {
  await house.says('menneske');
  expect(await house.told('hand_back')).toEqual([]);
});

test('closed, nothing is said, and Ly answers again', async () => {
  await house.says('jeg vil ikke leve mere');
  await house.act('take');
  expect(await house.told('close')).toEqual([]);
  expect(await holder()).toBe('bot');
});

describe('a reply', () => {
  test('by whoever is first takes the conversation, after a word that a person writes', async () => {
    await house.says('menneske');
    expect(await house.told('reply', { text: 'Hej, jeg er her.' })).toEqual([
      expect.stringContaining('Anna'),
      'Hej, jeg er her.',
    ]);
    expect(await house.told('reply', { text: 'Hvor er du?' })).toEqual(['Hvor er du?']);
  });

  test.each([
    ['with nothing in it', '  ', 'empty'],
    ['with a link', 'se www.example.org', 'link'],
    ['with an address of a site', 'se testhuset.dk', 'link'],
    ['over six segments', 'a'.repeat(919), 'too_long'],
  ])('%s is refused', async (_what, text, why) => {
    await house.says('menneske');
    expect(await house.act('reply', { text })).toEqual({ outcome: 'refused', why });
  });

  test('of six segments goes out, in the letters that SMS has', async () => {
    await house.says('menneske');
    await house.act('take');
    expect(await house.told('reply', { text: `“ja”${'a'.repeat(914)}` })).toEqual([`"ja"${'a'.repeat(914)}`]);
  });

  test('on the web may be long and have a link', async () => {
    Object.assign(house, { channel: 'web', address: 'visitor' });
    await house.says('menneske');
    expect((await house.act('reply', { text: `www.example.org ${'a'.repeat(2000)}` })).outcome).toBe('done');
  });

  test('after STOP is refused, until they write again', async () => {
    await house.says('menneske');
    await house.says('STOP');
    expect(await house.act('reply', { text: 'hej' })).toEqual({ outcome: 'refused', why: 'wants_silence' });
    await house.says('menneske');
    expect(await house.told('reply', { text: 'hej' })).toEqual(['hej']);
  });
});

describe('after violence', () => {
  beforeEach(() => house.says('han slår mig'));

  test('nothing goes out before a colleague has made sure who reads', async () => {
    expect(await house.told('take')).toEqual([]);
    expect(await house.act('reply', { text: 'hej' })).toEqual({ outcome: 'not_safe_yet', kind: 'violence' });
    expect(await house.told('safe_to_write')).toEqual([]);
    expect(await house.told('reply', { text: 'hej' })).toEqual(['hej']);
    expect(await house.told('hand_back')).toHaveLength(1);
  });

  test('another danger on top changes nothing of that', async () => {
    await house.says('jeg vil ikke leve mere');
    expect((await house.handOff())?.kinds).toEqual(['violence', 'suicide']);
    expect((await house.act('reply', { text: 'hej' })).outcome).toBe('not_safe_yet');
  });

  test('STOP silences Ly, and the alarm stays open', async () => {
    await house.says('STOP');
    expect(await house.handOff()).toMatchObject({ state: 'open', reason: 'danger' });
    expect(await house.told('take')).toEqual([]);
  });
});

test('a false alarm is closed and counted; without an alarm there is nothing to close', async () => {
  expect((await house.act('false_alarm')).outcome).toBe('gone');
  await house.says('jeg vil ikke leve mere');
  expect((await house.act('false_alarm')).outcome).toBe('done');
  expect(await house.storage.weeklyCounts(Temporal.Instant.from('2026-11-25T12:00Z'))).toMatchObject({
    false_alarm: 1,
  });
  expect(await house.act('false_alarm')).toEqual({ outcome: 'refused', why: 'nothing_open' });
});

test('112 is written down by anybody, and nobody loses the conversation', async () => {
  await house.says('jeg vil ikke leve mere');
  await house.act('take');
  expect(await house.told('called_112', { by: bo })).toEqual([]);
  const handOff = await house.handOff();
  expect([handOff?.called112At?.epochMilliseconds, handOff?.owner?.id]).toEqual([house.now.epochMilliseconds, anna.id]);
});

test('"jeg er okay" is shown and closes nothing; a new danger takes it back', async () => {
  await house.says('jeg vil ikke leve mere');
  await house.says('det var bare for sjov');
  expect(await house.handOff()).toMatchObject({ says: 'okay', state: 'open' });
  await house.says('jeg vil ikke leve mere');
  expect(await house.handOff()).toMatchObject({ says: null });
});

test('silence after a question about danger is shown, until they write', async () => {
  await house.says('jeg vil ikke leve mere');
  house.wait(5);
  expect((await house.storage.waitingLine())[0]?.silentSince?.epochMilliseconds).toBe(
    house.now.subtract({ minutes: 5 }).epochMilliseconds,
  );
  await house.says('hvor er der mad');
  expect((await house.storage.waitingLine())[0]?.silentSince).toBeNull();
});

test('a note is for colleagues, and an empty one is none', async () => {
  await house.says('menneske');
  expect(await house.told('note', { by: bo, text: 'ring til hende' })).toEqual([]);
  expect((await house.storage.conversationForStaff(await house.id()))?.notes).toMatchObject([
    { by: { id: bo.id }, text: 'ring til hende' },
  ]);
  expect(await house.act('note', { text: ' ' })).toEqual({ outcome: 'refused', why: 'empty' });
});

test('one that was erased is gone for colleagues too', async () => {
  await house.says('menneske');
  const conversationId = await house.id();
  await house.says('SLET');
  const act = { act: 'take', by: anna, conversationId, requestId: 'r', at: house.now } as const;
  expect(await house.ly.takeStaffTurn(act)).toEqual({ outcome: 'gone' });
});
