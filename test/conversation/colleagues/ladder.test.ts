// Nobody waits in silence: who is rung, and what the citizen hears, minute by minute.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bo, openColleaguesHouse, repliesIn } from './colleagues-house.ts';
import type { ColleaguesHouse } from './colleagues-house.ts';
import { onDuty } from './made-up-duty.ts';
import { practiceAddress } from '../../../src/storage/hand-offs/practice.ts';

const phone = (last: number) => `+452000009${last}`;
const duty = [
  onDuty('Testholdet', { rungs: [1, 2], reach: [{ way: 'console' }, { way: 'sms', to: phone(1) }] }),
  onDuty('Testvagten', { rungs: [2], reach: [{ way: 'mail', to: 'vagt@example.org' }] }),
  onDuty('Testlederen', { rungs: [3], reach: [{ way: 'sms', to: phone(3) }], phone: phone(3) }),
];

let house: ColleaguesHouse;
beforeEach(async () => {
  house = await openColleaguesHouse({ duty, at: '2026-11-25T22:30' });
});
afterEach(() => house.close());

/** What the citizen hears and who is rung when the ladders are looked at after so many minutes. */
async function after(minutes: number) {
  house.wait(minutes);
  const said = (await house.climb()).flatMap(repliesIn);
  return { said, rung: await house.rung() };
}

const nobodyYet = expect.stringMatching(/^I fare: ring 112\. Ingen har kunnet svare endnu\. .*98 12 32 92/);

test('danger: at once, after 3 minutes, after 8, and then the line says whom to ring', async () => {
  await house.says('jeg vil ikke leve mere');
  expect(await house.rung()).toEqual([phone(1)]);
  expect(await after(2.9)).toEqual({ said: [], rung: [] });
  expect(await after(0.1)).toEqual({ said: [nobodyYet], rung: [phone(1), 'vagt@example.org'] });
  expect(await after(4.9)).toEqual({ said: [], rung: [] });
  expect(await after(0.1)).toEqual({ said: [nobodyYet], rung: [phone(3)] });
  expect(await after(600)).toEqual({ said: [], rung: [] });
  expect((await house.storage.waitingLine())[0]).toMatchObject({ rung: 3, nextRungAt: null });
});

test('who asked for a human: after 15 minutes, after 45, with 112 last', async () => {
  await house.says('menneske');
  await house.rung();
  expect(await after(14.9)).toEqual({ said: [], rung: [] });
  const { said } = await after(0.1);
  expect(said).toEqual([expect.stringMatching(/^Ingen har kunnet svare endnu\. .*98 12 32 92.*112\.$/)]);
  expect((await after(30)).rung).toEqual([phone(3)]);
});

test('what is told colleagues says nothing about anybody', async () => {
  await house.says('jeg vil ikke leve mere');
  house.wait(3);
  await house.climb();
  const notices = await house.due(['staff_notice', 'staff_sms', 'staff_mail']);
  expect(new Set(notices.map(({ text }) => text))).toEqual(new Set(['Ny samtale venter i Ly.']));
});

test('a colleague who takes it ends the ladder', async () => {
  await house.says('jeg vil ikke leve mere');
  await house.act('take');
  await house.rung();
  expect(await after(60)).toEqual({ said: [], rung: [] });
});

test('"I am on my way" holds it for 5 minutes and says nothing; if nobody comes it goes on', async () => {
  await house.says('jeg vil ikke leve mere');
  await house.rung();
  house.wait(1);
  expect(await house.told('on_my_way')).toEqual([]);
  expect(await after(4.9)).toEqual({ said: [], rung: [] });
  expect((await after(0.1)).rung).toEqual([phone(1), 'vagt@example.org']);
});

test('"I cannot" rings the next at once, and gives back what was taken', async () => {
  await house.says('jeg vil ikke leve mere');
  await house.rung();
  await house.act('take');
  expect(await house.told('cannot')).toEqual([]);
  expect(await house.rung()).toEqual([phone(1), 'vagt@example.org']);
  expect(await house.handOff()).toMatchObject({ state: 'open', owner: null });
});

test('"I cannot" of who has not taken it rings the next rung in the same transaction', async () => {
  await house.says('jeg vil ikke leve mere');
  await house.rung();
  await house.act('cannot', { by: bo });
  expect(await house.rung()).toEqual([phone(1), 'vagt@example.org']);
  expect(await house.handOff()).toMatchObject({ rung: 2, state: 'open' });
});

test('a danger that one colleague has in hand sends the next one on after a minute', async () => {
  await house.says('jeg vil ikke leve mere');
  await house.act('take');
  house.address = '+4520000002';
  await house.says('jeg vil ikke leve mere');
  await house.rung();
  expect((await after(0.9)).rung).toEqual([]);
  expect((await after(0.1)).rung).toEqual([phone(1), 'vagt@example.org']);
});

test('new words are the same alarm, and ring nobody twice; who asked and then is in danger rings anew', async () => {
  await house.says('menneske');
  await house.rung();
  await house.says('jeg vil ikke leve mere');
  expect(await house.rung()).toEqual([phone(1)]);
  await house.says('jeg vil ikke leve mere');
  expect(await house.rung()).toEqual([]);
  expect(await house.storage.waitingLine()).toHaveLength(1);
});

describe('the citizen is not written to', () => {
  const silently = { said: [], rung: [phone(1), 'vagt@example.org'] };

  test.each([
    ['after violence', 'han slår mig'],
    ['after a rape', 'jeg er blevet voldtaget'],
    ['when they are a child', 'er 16 og smidt ud ved ik hvor jeg ska gå hen'],
  ])('%s, while colleagues are rung all the same', async (_when, text) => {
    await house.says(text);
    await house.rung();
    expect(await after(3)).toEqual(silently);
  });

  test('after violence, until a colleague has said that it is safe', async () => {
    await house.says('han slår mig');
    await house.rung();
    await house.act('safe_to_write');
    expect((await after(3)).said).toEqual([expect.stringMatching(/^I fare: ring 112\. Ingen har kunnet svare/)]);
  });

  test.each(['STOP', 'SLET'])('after %s', async (text) => {
    await house.says('jeg vil ikke leve mere');
    await house.says(text);
    await house.rung();
    expect(await after(3)).toEqual(silently);
  });
});

test('practice rings nobody and says nothing', async () => {
  Object.assign(house, { channel: 'web', address: practiceAddress('1') });
  await house.says('jeg vil ikke leve mere');
  expect(await house.due(['staff_notice', 'staff_sms', 'staff_mail'])).toEqual([]);
  expect(await after(3)).toEqual({ said: [], rung: [] });
  expect(await house.handOff()).toMatchObject({ state: 'open', reason: 'danger' });
});

test('practice keeps nobody busy, and its false alarms are not counted', async () => {
  Object.assign(house, { channel: 'web', address: practiceAddress('1') });
  await house.says('jeg vil ikke leve mere');
  await house.act('take');
  expect(await house.storage.dangersInHand()).toBe(0);
  await house.act('false_alarm');
  expect(await house.storage.weeklyCounts(Temporal.Instant.from('2026-11-25T12:00Z'))).toMatchObject({
    false_alarm: 0,
  });
});

test('with nobody on duty nobody is promised, and the ladder begins when somebody comes', async () => {
  await house.close();
  const byDay = [onDuty('Dagholdet', { reach: [{ way: 'sms', to: phone(1) }] }, { opens: '09:00', closes: '12:00' })];
  house = await openColleaguesHouse({ duty: byDay, at: '2026-11-26T08:30' });
  expect(await house.says('menneske')).toEqual([expect.stringMatching(/Der er ingen på vagt nu/)]);
  expect(await after(29)).toEqual({ said: [], rung: [] });
  expect(await after(1)).toEqual({ said: [], rung: [phone(1)] });
});

test('as Ly is shipped, without duty, nothing follows', async () => {
  await house.close();
  house = await openColleaguesHouse();
  await house.says('jeg vil ikke leve mere');
  expect(await after(600)).toEqual({ said: [], rung: [] });
});
