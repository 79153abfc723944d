// A danger by SMS becomes a card in the channel on duty, and one colleague has the conversation, whichever way it was taken.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Posted } from './local-microsoft.ts';
import { openTeamsHouse } from './teams-house.ts';
import type { TeamsHouse } from './teams-house.ts';

let house: TeamsHouse;
beforeEach(async () => {
  house = await openTeamsHouse();
}, 60_000);
afterEach(() => house.close());

const isCard = ({ card }: Posted): boolean => card !== '';
const saysOnCard = (words: string) => (post: Posted) => post.card.includes(words);

async function danger() {
  const citizen = house.citizen();
  await citizen.writes('jeg vil ikke leve mere');
  const card = await house.microsoft.untilPosted(isCard);
  house.setClock('2026-11-25T22:31');
  return { citizen, card };
}

test('a danger is a card in the channel on duty, and says nothing personal but what is needed', async () => {
  const { citizen, card } = await danger();
  expect(card.card).toContain('FARE. Vil ikke leve');
  expect(card.card).toContain('Tag samtalen');
  expect(card.card).not.toContain('jeg vil ikke leve mere');
  expect(card.card).not.toContain(citizen.digits.padStart(8, '2'));
  expect(card.summary).toBe('Ny samtale venter i Ly.');
});

test('two press at once: one has it, and both are shown who', async () => {
  const { card } = await danger();
  const [one, other] = [await house.colleague(), await house.colleague()];
  const answers = await Promise.all([house.presses(one, 'take', card), house.presses(other, 'take', card)]);
  const shown = answers.map(({ body }) => JSON.stringify(body.value));
  const owner = [one, other].filter(({ name }) => shown.every((text) => text.includes(`${name} har den siden`)));
  expect(owner).toHaveLength(1);
  await house.microsoft.untilPosted(saysOnCard(`${owner[0]?.name} har den siden`));
});

test('the owner answers in the thread, hears that it arrived, and gives back to Ly', async () => {
  const { citizen, card } = await danger();
  const colleague = await house.colleague();
  await house.presses(colleague, 'take', card);
  await citizen.hears(/Prøve/);
  await house.writes(colleague, '<at>Ly</at> Jeg er her nu. Hvor er du?', card);
  const sms = await citizen.hears(/^Jeg er her nu. Hvor er du\?$/);
  await house.microsoft.untilPosted(({ text }) => text.includes('(1 SMS, sendt)'));
  await citizen.receipt(sms, 'delivered');
  await house.microsoft.untilPosted(({ text }) => text.includes('(1 SMS, leveret)'));
  await citizen.writes('ved kennedy arkaden');
  await house.microsoft.untilPosted(({ text }) => text.startsWith('Ny besked fra Borger'));
  await house.presses(colleague, 'hand_back', card);
  await house.microsoft.untilPosted(saysOnCard('lukket'));
  await citizen.hears(/Ly/);
});

test("somebody else's words stay in the thread, and they are told so", async () => {
  const { citizen, card } = await danger();
  const [owner, other] = [await house.colleague(), await house.colleague()];
  await house.presses(owner, 'take', card);
  await house.writes(other, '<at>Ly</at> hvem er det?', card);
  await house.microsoft.untilPosted(
    ({ text }) => text.includes(`${owner.name} har samtalen`) && text.includes('ikke sendt'),
  );
  expect(citizen.heard().join(' ')).not.toContain('hvem er det');
});

test('the same press that comes twice sends the words once', async () => {
  const { citizen, card } = await danger();
  const colleague = await house.colleague();
  await house.presses(colleague, 'take', card);
  const taken = await house.microsoft.untilPosted(saysOnCard('Giv tilbage til Ly'));
  const again = { ...taken };
  await house.presses(colleague, 'reply', again, { text: 'Jeg er her.' });
  await house.presses(colleague, 'reply', again, { text: 'Jeg er her.' });
  await citizen.hears(/^Jeg er her.$/);
  await house.writes(colleague, 'Og nu?', card);
  await citizen.hears(/^Og nu\?$/);
  expect(citizen.heard().filter((text) => text === 'Jeg er her.')).toHaveLength(1);
});

test('in the chat with Ly the words go to the one conversation, and without one nowhere', async () => {
  const { citizen, card } = await danger();
  const colleague = await house.colleague();
  await house.writes(colleague, 'er der nogen?');
  await house.microsoft.untilPosted(({ text }) => text.startsWith('Du har ingen samtale'));
  await house.presses(colleague, 'take', card);
  await house.writes(colleague, 'Jeg læser med.');
  await citizen.hears(/^Jeg læser med.$/);
  await house.microsoft.untilPosted(({ text }) => /^Sendt til Borger .* \(1 SMS\)\.$/.test(text));
  expect(citizen.heard().join(' ')).not.toContain('er der nogen');
});

test('with the console in between, the card says who has it', async () => {
  const { card } = await danger();
  const asItWas = { ...card };
  const colleague = await house.colleague();
  const conversationId = /"conversationId":"([^"]+)"/.exec(card.card)?.[1] ?? '';
  const by = { id: 'console-1', name: 'Konsol Prøve', shownAs: 'Konsol' };
  const at = Temporal.Instant.from('2026-11-25T21:31:00Z');
  await house.takeStaffTurn({ act: 'take', by, conversationId, requestId: 'r', at });
  await house.microsoft.untilPosted(saysOnCard('Konsol Prøve har den siden 22.31'));
  const { body } = await house.presses(colleague, 'take', asItWas);
  expect(JSON.stringify(body.value)).toContain('Konsol Prøve har den');
});

test('since when its owner has it stays, and what the owner writes in the card is not taken away by a new message', async () => {
  const { citizen, card } = await danger();
  const colleague = await house.colleague();
  await house.presses(colleague, 'take', card);
  await house.microsoft.untilPosted(saysOnCard(`${colleague.name} har den siden 22.31`));
  const asTaken = card.card;
  house.setClock('2026-11-25T22:40');
  await citizen.writes('jeg står ved broen');
  await house.microsoft.untilPosted(({ text }) => text.startsWith('Ny besked fra Borger'));
  expect(card.card).toBe(asTaken);
  await house.presses(colleague, 'called_112', card);
  await house.microsoft.untilPosted(saysOnCard('112 er ringet 22.40'));
  expect(card.card).toContain(`${colleague.name} har den siden 22.31`);
});
