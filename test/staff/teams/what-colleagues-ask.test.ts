// What a colleague asks Ly in Teams, and the other buttons of a card.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Posted } from './local-microsoft.ts';
import { openTeamsHouse } from './teams-house.ts';
import type { Colleague, TeamsHouse } from './teams-house.ts';

let house: TeamsHouse;
let helper: Colleague;
beforeAll(async () => {
  house = await openTeamsHouse({ TEAMS_SHOWS_TEXT: 'on' });
  helper = await house.colleague({ name: 'Mette Prøve' });
}, 60_000);
afterAll(() => house.close());

/** What Ly answers in the chat. */
async function answerTo(text: string, who = helper): Promise<string> {
  const before = house.microsoft.posts.length;
  await house.writes(who, text);
  return house.microsoft.posts[before]?.text ?? '';
}

test.each(['hvem venter', '/ly hvem venter?', 'Hvem venter'])('nobody waits: "%s"', async (text) => {
  expect(await answerTo(text)).toBe('Ingen venter lige nu.');
});

test('"hvad har åbent nu" is what a citizen would hear', async () => {
  expect(await answerTo('/ly hvad har åbent nu')).toMatch(/natvarmestuen/i);
});

test('words that are no command are taken for none', async () => {
  expect(await answerTo('/ly noget andet')).toMatch(/^Du kan skrive:/);
  for (const text of ['hej med dig', 'constructor'])
    expect(await answerTo(text)).toMatch(/^Du har ingen samtale lige nu/);
});

test('an editor is not told who waits', async () => {
  const editor = await house.colleague({ roles: ['editor'] });
  expect(await answerTo('hvem venter', editor)).toMatch(/^Din rolle giver ikke adgang/);
});

/** A new danger, taken by the helper. */
async function taken(words = 'jeg vil ikke leve mere') {
  const known = new Set(house.microsoft.posts.map(({ id }) => id));
  const citizen = house.citizen();
  await citizen.writes(words);
  const card = await house.microsoft.untilPosted((post) => post.card !== '' && !known.has(post.id));
  await house.presses(helper, 'take', card);
  const posts = (fits: (post: Posted) => boolean) =>
    house.microsoft.untilPosted((post) => !known.has(post.id) && fits(post));
  await posts(({ card: json }) => json.includes('har den siden'));
  return { citizen, card, posts };
}

test('a quick reply and a note: the citizen gets the one, colleagues the other', async () => {
  const { citizen, card } = await taken();
  await house.presses(helper, 'reply', card, { quick: 'quick_reply.first.here' });
  const said = (await citizen.hears(/er her/)).body;
  await house.presses(helper, 'note', card, { note: 'ringer til Testhuset' });
  expect(citizen.heard().join(' ')).not.toContain('Testhuset');
  expect(said).not.toBe('');
  await house.presses(helper, 'close', card);
});

test('a link is refused with what to do, and nothing is sent', async () => {
  const { citizen, card } = await taken();
  const before = citizen.heard().length;
  const { body } = await house.presses(helper, 'reply', card, { text: 'se www.example.dk' });
  expect(body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
  expect(body.value).toMatch(/Der er et link i svaret/);
  expect(citizen.heard()).toHaveLength(before);
  await house.presses(helper, 'close', card);
});

test('after violence nothing can be written before it is safe', async () => {
  const { citizen, card } = await taken('han slår mig og jeg er bange for ham');
  expect(card.card).toContain('Andre kan have telefonen');
  await house.writes(helper, 'Er du der?', card);
  expect(citizen.heard().join(' ')).not.toContain('Er du der?');
  await house.presses(helper, 'safe_to_write', card);
  await house.microsoft.untilPosted(({ id, card: json }) => id === card.id && json.includes('Send'));
  await house.writes(helper, 'Er du der nu?', card);
  await citizen.hears(/^Er du der nu\?$/);
  await house.presses(helper, 'close', card);
});

test('with several conversations Ly asks which one it is for', async () => {
  const [later, first] = [await taken(), await taken('jeg har taget en overdosis')];
  const before = house.microsoft.posts.length;
  await house.writes(helper, 'Jeg er her.');
  const question = house.microsoft.posts[before];
  expect(question?.card).toContain('Hvem er det til?');
  // As in the line, what may be about life comes first.
  await house.presses(helper, 'reply', question ?? first.card);
  await first.citizen.hears(/^Jeg er her.$/);
  expect(later.citizen.heard()).not.toContain('Jeg er her.');
});

test('where text is shown it is shown as written: no word of a citizen becomes a link or bold', async () => {
  const { citizen, posts } = await taken();
  house.setClock('2026-11-25T22:32');
  await citizen.writes('[tryk](http://ond.example) **nu**');
  const post = await posts(({ text }) => text.includes('tryk'));
  expect(post.text).toContain('\\[tryk\\]');
  expect(post.text).toContain('\\*\\*nu\\*\\*');
});
