// When the model is asked: where the rules are unsure, once a turn, and never while something hurries.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { askWhenUnsure } from '../../../src/conversation/doubt/ask-when-unsure.ts';
import type { Situation } from '../../../src/conversation/step.ts';
import type { Unsure } from '../../../src/understanding/model/second-opinion.ts';
import { openTestLy, wordsNobodyKnows } from './ly-with-model.ts';
import type { TestLy } from './ly-with-model.ts';
import { nothing } from './model-server.ts';

let asked: string[] = [];
let answer: unknown = nothing;
let meanwhile: () => Promise<unknown> = () => Promise.resolve();
let ly: TestLy;
beforeAll(async () => {
  ly = await openTestLy(async ({ user }) => {
    asked.push(user);
    await meanwhile();
    return answer;
  });
});
afterAll(() => ly.close());
beforeEach(() => {
  [asked, answer, meanwhile] = [[], nothing, () => Promise.resolve()];
});

test('words the rules cannot read are asked about once, and the label is answered', async () => {
  answer = { ...nothing, needs: ['food'] };
  const { step } = await ly.turn(wordsNobodyKnows);
  expect([asked.length, step]).toEqual([1, { do: 'answer_needs', needs: ['food'], cold: false }]);
});

test.each([
  ['danger', 'jeg vil ikke leve mere'],
  ['perhaps danger', 'jeg fryser'],
  ['what the rules are sure of', 'hvor kan jeg få mad'],
  ['STOP', 'STOP'],
  ['SLET', 'SLET'],
  ['START', 'START'],
  ['MENNESKE', 'MENNESKE'],
  ['HJÆLP', 'HJÆLP'],
  ['a yes', 'ja'],
  ['a no', 'nej'],
  ['MERE', 'mere'],
  ['LÅST', 'LÅST'],
  ['a question mark', '?'],
  ['a number', '2'],
  ['nothing', '  '],
  ['one letter', 'x'],
])('%s asks nobody', async (_what, text) => {
  await ly.turn(text);
  expect(asked).toEqual([]);
});

test('after danger the talk is not kept waiting by a guess', async () => {
  const from = { address: '+4520000001' };
  await ly.turn('jeg vil ikke leve mere', from);
  await ly.turn(wordsNobodyKnows, from);
  expect(asked).toEqual([]);
});

test('after STOP nothing is read by a third', async () => {
  const from = { address: '+4520000002' };
  await ly.turn('STOP', from);
  await ly.turn(wordsNobodyKnows, from);
  expect(asked).toEqual([]);
});

test('who writes too much costs nothing', async () => {
  await ly.turn(wordsNobodyKnows, { limit: 'too_fast' });
  expect(asked).toEqual([]);
});

test('a machine that writes the same again and again costs nothing', async () => {
  const from = { address: '+4520000003' };
  for (let time = 1; time <= 6; time += 1) await ly.turn(wordsNobodyKnows, from);
  expect(asked.length).toBeLessThan(5);
});

test('somebody else of the same phone writes meanwhile: the turn starts again from the read and asks no second time', async () => {
  const from = { address: '+4520000004' };
  answer = { ...nothing, needs: ['food'] };
  meanwhile = () => ly.turn(' ', from);
  const { outcome, step } = await ly.turn(wordsNobodyKnows, from);
  expect([asked.length, outcome, step.do]).toEqual([1, 'saved', 'answer_needs']);
  expect(step).toMatchObject({ needs: ['food'] });
});

test('a danger that the model is sure of is met, and one it only thinks of is asked about', async () => {
  answer = { ...nothing, danger: { kind: 'suicide', certainty: 'sure' } };
  expect((await ly.turn(wordsNobodyKnows)).step).toMatchObject({ do: 'meet_danger', kind: 'suicide' });
  answer = { ...nothing, danger: { kind: 'suicide', certainty: 'perhaps' } };
  expect((await ly.turn(wordsNobodyKnows)).step).toMatchObject({ do: 'ask_about_danger', kind: 'suicide' });
});

/** A situation in which the model may be asked, as the turn reads it. */
async function unsure(changed: (situation: Situation) => Situation): Promise<Unsure[]> {
  const heard: Unsure[] = [];
  const { situation } = await ly.turn(wordsNobodyKnows);
  const ask = (question: Unsure) => Promise.resolve((heard.push(question), null));
  await askWhenUnsure({ ask, names: [] })(changed(situation));
  return heard;
}

test('what a colleague wrote is not sent', async () => {
  const said = (from: 'citizen' | 'ly' | 'staff') => ({ id: from, from, text: from, at: Temporal.Instant.from('2026-11-25T11:00:00Z') }); // prettier-ignore
  const earlier = [said('citizen'), said('ly'), said('staff')] as unknown as Situation['earlier'];
  const [heard] = await unsure((situation) => ({ ...situation, earlier }));
  expect(heard?.earlier.map(({ from }) => from)).toEqual(['citizen', 'ly']);
});

test('while a colleague has the conversation a person reads it, and nobody is asked', async () => {
  const held = (holder: 'with_staff' | 'bot') => (situation: Situation) => ({
    ...situation,
    conversation: { ...situation.conversation, holder },
  });
  expect(await unsure(held('with_staff'))).toEqual([]);
  expect(await unsure(held('bot'))).toHaveLength(1);
});
