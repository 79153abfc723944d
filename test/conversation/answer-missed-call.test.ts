// Who rings, gets what is open by SMS: unless it could harm them, annoy them or come too late.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openRehearsal } from '../../src/rehearsal.ts';
import type { Rehearsal } from '../../src/rehearsal.ts';
import { copenhagen } from '../support/copenhagen.ts';
import '../temporal-equality.ts';

const at = (wallTime: string) => copenhagen(wallTime).toInstant();
const noon = at('2026-11-25T13:00');

let ly: Rehearsal;
beforeAll(async () => {
  ly = await openRehearsal();
});
afterAll(() => ly.close());

/** Each test is somebody who neither wrote nor rang before. */
let people = 0;
let address: string;
beforeEach(() => {
  people += 1;
  address = `+45200000${String(people).padStart(2, '0')}`;
});

const ring = (when = noon, from = address) => ly.answerMissedCall({ address: from, requestId: 'request-1', at: when });
const write = (text: string, when = noon) => ly.say({ text, at: when, channel: 'sms', address });
const textOf = async (answered: ReturnType<typeof ring>) => (await answered)?.outgoing.map(({ text }) => text);

test('who has never written gets what is open now, and who is speaking', async () => {
  const turn = await ring();
  expect(turn?.outgoing).toEqual([
    expect.objectContaining({ kind: 'reply', urgency: 'ordinary', expiresAt: noon.add({ minutes: 10 }) }),
  ]);
  const [text] = turn?.outgoing.map((outgoing) => outgoing.text) ?? [];
  expect(text).toMatch(/Korshærens varmestue[^.]*til 15/);
  expect(text).toMatch(/Jeg er Ly, en automat/);
  expect([turn?.heard, turn?.handOff]).toEqual([null, null]);
});

test('at most once an hour, and who has rung can go on with MERE', async () => {
  await ring();
  expect(await ring(noon.add({ minutes: 59 }))).toBeNull();
  expect((await write('MERE', noon.add({ minutes: 59 }))).reply?.text).not.toMatch(/forstod/);
  expect(await ring(noon.add({ minutes: 60 }))).not.toBeNull();
});

test('two calls at the same moment are one', async () => {
  const answers = await Promise.all([ring(), ring(), ring()]);
  expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
});

test.each(['han slår mig', 'jeg er blevet voldtaget'])('never after "%s", also days later', async (text) => {
  await write(text);
  expect(await ring()).toBeNull();
  expect(await ring(noon.add({ hours: 72 }))).toBeNull();
});

test('never after violence, also when another danger came after it', async () => {
  await write('han slår mig');
  await write('jeg vil ikke leve mere', noon.add({ minutes: 30 }));
  expect(await ring(noon.add({ hours: 72 }))).toBeNull();
});

test('not after STOP; after START again', async () => {
  await write('STOP');
  expect(await ring()).toBeNull();
  await write('START');
  expect(await ring()).not.toBeNull();
});

test('not while a colleague has the conversation; afterwards again', async () => {
  await write('menneske');
  const by = { id: 'staff-1', name: 'Prøve Person', shownAs: '' };
  const act = { by, channel: 'sms', address, requestId: 'request-1', at: noon } as const;
  await ly.takeStaffTurn({ ...act, act: 'take' });
  expect(await ring()).toBeNull();
  await ly.takeStaffTurn({ ...act, act: 'close' });
  expect(await ring()).not.toBeNull();
});

test('in the language they write; from Greenland in Greenlandic, before they have written', async () => {
  expect(await textOf(ring(noon, '+299221122'))).toEqual([expect.stringMatching(/ammavoq/)]);
  await write('where can i sleep', noon.subtract({ hours: 50 }));
  expect(await textOf(ring())).toEqual([expect.stringMatching(/open/i)]);
});

test('what they wrote before has nothing to do with it', async () => {
  await write('hvor kan jeg spise i morgen');
  expect(await textOf(ring(noon.add({ minutes: 1 })))).toEqual([expect.stringMatching(/^Åbent nu: /)]);
});
