// The line as a colleague meets it: who waits, in which order, and who may see whom.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { citizenOf } from '../citizens.ts';
import { openStaffHouse, openVisitor, signedIn } from '../staff-house.ts';
import type { StaffHouse, Visitor } from '../staff-house.ts';

let house: StaffHouse;
let anna: Visitor;
beforeEach(async () => {
  house = await openStaffHouse();
  ({ visitor: anna } = await signedIn(house, { name: 'Anna Prøve' }));
});
afterEach(() => house.close());

const rowsIn = (html: string) => html.split('<li id="row-').slice(1);
const subjects = (html: string) => rowsIn(html).map((row) => /<h2><a[^>]*>([^<]*)/.exec(row)?.[1]);
const line = async (visitor: Visitor, vis = 'alle') => (await visitor.get(`/vagt?vis=${vis}`)).text;

test('danger comes first, the most severe of it first of all, and then who has waited longest', async () => {
  for (const text of ['menneske', 'han slår mig', 'jeg vil ikke leve mere', 'der ligger en mand, han svarer ikke']) {
    await citizenOf(house).says(text);
    house.later({ minutes: 1 });
  }
  await citizenOf(house).says('jeg vil ikke leve mere');
  const subjectsInOrder = [
    'Krop: kan være livsfare',
    'Vil ikke leve',
    'Vil ikke leve',
    'Vold',
    'Vil tale med et menneske',
  ];
  expect(subjects(await line(anna))).toEqual(subjectsInOrder);
});

test('a row has the words, the answer, language and channel, since when, the last digits, and never the number', async () => {
  const citizen = citizenOf(house);
  await citizen.says('i want to die');
  const html = await line(anna);
  for (const shown of ['i want to die', 'Fik svaret:', 'engelsk', 'SMS', '>13.00<', citizen.address.slice(-2)])
    expect(html).toContain(shown);
  expect(html).not.toContain(citizen.address);
  expect(html).not.toContain(citizen.address.slice(3));
});

test('what a citizen writes is shown as it is written, and is never markup', async () => {
  await citizenOf(house).says('jeg vil ikke leve mere <img src=x onerror=alert(1)>');
  const html = await line(anna);
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img');
});

test('who answers with "okay", or not at all, is seen to; a taken one says who has it', async () => {
  const [first, second] = [citizenOf(house), citizenOf(house)];
  await first.says('jeg vil ikke leve mere');
  house.later({ minutes: 1 });
  await second.says('jeg vil ikke leve mere');
  await first.says('nej jeg er okay');
  const [one = '', other = ''] = rowsIn(await line(anna));
  expect([one.includes('Siger selv: okay'), other.includes('Svarer ikke siden 13.01')]).toEqual([true, true]);
  await anna.send(`/vagt/${await first.id()}/take`, {}, '/vagt');
  const taken = rowsIn(await line(anna)).at(-1) ?? '';
  expect([taken.includes('Anna Prøve har den.'), taken.includes('Tag samtalen')]).toEqual([true, false]);
});

test('mine and waiting are what they say', async () => {
  const [mine, waiting] = [citizenOf(house), citizenOf(house)];
  await mine.says('menneske');
  await waiting.says('menneske');
  await anna.send(`/vagt/${await mine.id()}/take`, {}, '/vagt');
  const { visitor: bo } = await signedIn(house, { name: 'Bo Prøve' });
  const ids = async (visitor: Visitor, vis: string) => rowsIn(await line(visitor, vis)).map((row) => row.split('"')[0]);
  expect(await ids(anna, 'mine')).toEqual([await mine.id()]);
  expect(await ids(anna, 'venter')).toEqual([await waiting.id()]);
  expect(await ids(bo, 'mine')).toEqual([]);
  expect(await ids(bo, 'alle')).toHaveLength(2);
});

test('who is in danger after STOP can be answered from the line; who has written nothing since cannot', async () => {
  const citizen = citizenOf(house);
  await citizen.says('jeg vil ikke leve mere');
  await citizen.says('STOP');
  const answer = { fra: 'alle', quick: 'quick_reply.first.here' };
  const send = async () => anna.send(`/vagt/${await citizen.id()}/reply`, answer, '/vagt');
  expect((await send()).text).toContain('Der kan ikke skrives, før borgeren selv skriver igen.');
  await citizen.says('jeg har det værre og vil ikke leve');
  expect(rowsIn(await line(anna)).at(0)).toContain('Send svar');
  expect((await send()).status).toBe(303);
});

test('who speaks Greenlandic sees what is in Greenlandic first, after the dangers', async () => {
  for (const text of ['menneske', 'inummik oqaloqateqarusuppunga', 'jeg vil ikke leve mere']) {
    await citizenOf(house).says(text);
    house.later({ minutes: 1 });
  }
  const languages = (html: string) => rowsIn(html).map((row) => /<strong>(dansk|grønlandsk)/.exec(row)?.[1]);
  expect(languages(await line(anna))).toEqual(['dansk', 'dansk', 'grønlandsk']);
  const { visitor: greenlander } = await signedIn(house, { name: 'Aka Prøve', languages: ['kl'] });
  expect(languages(await line(greenlander))).toEqual(['dansk', 'grønlandsk', 'dansk']);
});

test('that somebody looked is in the audit', async () => {
  await line(anna, 'venter');
  const looks = (await house.storage.auditTrail({ limit: 9 })).filter(({ action }) => action === 'see_line');
  expect(looks.map(({ by, detail }) => [by.name, detail])).toEqual([['Anna Prøve', 'Venter']]);
});

describe('who may', () => {
  test('an editor is refused, and lands elsewhere', async () => {
    const { visitor } = await signedIn(house, { name: 'Ed Prøve', roles: ['editor'] });
    expect((await visitor.get('/vagt')).status).toBe(403);
  });

  test('another organisation sees only what it was handed', async () => {
    const citizen = citizenOf(house);
    await citizen.says('menneske');
    await citizenOf(house).says('menneske');
    const { visitor, account } = await signedIn(house, { name: 'Ude Prøve', organisation: 'Testforening' });
    expect(rowsIn(await line(visitor))).toEqual([]);
    const id = await citizen.id();
    expect((await visitor.get(`/vagt/${id}`)).status).toBe(403);
    await anna.send(`/vagt/${id}/hand_over`, { to: account.id, agrees: 'on' }, `/vagt/${id}`);
    expect(rowsIn(await line(visitor))).toHaveLength(1);
    expect((await visitor.get(`/vagt/${id}`)).status).toBe(200);
  });
});

describe('the sign-in', () => {
  let other: StaffHouse;
  beforeAll(async () => (other = await openStaffHouse()));
  afterAll(() => other.close());

  test('comes before the line and leads back to it', async () => {
    const { status, headers } = await openVisitor(other).get('/vagt');
    expect([status, headers['location']]).toEqual([303, '/log-ind?til=%2Fvagt']);
  });
});
