// Another machine at the other end: three rounds of the same words and the same answer, then silence.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openSmsHouse } from './sms-house.ts';
import type { SmsHouse } from './sms-house.ts';

const machine = 'Autosvar: vi er tilbage mandag kl 8';
const machineWithPeople = 'Tast 1 for at tale med en medarbejder';

let house: SmsHouse;
beforeAll(async () => {
  house = await openSmsHouse('2026-11-25T13:00');
});
afterAll(() => house.close());

/** Each test is somebody who never wrote before. */
let people = 0;
let From: string;
beforeEach(() => {
  people += 1;
  From = `+45200000${String(people).padStart(2, '0')}`;
  house.setClock('2026-11-25T13:00');
});

async function writeAgain(Body: string, times: number): Promise<(string | null)[]> {
  const answers: (string | null)[] = [];
  for (let time = 0; time < times; time += 1) answers.push(await house.write(From, Body));
  return answers;
}

test('the same words with the same answer three times are not answered again', async () => {
  const [first, ...answers] = await writeAgain(machine, 8);
  // The first answer says who is speaking, so it is another.
  expect(first).not.toBe(answers[0]);
  expect(answers).toEqual([answers[0], answers[0], answers[0], null, null, null, null]);
});

test('other words are answered, and so are the same after an hour of quiet', async () => {
  await writeAgain(machine, 8);
  expect(await house.write(From, 'hvor er der mad')).toMatch(/\w/);
  // "Mandag kl 8" is about food for as long as that belongs to the talk, and then about nothing.
  await writeAgain(machine, 14);
  expect(await house.write(From, machine)).toBeNull();
  house.setClock('2026-11-25T14:00');
  expect(await house.write(From, machine)).toMatch(/\w/);
});

test('the same danger in the same words is answered each time', async () => {
  const answers = await writeAgain('jeg vil ikke leve mere', 7);
  expect(answers.filter((answer) => answer?.includes('112'))).toHaveLength(7);
});

test.each(['STOP', 'hjælp'])('%s works each time', async (word) => {
  expect((await writeAgain(word, 6)).filter((answer) => answer === null)).toEqual([]);
});

test('a machine that seems to ask for a human tells staff no more than four times', async () => {
  const before = house.notices();
  await writeAgain(machineWithPeople, 8);
  expect(house.notices() - before).toBe(4);
});

test('answers that differ are no circle', async () => {
  for (const hour of ['13', '14', '15', '16', '17', '18']) {
    house.setClock(`2026-11-25T${hour}:30`);
    expect(await house.write(From, 'hvor er der åbent nu')).toMatch(/\w/);
  }
});
