// A manager's list of colleagues, everybody's own profile, and the audit: what each may see and change there.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openStaffHouse, openVisitor, password, signedIn } from '../staff-house.ts';
import type { StaffHouse, Visitor } from '../staff-house.ts';

let house: StaffHouse;
let manager: Visitor;
let managerId: string;
beforeEach(async () => {
  house = await openStaffHouse();
  const signed = await signedIn(house, { name: 'Leder Testesen', roles: ['manager'] });
  [manager, managerId] = [signed.visitor, signed.account.id];
});
afterEach(() => house.close());

const someone = { name: 'Ny Kollega', organisation: 'kommune', roles: ['helper', 'editor'], languages: ['da', 'kl'] };
const trail = async () =>
  (await house.storage.auditTrail({ limit: 99 })).map(({ action, by, detail }) => [action, by.name, detail]);
const byLogin = async (login: string) => (await house.storage.findStaffByLogin(login))!;

test('a new colleague gets a link that is shown once, and comes in with it', async () => {
  const answer = await manager.send('/kolleger', someone);
  const [, path = ''] = /href="http:\/\/[^/]+(\/invitation\/[\w-]+)"/.exec(answer.text) ?? [];
  expect((await openVisitor(house).send(path, { password })).status).toBe(303);
  expect(await byLogin('ny.kollega')).toMatchObject({
    roles: ['helper', 'editor'],
    languages: ['da', 'kl'],
    shownAs: 'Ny',
  });
  expect(await trail()).toContainEqual(['staff_added', 'Leder Testesen', 'ny.kollega: kommune, helper, editor']);
  expect((await manager.get('/kolleger')).text).not.toContain(path);
});

test.each([
  [{ name: '  ' }, 'Skriv et navn'],
  [{ roles: undefined }, 'Vælg mindst en rolle'],
  [{ roles: 'boss' }, 'Vælg mindst en rolle'],
  [{ organisation: '' }, 'Skriv en organisation'],
  [{ email: 'ingen' }, 'E-mailen kan ikke læses'],
  [{ phone: '123' }, 'Nummeret kan ikke læses'],
  [{ entraId: 'mette@example.org' }, 'Id i Entra kan ikke læses'],
])('%j is not enough, and nobody is made', async (changed, words) => {
  const answer = await manager.send('/kolleger', { ...someone, ...changed });
  expect([answer.status, answer.text.includes(words)]).toEqual([422, true]);
  expect(await house.storage.staffMembers()).toHaveLength(1);
});

test('a colleague is tied to who they are in Teams; nobody else gets the same id, and the audit says it', async () => {
  const entraId = '00000000-0000-4000-8000-00000000000A';
  await manager.send('/kolleger', { ...someone, entraId });
  expect(await house.storage.findStaffByEntraId(entraId)).toMatchObject({ name: 'Ny Kollega' });
  const other = await manager.send('/kolleger', { ...someone, name: 'En Anden', entraId });
  expect([other.status, other.text.includes('En anden kollega har det id i Entra')]).toEqual([422, true]);
  const { account } = await signedIn(house);
  const path = `/kolleger/${account.id}`;
  expect((await manager.send(path, { ...someone, entraId })).status).toBe(422);
  const first = await byLogin('ny.kollega');
  await manager.send(`/kolleger/${first.id}`, { ...someone, entraId: '' });
  expect((await manager.send(path, { ...someone, entraId })).status).toBe(200);
  const tied = expect.stringContaining(`id i Entra: ingen → ${entraId.toLowerCase()}`);
  expect(await trail()).toContainEqual(['staff_changed', 'Leder Testesen', tied]);
});

test('names are shown as text, never as a page', async () => {
  await manager.send('/kolleger', { ...someone, name: '<script>alert(1)</script>' });
  const { text } = await manager.get('/kolleger');
  expect([text.includes('<script>'), text.includes('&lt;script&gt;')]).toEqual([false, true]);
});

test('closing a colleague puts them out at once, and the audit says who did it', async () => {
  const { visitor, account } = await signedIn(house);
  const path = `/kolleger/${account.id}`;
  const answer = await manager.send(path, { ...someone, name: account.name, roles: ['helper'], disabled: 'on' });
  expect(answer.text).toContain('Gemt.');
  expect((await visitor.get('/min-profil')).status).toBe(303);
  expect((await openVisitor(house).send('/log-ind', { login: account.login, password })).status).toBe(401);
  const closed = expect.stringContaining('lukket: nej → ja');
  expect(await trail()).toContainEqual(['staff_changed', 'Leder Testesen', closed]);
});

test('a role that is taken away is gone at the next look', async () => {
  const { visitor, account } = await signedIn(house, { name: 'En Anden', roles: ['manager'] });
  expect((await visitor.get('/kolleger')).status).toBe(200);
  await manager.send(`/kolleger/${account.id}`, { ...someone, name: 'En Anden', roles: ['helper'] });
  const refused = await visitor.get('/kolleger');
  expect([refused.status, refused.text.includes('Det har du ikke adgang til')]).toEqual([403, true]);
});

test.each([{ roles: ['helper'] }, { disabled: 'on' }, { organisation: 'testhuset' }])(
  'the last manager cannot become none by %j',
  async (changed) => {
    const form = { name: 'Leder Testesen', organisation: 'kommune', roles: ['manager'], ...changed };
    const answer = await manager.send(`/kolleger/${managerId}`, form);
    expect([answer.status, answer.text.includes('mindst en leder')]).toEqual([422, true]);
    expect((await manager.get('/kolleger')).status).toBe(200);
  },
);

test('a new link ends the password from before only when it is used', async () => {
  const { account } = await signedIn(house);
  const made = await manager.send(`/kolleger/${account.id}/link`, {}, `/kolleger/${account.id}`);
  const [, path = ''] = /(\/invitation\/[\w-]+)"/.exec(made.text) ?? [];
  expect((await openVisitor(house).send('/log-ind', { login: account.login, password })).status).toBe(303);
  await openVisitor(house).send(path, { password: 'et helt nyt kodeord' });
  expect((await openVisitor(house).send('/log-ind', { login: account.login, password })).status).toBe(401);
});

test.each(['helper', 'editor'] as const)('%s gets 403 at every page of managers, and changes nothing', async (role) => {
  const { visitor } = await signedIn(house, { roles: [role] });
  for (const path of ['/kolleger', `/kolleger/${managerId}`, '/log'])
    expect((await visitor.get(path)).status).toBe(403);
  for (const path of ['/kolleger', `/kolleger/${managerId}`, `/kolleger/${managerId}/link`]) {
    expect((await visitor.send(path, someone, '/min-profil')).status).toBe(403);
  }
  expect(await house.storage.staffMembers()).toHaveLength(2);
});

test('a manager of another organisation manages nobody here', async () => {
  const { visitor } = await signedIn(house, { roles: ['manager'], organisation: 'testhuset' });
  expect([(await visitor.get('/kolleger')).status, (await visitor.get('/log')).status]).toEqual([403, 403]);
});

test('everybody says which languages they speak and what citizens call them, and no more than that', async () => {
  const { visitor, account } = await signedIn(house);
  const form = { shownAs: 'Gadeteamet', languages: ['kl', 'en'], roles: 'manager', isPeer: 'on' };
  expect((await visitor.send('/min-profil', form)).text).toContain('Gemt.');
  expect(await byLogin(account.login)).toMatchObject({
    ...{ shownAs: 'Gadeteamet', languages: ['kl', 'en'], roles: ['helper'], isPeer: false },
  });
  expect((await visitor.send('/min-profil', { shownAs: ' ' })).status).toBe(422);
});

test('the log is read by conversation, by colleague and page by page', async () => {
  for (let number = 0; number < 60; number += 1) {
    const conversationId = number === 0 ? 'samtale-7' : null;
    const entry = { id: `n${number}`, at: Temporal.Instant.fromEpochMilliseconds(number), by: { id: 's', name: 'En' } };
    await house.storage.audit({ ...entry, action: 'read', conversationId, detail: `nr. ${number}.` });
  }
  const first = await manager.get('/log?kollega=s');
  expect(first.text.match(/Så en samtale/g)).toHaveLength(50);
  const [, next = ''] = /href="(\/log\?[^"]*foer[^"]*)"/.exec(first.text) ?? [];
  const second = await manager.get(next.replaceAll('&amp;', '&'));
  expect([second.text.match(/Så en samtale/g)?.length, second.text.includes('nr. 9.')]).toEqual([10, true]);
  expect((await manager.get('/log?samtale=samtale-7')).text.match(/Så en samtale/g)).toHaveLength(1);
});
