// What a card and the thread under it say, and to whom nothing is said.
import { expect, test } from '@jest/globals';
import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { handOffCard } from '../../../src/staff/teams/card.ts';
import { pressedButton } from '../../../src/staff/teams/card-buttons.ts';
import { partsOfThread } from '../../../src/staff/teams/thread.ts';
import type { ConversationForStaff } from '../../../src/storage/hand-offs/for-staff.ts';
import type { WaitingConversation } from '../../../src/storage/hand-offs/waiting-line.ts';
import { handOff } from '../../storage/turn-to-save.ts';
import { thread } from '../../storage/teams/threads.ts';

const at = Temporal.Instant.from('2026-11-25T21:30:00Z');
const now = at.add({ minutes: 10 });
const words = 'jeg fryser *meget*';
const colleague = { state: 'taken', owner: { id: 'anna', name: 'Anna Prøve' }, takenAt: at } as const;

type Message = ConversationForStaff['messages'][number];
const message = (changed: Partial<Message>): Message => ({
  ...{ id: 'm1', from: 'citizen', text: words, at: now, delivery: null },
  ...changed,
});

const waiting = (changed: Partial<WaitingConversation> = {}): WaitingConversation => ({
  ...handOff({ id: 'hand-off-1', reason: 'danger', urgent: 'freezing', kinds: ['freezing'], state: 'open' }),
  ...{ conversationId: 'c1', alias: 'Borger 7K2', lastDigits: '07', channel: 'sms', language: 'kl', stopped: false },
  ...{ openedAt: at, changedAt: at, lastHeard: { text: words, at }, lastSaid: null, silentSince: null },
  practice: false,
  ...changed,
});

const seen = (row: WaitingConversation | null, messages: Message[] = []): ConversationForStaff => ({
  ...{ conversationId: 'c1', alias: 'Borger 7K2', lastDigits: '07', channel: 'sms', language: 'kl' },
  ...{ holder: 'waiting', stopped: false, practice: false, messages, notes: [], handOff: row },
});

const lyUrl = 'https://ly.example.org';
const cardOf = (row: WaitingConversation | null, showsText = false): IAdaptiveCard =>
  handOffCard({ seen: seen(row), quickReplies: [], showsText, lyUrl, now });

interface Button {
  type: string;
  verb?: string;
  url?: string;
}
const buttonsOn = (card: IAdaptiveCard): Button[] => (card.actions ?? []) as Button[];
const verbsOn = (card: IAdaptiveCard) => buttonsOn(card).flatMap(({ verb }) => (verb === undefined ? [] : [verb]));
const boxesOn = ({ body = [] }: IAdaptiveCard) =>
  body.flatMap((one) => (one.type.startsWith('Input.') ? [(one as { id?: string }).id] : []));
const said = (card: IAdaptiveCard): string => JSON.stringify(card.body);

const states = [
  ['waits', waiting()],
  ['is taken', waiting(colleague)],
  ['is closed', null],
] as const;

test('danger is seen by colour and read as a word, and can be taken', () => {
  const card = cardOf(waiting());
  expect(card.body?.[0]).toMatchObject({ type: 'Container', style: 'attention' });
  expect(said(card)).toContain('FARE. Kulde');
  expect(said(card)).toContain('grønlandsk');
  expect(verbsOn(card)).toEqual(['take', 'on_my_way', 'cannot', 'called_112', 'false_alarm']);
  expect(buttonsOn(card).find(({ type }) => type === 'Action.OpenUrl')?.url).toBe(`${lyUrl}/vagt/c1`);
});

test('who asked for a human is no danger, and there is no alarm to call false', () => {
  const card = cardOf(waiting({ reason: 'asked_for_human', urgent: null, kinds: [] }));
  expect(card.body?.[0]).toMatchObject({ style: 'warning' });
  expect(said(card)).not.toContain('FARE');
  expect(verbsOn(card)).toEqual(['take', 'on_my_way', 'cannot']);
});

test('a card that is taken says who has it and since when, and has the boxes to answer in', () => {
  const card = cardOf(waiting(colleague));
  expect(said(card)).toContain('Anna Prøve har den siden 22.30.');
  expect(boxesOn(card)).toEqual(['text', 'quick', 'note']);
  expect(verbsOn(card)).not.toContain('take');
});

test('a quick reply in Greenlandic says in Danish what it means, and one in Danish says it once', () => {
  const quick = (text: string) => ({ key: text, text, danish: 'Tak.', stateWords: 'udkast' });
  const quickReplies = [{ name: 'Prøve', replies: [quick('Qujanaq.'), quick('Tak.')] }];
  const card = handOffCard({ seen: seen(waiting(colleague)), quickReplies, showsText: false, lyUrl, now });
  expect(said(card)).toContain('"title":"Tak. - Qujanaq. (udkast)"');
  expect(said(card)).toContain('"title":"Tak. (udkast)"');
});

test('after violence nobody answers before it is safe to write', () => {
  const violence: Partial<WaitingConversation> = { ...colleague, urgent: 'violence', kinds: ['violence'] };
  const [unsafe, safe] = [cardOf(waiting(violence)), cardOf(waiting({ ...violence, safeToWrite: true }))];
  expect([verbsOn(unsafe)[0], boxesOn(unsafe)]).toEqual(['safe_to_write', ['note']]);
  expect([verbsOn(safe)[0], boxesOn(safe)]).toEqual(['reply', ['text', 'quick', 'note']]);
});

test('what is closed has nothing to press', () => {
  expect(cardOf(null).actions).toBeUndefined();
});

test.each(states)('a notification says nothing of who or what, where it %s', (_state, row) => {
  expect(cardOf(row, true).fallbackText).toBe('En samtale i Ly');
});

test.each(states)('each button is understood when it comes back, where it %s', (_state, row) => {
  const pressed = buttonsOn(cardOf(row)).filter(({ type }) => type === 'Action.Execute');
  expect(pressed.map((one) => pressedButton.safeParse(one).success)).toEqual(pressed.map(() => true));
});

test('what was written stays in Ly, unless the municipality has chosen otherwise: then it stands as it was written', () => {
  expect(said(cardOf(waiting()))).not.toContain('fryser');
  expect(said(cardOf(waiting(), true))).toContain(JSON.stringify('jeg fryser \\*meget\\*').slice(1, -1));
});

const talk = [
  message({ id: 'm1' }),
  message({ id: 'm2', from: 'ly', text: 'Lys svar' }),
  message({
    id: 'm3',
    from: 'staff',
    text: 'Jeg er her. '.repeat(14),
    delivery: { state: 'delivered', words: 'leveret' },
  }),
];
const told = (showsText: boolean, posted = at) =>
  partsOfThread(seen(waiting(), talk), thread('c1', { postedAt: posted }), { showsText, lyUrl, now });

test('the thread tells what the citizen and colleagues write, with what became of it, and not what Ly says', () => {
  expect(told(true).map(({ messageId }) => messageId)).toEqual(['m1', 'm3']);
  expect(told(true)[1]?.text).toMatch(/Jeg er her.*\(2 SMS, leveret\)$/);
});

test('without text the thread tells only that there is something to read', () => {
  const texts = told(false).map(({ text }) => text);
  expect(texts.join()).not.toMatch(/fryser|Jeg er her/);
  expect(texts[0]).toContain(`${lyUrl}/vagt/c1`);
});

test('what was said before the card was posted is not told again', () => {
  expect(told(true, now)).toEqual([]);
});
