// Who writes more than a person does, at the signed webhook: what they hear, and that danger comes through all the same.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openSmsHouse, writeMany } from './sms-house.ts';
import type { SmsHouse } from './sms-house.ts';

const other = '+4520000099';
const danger = 'jeg vil ikke leve mere';
const tooFast = /hurtigere, end jeg kan svare/;
const abroad = /udenlandske numre/;

let house: SmsHouse;
beforeAll(async () => {
  house = await openSmsHouse('2026-11-01T13:00');
});
afterAll(() => house.close());

/** Each test has a day of its own, and somebody who never wrote before. */
let day = 0;
let citizen: string;
let stranger: string;
const clock = (time: string, onDay = day) => house.setClock(`2026-11-${String(onDay).padStart(2, '0')}T${time}`);
beforeEach(() => {
  day += 2;
  citizen = `+45200000${String(day).padStart(2, '0')}`;
  stranger = `+467000000${String(day).padStart(2, '0')}`;
  clock('13:00');
});

test('twenty messages in ten minutes are answered; then it is said once that this is too fast, then there is silence', async () => {
  const answers = await writeMany(house, citizen, 23);
  expect(answers.slice(0, 20).filter((answer) => answer === null || tooFast.test(answer))).toEqual([]);
  expect(answers.slice(20)).toEqual([expect.stringMatching(tooFast), null, null]);
  expect(await house.write(other, 'mad')).not.toMatch(tooFast);
});

test('over the limit, danger and the wish for a human are heard, and ten minutes later everything is', async () => {
  await writeMany(house, citizen, 22);
  expect(await house.write(citizen, danger)).toMatch(/112/);
  expect(await house.write(citizen, 'NEJ')).toMatch(/\w/);
  expect(await house.write(citizen, 'MENNESKE')).toMatch(/menneske/);
  expect(await house.write(citizen, 'mad')).toBeNull();
  clock('13:10');
  expect(await house.write(citizen, 'mad')).toMatch(/\w/);
});

test.each([
  ['STOP', /skriver ikke mere|will not write again/],
  ['SLET', /slettet/],
])('over the limit %s works', async (word, answer) => {
  await writeMany(house, citizen, 22);
  expect(await house.write(citizen, word)).toMatch(answer);
});

test('a number from a country Ly does not write to hears that once a day, and is answered in danger', async () => {
  expect(await house.write(stranger, 'hvor er der mad')).toMatch(abroad);
  expect(await house.write(stranger, 'hvor er der toilet')).toBeNull();
  expect(await house.write(stranger, danger)).toMatch(/112/);
  clock('13:00', day + 1);
  expect(await house.write(stranger, 'hvor er der mad')).toMatch(abroad);
});

test('Danish and Greenlandic numbers are answered', async () => {
  for (const From of [citizen, '+299200001']) expect(await house.write(From, 'hvor er der mad')).not.toMatch(abroad);
});

test('after fifty strangers a day not even that is said, and the next citizen notices nothing', async () => {
  for (let one = 10; one < 60; one += 1) expect(await house.write(`+4670000${one}00`, 'hello')).toMatch(/112/);
  expect(await house.write('+46700006000', 'hello')).toBeNull();
  expect(await house.write(citizen, 'mad')).toMatch(/\w/);
});
