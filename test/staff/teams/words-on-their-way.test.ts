// What a colleague writes in Teams reaches the citizen as it was written, or the colleague hears that it did not.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Posted } from './local-microsoft.ts';
import { openTeamsHouse } from './teams-house.ts';
import type { Colleague, TeamsHouse } from './teams-house.ts';

let house: TeamsHouse;
beforeEach(async () => {
  house = await openTeamsHouse();
}, 60_000);
afterEach(() => house.close());

async function takenDanger() {
  const citizen = house.citizen();
  await citizen.writes('jeg vil ikke leve mere');
  const card = await house.microsoft.untilPosted((post) => post.card !== '');
  house.setClock('2026-11-25T22:31');
  const owner = await house.colleague();
  await house.presses(owner, 'take', card);
  await house.microsoft.untilPosted((post) => post.card.includes('Giv tilbage til Ly'));
  return { citizen, card, owner };
}

const told = (words: string) => house.microsoft.untilPosted(({ text }) => text.includes(words));

test('mentions and the letters of HTML are no part of what was written', async () => {
  const { citizen, card, owner } = await takenDanger();
  await house.writes(owner, '<at>Ly</at>&nbsp;Kaffe &amp; te, 2 &lt; 3 km. &quot;Kom ind&quot;', card);
  await citizen.hears(/^Kaffe & te, 2 < 3 km. "Kom ind"$/);
});

test('a picture stays behind, and whoever sent it is told; words alone need no word', async () => {
  const { citizen, card, owner } = await takenDanger();
  const sent = (text: string, contentType: string) =>
    house.writes(owner, text, card, { attachments: [{ contentType }] });
  await sent('Jeg kommer til dig', 'text/html');
  await citizen.hears(/^Jeg kommer til dig$/);
  expect(texts()).not.toContainEqual(expect.stringContaining('Kun ordene er sendt'));
  await sent('Jeg står ved døren', 'image/*');
  await told('Kun ordene er sendt');
  await citizen.hears(/^Jeg står ved døren$/);
});

test('what is changed afterwards is not sent, and they are told so', async () => {
  const { citizen, card, owner } = await takenDanger();
  await house.writes(owner, 'Jeg kommer kl. 3', card);
  await house.writes(owner, 'Jeg kommer kl. 4', card, { type: 'messageUpdate' });
  await told('Rettelsen er ikke sendt');
  expect(citizen.heard().join(' ')).not.toContain('kl. 4');
});

test.each([
  ['a colleague who has it not', 'har samtalen'],
  ['another organisation', 'ikke givet videre til dig'],
])('Send pressed by %s sends nothing, and they are told so', async (name, words) => {
  const { citizen, card, owner } = await takenDanger();
  const organisation = name === 'another organisation' ? 'En anden' : 'kommune';
  const other: Colleague = await house.colleague({ organisation });
  expect(other.entraId).not.toBe(owner.entraId);
  const { body } = await house.presses(other, 'reply', card, { text: 'Hvem er du?' });
  expect(body.value).toContain(words);
  expect(citizen.heard().join(' ')).not.toContain('Hvem er du');
});

const texts = (): Posted['text'][] => house.microsoft.posts.map(({ text }) => text);
