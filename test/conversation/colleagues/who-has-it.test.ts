// Who may have a conversation, what is written down of it, and a form that comes twice.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { anna, bo, openColleaguesHouse, outsider } from './colleagues-house.ts';
import type { ColleaguesHouse } from './colleagues-house.ts';

let house: ColleaguesHouse;
beforeEach(async () => {
  house = await openColleaguesHouse();
  await house.says('menneske');
});
afterEach(() => house.close());

const owner = async () => (await house.handOff())?.owner?.id;
const trail = async () => {
  const entries = await house.storage.auditTrail({ conversationId: await house.id(), limit: 99 });
  return entries.map(({ by, action, detail }) => [by.name, action, detail]).toReversed();
};

describe('another organisation', () => {
  test('gets a conversation only with the JA of the citizen', async () => {
    expect(await house.act('hand_over', { to: outsider })).toEqual({ outcome: 'refused', why: 'citizen_not_asked' });
    expect([await owner(), (await house.handOff())?.handedTo]).toEqual([undefined, []]);
    await house.act('hand_over', { to: outsider, citizenAgrees: true });
    expect([await owner(), (await house.handOff())?.handedTo]).toEqual([outsider.id, ['Testforening']]);
  });

  test('still sees it when it is handed back to the municipality, and no longer when it is closed', async () => {
    await house.act('hand_over', { to: outsider, citizenAgrees: true });
    await house.act('hand_over', { by: outsider, to: anna });
    expect((await house.handOff())?.handedTo).toEqual(['Testforening']);
    await house.act('close');
    await house.says('menneske');
    expect((await house.handOff())?.handedTo).toEqual([]);
  });
});

test('a manager gives away what a colleague has who went home; a helper cannot', async () => {
  await house.act('take', { by: bo });
  expect((await house.act('hand_over', { to: anna })).outcome).toBe('taken');
  expect((await house.act('hand_over', { to: anna, overrules: true })).outcome).toBe('done');
  expect(await owner()).toBe(anna.id);
});

test('that one colleague cannot changes nothing while another is on the way; afterwards the next ones are told', async () => {
  await house.act('on_my_way', { by: bo });
  const held = await house.handOff();
  await house.act('cannot');
  expect(await house.handOff()).toEqual(held);
  house.wait(6);
  await house.act('cannot');
  expect((await house.handOff())?.heldBy).toBeNull();
});

test('new violence asks for "it is safe to write" once more, unless a colleague writes with them', async () => {
  await house.says('han slår mig');
  await house.act('safe_to_write');
  await house.says('han slår mig igen');
  expect((await house.handOff())?.safeToWrite).toBe(false);
  await house.act('safe_to_write');
  await house.act('take');
  await house.says('han slår mig igen');
  expect((await house.handOff())?.safeToWrite).toBe(true);
});

describe('the audit', () => {
  test('has each act, with whom it went to and never what was written', async () => {
    await house.act('reply', { text: 'Hej, det er et hemmeligt ord.' });
    house.wait(1);
    await house.act('hand_over', { to: outsider, citizenAgrees: true });
    house.wait(1);
    await house.act('note', { by: outsider, text: 'et hemmeligt ord' });
    expect(await trail()).toEqual([
      ['Anna Prøve', 'reply', ''],
      ['Anna Prøve', 'hand_over', 'til Ude Prøve, Testforening, med borgerens JA'],
      ['Ude Prøve', 'note', ''],
    ]);
  });

  test('has nothing of what was refused', async () => {
    await house.act('take', { by: bo });
    await house.act('take');
    expect(await trail()).toEqual([['Bo Prøve', 'take', '']]);
  });
});

describe('a form that comes twice', () => {
  test('is a reply once, also when both come at once', async () => {
    const form = { text: 'Hej, jeg er her.', formId: 'form-1' };
    const outcomes = await Promise.all([house.act('reply', form), house.act('reply', form)]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'done_before']);
    const said = await house.storage.history(house.channel, house.address, 9);
    expect(said.filter(({ from }) => from === 'staff')).toHaveLength(1);
  });

  test('is a note once, and another form is another note', async () => {
    for (const formId of ['form-1', 'form-1', 'form-2']) await house.act('note', { text: 'venter på læge', formId });
    const seen = await house.storage.conversationForStaff(await house.id());
    expect(seen?.notes).toHaveLength(2);
  });
});
