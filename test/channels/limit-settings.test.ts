// The limits that are set: how many SMS a day, and which countries.
import { afterEach, expect, test } from '@jest/globals';
import { openSmsHouse, writeMany } from './sms-house.ts';
import type { SmsHouse } from './sms-house.ts';

const [citizen, other, stranger] = ['+4520000001', '+4520000002', '+46700000001'];
const dayFull = /ikke svare mere i dag/;

let house: SmsHouse;
afterEach(() => house.close());

const open = async (settings: Record<string, string>) => {
  house = await openSmsHouse('2026-11-25T13:00', settings);
};
const events = () => house.logged.lines.map(({ event }) => event).filter((event) => event.startsWith('day_'));

test('when four fifths of the day are used, staff and the log are told, once, and not before', async () => {
  await open({ SMS_A_DAY: '10' });
  await writeMany(house, citizen, 7);
  expect([events(), house.notices()]).toEqual([[], 0]);
  await writeMany(house, other, 3);
  expect([events(), house.notices()]).toEqual([['day_nearly_full'], 1]);
});

test('when the day is full each hears it once, danger is answered, and the next day begins anew', async () => {
  await open({ SMS_A_DAY: '10' });
  await writeMany(house, citizen, 10);
  expect(await house.write(citizen, 'mad')).toMatch(dayFull);
  expect(await house.write(citizen, 'toilet')).toBeNull();
  expect(await house.write(other, 'mad')).toMatch(dayFull);
  expect(await house.write(citizen, 'jeg vil ikke leve mere')).toMatch(/112/);
  expect(events()).toEqual(['day_nearly_full', 'day_full']);
  house.setClock('2026-11-26T00:00');
  expect(await house.write(other, 'mad')).not.toMatch(dayFull);
});

test('one who floods does not use up the day of the others, and neither do strangers', async () => {
  await open({ SMS_A_DAY: '24' });
  await writeMany(house, citizen, 30);
  await writeMany(house, stranger, 10);
  expect(await house.write(other, 'mad')).not.toMatch(dayFull);
});

test.each(['+45,+46', '+'])('ALLOWED_PREFIXES=%s lets a Swedish number be answered', async (prefixes) => {
  await open({ ALLOWED_PREFIXES: prefixes });
  expect(await house.write(stranger, 'hvor er der mad')).not.toMatch(/udenlandske numre/);
});
