// What a colleague can send as it is: in the citizen's language, with its state, and with the facts of the hour.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createQuickReplies } from '../../src/staff/quick-replies.ts';
import type { QuickReplies, QuickReply } from '../../src/staff/quick-replies.ts';
import { openStaffHouse } from './staff-house.ts';
import type { StaffHouse } from './staff-house.ts';

let house: StaffHouse;
let quick: QuickReplies;
beforeAll(async () => {
  house = await openStaffHouse();
  quick = createQuickReplies({ answers: house.ly.answers, suggest: house.ly.suggestAnswer, now: house.now });
});
afterAll(() => house.close());

const citizen = { language: 'da', channel: 'sms', urgent: null } as const;
const named = (name: string, who: Parameters<QuickReplies['groups']>[0] = citizen): QuickReply[] =>
  quick.groups(who).find((group) => group.name === name)?.replies ?? [];

test('twelve of them are calm ones', () => {
  expect(named('Ro på')).toHaveLength(12);
});

test('as shipped nobody has approved any, and each says so', () => {
  const states = quick.groups(citizen).flatMap(({ replies }) => replies.map(({ stateWords }) => stateWords));
  expect(new Set(states)).toEqual(new Set(['udkast, ikke godkendt endnu', 'fra Lys fakta']));
});

test('to a Greenlander what is written in Greenlandic comes in it as a draft, and the rest says that it is Danish', () => {
  const replies = named('Begynd og afslut', { ...citizen, language: 'kl' });
  const where = replies.find(({ key }) => key.endsWith('.where'));
  expect(where).toMatchObject({ text: 'Sumiippit?', danish: 'Hvor er du? Skriv en gade eller noget, du kan se.' });
  expect(where?.stateWords).toMatch(/udkast.*grønlandsk/);
  expect(replies.find(({ key }) => key.endsWith('.may_i_call'))?.stateWords).toBe('findes kun på dansk');
});

test('who asks about somebody else gets the very words that Ly says', () => {
  const [first] = named('Nogen spørger om en anden');
  expect(first?.text).toBe(house.ly.answers.phrase('da', 'plain.about_others'));
});

test('what is open now is what Ly would answer at this hour, and another hour is another answer', () => {
  const [open] = named('Fakta lige nu');
  expect(open?.text).toMatch(/^Åbent nu: Café Parasollen/);
  house.later({ hours: 14 });
  expect(named('Fakta lige nu')[0]?.text).toMatch(/Natvarmestuen/);
});

test('lines fit the danger', () => {
  const linesFor = (urgent: 'suicide' | 'sexual_assault') =>
    named('Fakta lige nu', { ...citizen, urgent }).at(-1)?.text;
  expect(linesFor('suicide')).toContain('Livslinien');
  expect(linesFor('sexual_assault')).not.toContain('Livslinien');
});

test('a key that is none finds nothing', () => {
  expect(quick.find('quick_reply.first.findes_ikke', citizen)).toBeUndefined();
});
