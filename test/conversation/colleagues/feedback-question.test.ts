// "Fik du hjælp?": when it is asked, when it never is, and what becomes of the answer.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openColleaguesHouse } from './colleagues-house.ts';
import type { ColleaguesHouse } from './colleagues-house.ts';

let house: ColleaguesHouse;
beforeEach(async () => {
  house = await openColleaguesHouse();
});
afterEach(() => house.close());

const question = 'Fik du hjælp? Skriv J eller N.';

async function closeAfter(...texts: string[]): Promise<void> {
  for (const text of texts) await house.says(text);
  await house.act('take');
  await house.act('close');
  await house.due(['sms']);
}

/** Whether it is asked within so many minutes. */
async function isAskedWithin(minutes: number): Promise<boolean> {
  house.wait(minutes);
  return (await house.due(['sms'])).some(({ text }) => text === question);
}

test('is asked half an hour after a conversation is closed, and not before', async () => {
  await closeAfter('menneske');
  expect(await isAskedWithin(29)).toBe(false);
  expect(await isAskedWithin(1)).toBe(true);
});

test('in the evening waits for the morning', async () => {
  house.now = Temporal.Instant.from('2026-11-25T18:45:00Z');
  await closeAfter('menneske');
  expect(await isAskedWithin(13 * 60)).toBe(false);
  expect(await isAskedWithin(15)).toBe(true);
});

test.each([
  ['danger', 'jeg vil ikke leve mere'],
  ['violence', 'han slår mig'],
  ['a child', 'er 16 og smidt ud ved ik hvor jeg ska gå hen'],
  ['STOP', 'STOP'],
])('is never asked after %s', async (_what, text) => {
  await closeAfter('menneske', text);
  expect(await isAskedWithin(30)).toBe(false);
});

test('is never asked of who writes before, of whatever', async () => {
  await closeAfter('menneske');
  house.wait(10);
  await house.says('hvor er der mad');
  expect(await isAskedWithin(20)).toBe(false);
});

test('is not asked when the conversation is given back', async () => {
  await house.says('menneske');
  await house.act('take');
  await house.act('hand_back');
  expect(await isAskedWithin(30)).toBe(false);
});

test('is asked once a week', async () => {
  await closeAfter('menneske');
  expect(await isAskedWithin(30)).toBe(true);
  house.wait(6 * 24 * 60);
  await closeAfter('menneske');
  expect(await isAskedWithin(30)).toBe(false);
  house.wait(24 * 60);
  await closeAfter('menneske');
  expect(await isAskedWithin(30)).toBe(true);
});

test.each([
  ['J', 'Godt at høre', { helped: 1, not_helped: 0 }],
  ['nej', 'Hvad mangler du?', { helped: 0, not_helped: 1 }],
])('"%s" is counted, and answered', async (text, answer, counts) => {
  await closeAfter('menneske');
  await isAskedWithin(30);
  expect(await house.says(text)).toEqual([expect.stringContaining(answer)]);
  expect(await house.storage.weeklyCounts(Temporal.Instant.from('2026-11-25T12:00Z'))).toEqual({
    false_alarm: 0,
    asked_whether_helped: 1,
    ...counts,
  });
});

test('is answered once: a second J is a yes to nothing', async () => {
  await closeAfter('menneske');
  await isAskedWithin(30);
  await house.says('J');
  expect(await house.says('J')).toEqual([expect.stringContaining('Ja til hvad')]);
  expect(await house.storage.weeklyCounts(Temporal.Instant.from('2026-11-25T12:00Z'))).toMatchObject({ helped: 1 });
});

test('on the web nobody is there to be asked', async () => {
  Object.assign(house, { channel: 'web', address: 'visitor' });
  await house.says('menneske');
  await house.act('take');
  expect(await house.told('close')).toEqual([]);
});
