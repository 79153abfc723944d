// One conversation as a colleague meets it: what is shown, and what each press does.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { citizenOf } from '../citizens.ts';
import type { Citizen } from '../citizens.ts';
import { openStaffHouse, signedIn, tokenIn } from '../staff-house.ts';
import type { StaffHouse, Visitor } from '../staff-house.ts';

let house: StaffHouse;
let anna: Visitor;
let bo: Visitor;
let citizen: Citizen;
let page: string;
beforeEach(async () => {
  house = await openStaffHouse();
  ({ visitor: anna } = await signedIn(house, { name: 'Anna Prøve', shownAs: 'Anna' }));
  ({ visitor: bo } = await signedIn(house, { name: 'Bo Prøve' }));
  citizen = citizenOf(house);
  await citizen.says('hvor kan jeg sove ved banegården');
  await citizen.says('jeg vil ikke leve mere');
  page = `/vagt/${await citizen.id()}`;
});
afterEach(() => house.close());

const press = (visitor: Visitor, act: string, fields: Record<string, string> = {}) =>
  visitor.send(`${page}/${act}`, fields, page);
const owner = async () => (await house.storage.openHandOff(await citizen.id()))?.owner?.name;
const trail = async (action: string) =>
  (await house.storage.auditTrail({ limit: 99 })).filter((entry) => entry.action === action);

test('the note on top says what it is about, what was asked, where, and the dangerous words', async () => {
  const { text } = await anna.get(page);
  const note = text.slice(text.indexOf('id="status"'), text.indexOf('class="talking"'));
  for (const shown of [
    'Vil ikke leve',
    'et sted at sove',
    'banegården',
    '<q>jeg vil ikke leve mere</q>',
    'Spørg direkte',
  ])
    expect(note.toLowerCase()).toContain(shown.toLowerCase());
  expect(text).toContain('Skriver på <strong>dansk</strong>');
  expect(text).not.toContain(citizen.address);
});

test('what is only guessed is not in the note', async () => {
  await citizen.says('ved busterminalen');
  const { text } = await anna.get(page);
  const note = text.slice(text.indexOf('id="status"'), text.indexOf('class="talking"'));
  expect(/Har spurgt om<\/dt><dd>([^<]*)/.exec(note)?.[1]).toBe('et sted at sove');
});

test('each look is written down', async () => {
  await anna.get(page);
  const [entry] = await trail('read');
  expect([entry?.by.name, entry?.conversationId]).toEqual(['Anna Prøve', await citizen.id()]);
});

test('of ten who press at once one has it, and nine are told who', async () => {
  const crowd = await Promise.all(
    Array.from({ length: 10 }, (_, index) => signedIn(house, { name: `Prøve Nummer${index}` })),
  );
  const answers = await Promise.all(crowd.map(({ visitor }) => press(visitor, 'take')));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, ...Array.from({ length: 9 }, () => 409)]);
  const has = `${await owner()} har samtalen. Der er ikke ændret noget.`;
  expect(answers.filter(({ status, text }) => status === 409 && text.includes(has))).toHaveLength(9);
});

test('a reply takes the conversation, tells who writes, and comes once however often the form does', async () => {
  const csrf = tokenIn(await anna.get(page));
  const form = '00000000-0000-4000-8000-000000000001';
  const send = () => anna.agent.post(`${page}/reply`).type('form').send({ csrf, form, text: 'Hej, jeg er her.' });
  expect((await Promise.all([send(), send()])).map(({ status }) => status)).toEqual([303, 303]);
  expect((await citizen.heard()).slice(-2)).toEqual([expect.stringContaining('Anna'), 'Hej, jeg er her.']);
  expect(await owner()).toBe('Anna Prøve');
});

test('a link is refused with what to do, and what was written stays', async () => {
  const { status, text } = await press(anna, 'reply', { text: 'se https://example.org' });
  expect([status, text.includes('Der er et link'), text.includes('>se https://example.org</textarea>')]).toEqual([
    422,
    true,
    true,
  ]);
  expect(await owner()).toBeUndefined();
});

test('after STOP nobody can write, and the page says why', async () => {
  await citizen.says('STOP');
  expect((await press(anna, 'reply', { text: 'hej' })).text).toContain('Borgeren har skrevet STOP');
  expect((await anna.get(page)).text).toContain('Der kan ikke skrives, før borgeren selv skriver igen.');
  await citizen.says('er du der alligevel');
  expect((await press(anna, 'reply', { text: 'Ja.' })).status).toBe(303);
});

test('after violence a reply waits for "it is safe to write", and stays in the box until then', async () => {
  await citizen.says('han slår mig');
  const refused = await press(anna, 'reply', { text: 'Hej, jeg er her.' });
  expect([refused.status, refused.text.includes('Andre kan have telefonen')]).toEqual([422, true]);
  expect(refused.text).toContain('>Hej, jeg er her.</textarea>');
  await press(anna, 'safe_to_write');
  expect((await press(anna, 'reply', { text: 'Hej, jeg er her.' })).status).toBe(303);
  expect((await anna.get(page)).text).toContain('Skriv ikke noget, der viser, hvad det handler om');
});

test('handed over, the other has it; to another organisation only with the JA of the citizen', async () => {
  const { account: carl } = await signedIn(house, { name: 'Carl Prøve' });
  const { account: outside } = await signedIn(house, { name: 'Ude Prøve', organisation: 'Testforening' });
  await press(anna, 'take');
  expect((await press(anna, 'hand_over', { to: outside.id })).text).toContain('Spørg borgeren først');
  expect((await press(anna, 'hand_over', { to: carl.id })).headers['location']).toBe('/vagt?vis=alle');
  expect(await owner()).toBe('Carl Prøve');
  expect((await press(bo, 'hand_over', { to: outside.id, agrees: 'on' })).status).toBe(409);
});

test('given back, Ly says so and answers again; closed, the line has it no more', async () => {
  await press(anna, 'take');
  await citizen.says('hvor er der mad');
  const before = await citizen.heard();
  await press(anna, 'hand_back');
  await citizen.says('hvor er der mad');
  expect((await citizen.heard()).slice(before.length)).toEqual([
    expect.stringContaining('Ly'),
    expect.stringMatching(/Café|åbe|spis/i),
  ]);
  expect((await anna.get('/vagt')).text).toContain('Alle (0)');
});

test('a note is for colleagues: the citizen never gets it', async () => {
  const heard = await citizen.heard();
  await press(anna, 'note', { text: 'Skal ringes op i morgen.' });
  expect((await bo.get(page)).text).toContain('Skal ringes op i morgen.');
  expect(await citizen.heard()).toEqual(heard);
});

test('another organisation reads what the citizen wrote, and no note but its own', async () => {
  const { account, visitor } = await signedIn(house, { name: 'Ude Prøve', organisation: 'Testforening' });
  await press(anna, 'take');
  await press(anna, 'note', { text: 'Kun mellem os i kommunen.' });
  await press(anna, 'hand_over', { to: account.id, agrees: 'on' });
  await press(visitor, 'note', { text: 'Vi har plads i aften.' });
  const { text } = await visitor.get(page);
  expect([text.includes('Kun mellem os'), text.includes('Vi har plads i aften.')]).toEqual([false, true]);
  expect(text).toContain('jeg vil ikke leve mere');
});

test('the number is shown for a reason, which is in the audit, and without one it is not', async () => {
  expect((await press(anna, 'number', { reason: 'x' })).status).toBe(422);
  expect(await trail('reveal_number')).toEqual([]);
  const shown = await press(anna, 'number', { reason: 'Ambulancen spørger' });
  expect(shown.text).toContain(citizen.address);
  const [entry] = await trail('reveal_number');
  expect([entry?.by.name, entry?.detail]).toEqual(['Anna Prøve', 'Ambulancen spørger']);
});

test('a quick reply goes into the box behind what is written, and the same form goes on', async () => {
  const form = '00000000-0000-4000-8000-000000000002';
  const insert = { text: 'Hej.', insert: 'quick_reply.first.here', form };
  const { text } = await press(anna, 'reply', insert);
  expect(text).toContain('>Hej. Jeg har læst din besked, og jeg er her nu. Hvordan har du det lige nu?</textarea>');
  expect(text).toContain(`value="${form}"`);
  expect(await owner()).toBeUndefined();
});

test('a false alarm is counted for the week, and the conversation is closed', async () => {
  await press(anna, 'false_alarm');
  expect((await house.storage.weeklyCounts(Temporal.Instant.from('2026-11-25T12:00Z'))).false_alarm).toBe(1);
  expect(await house.storage.openHandOff(await citizen.id())).toBeUndefined();
});

test('what is deleted by the citizen is gone, with a word why', async () => {
  const other = citizenOf(house);
  await other.says('menneske');
  const path = `/vagt/${await other.id()}`;
  await other.says('SLET');
  const { status, text } = await anna.get(path);
  expect([status, text.includes('slettet den med SLET')]).toEqual([404, true]);
});

test('how long a reply is, is told while it is written, with what it costs where somebody has said', async () => {
  const csrf = tokenIn(await anna.get(page));
  const measure = (text: string) => anna.agent.post(`${page}/measure`).type('form').send({ csrf, text });
  expect((await measure('å'.repeat(161))).body).toEqual({ words: '161 tegn, 2 SMS.' });
  expect((await measure('se www.example.org')).body).toEqual({ words: '18 tegn, 1 SMS. Links bliver ikke sendt.' });
});
