// Signing in with the municipality's account, against a real provider; and everything that must not lead in.
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Response } from 'supertest';
import { openStaffHouse, openVisitor, signedIn } from '../staff-house.ts';
import type { StaffHouse, Visitor } from '../staff-house.ts';
import { openLocalProvider, secret } from './local-provider.ts';
import type { LocalProvider } from './local-provider.ts';

let provider: LocalProvider;
let house: StaffHouse;

const settings = (issuer: string) => ({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: 'ly',
  OIDC_CLIENT_SECRET: secret,
  OIDC_GROUP_HELPER: 'gruppe-hjaelper',
  OIDC_GROUP_EDITOR: 'gruppe-redaktoer',
  OIDC_GROUP_MANAGER: 'gruppe-leder',
});

beforeEach(async () => {
  // The provider complains that it keeps everything in memory, with keys of its own.
  for (const how of ['warn', 'info'] as const) jest.spyOn(console, how).mockImplementation(() => undefined);
  provider = await openLocalProvider();
  house = await openStaffHouse(settings(provider.issuer));
  provider.serve(house.url);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await house.close();
  await provider.close();
});

/** As far as the provider's page. */
const begin = async (visitor: Visitor, til = ''): Promise<URL> =>
  new URL((await visitor.get(`/oidc/log-ind${til}`)).headers['location'] ?? '');

const comeBack = (visitor: Visitor, answer: URL): Promise<Response> =>
  Promise.resolve(visitor.get(answer.pathname + answer.search));

async function signIn(visitor = openVisitor(house), til = ''): Promise<Response> {
  return comeBack(visitor, await provider.signIn((await begin(visitor, til)).href));
}

async function isRefused(visitor: Visitor, answer: Response, words: string): Promise<void> {
  expect([answer.text.includes(words), answer.status >= 400]).toEqual([true, true]);
  expect((await visitor.get('/min-profil')).status).toBe(303);
}

const notThisTime = 'Det lykkedes ikke at logge ind';

test('who is in a group comes in, with the name and the roles the provider gives, and where they wanted to', async () => {
  provider.person.groups = ['gruppe-hjaelper', 'gruppe-leder', 'en helt anden'];
  const visitor = openVisitor(house);
  const answer = await signIn(visitor, '?til=/kolleger');
  expect([answer.status, answer.headers['location']]).toEqual([303, '/kolleger']);
  expect((await visitor.get('/kolleger')).text).toContain('Tager samtaler, Leder');
  expect(await house.storage.staffMembers()).toEqual([
    expect.objectContaining({ name: 'Prøve Person', roles: ['helper', 'manager'], organisation: 'kommune' }),
  ]);
});

test('the same person is the same colleague the next time, and what they may follows their groups', async () => {
  provider.person.groups = ['gruppe-leder'];
  await signIn();
  provider.person.groups = ['gruppe-redaktoer'];
  const visitor = openVisitor(house);
  await signIn(visitor);
  expect((await house.storage.staffMembers()).map(({ roles }) => roles)).toEqual([['editor']]);
  expect((await visitor.get('/kolleger')).status).toBe(403);
});

test('who the provider knows by an object id is the same person in Teams, unless a manager has said otherwise', async () => {
  const [mine, others] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'];
  await signIn();
  provider.person.oid = mine.toUpperCase();
  await signIn();
  expect(await house.storage.findStaffByEntraId(mine)).toMatchObject({ name: 'Prøve Person' });
  const { account } = await signedIn(house, { name: 'En Anden', entraId: others });
  provider.person.oid = others;
  expect((await signIn()).status).toBe(303);
  expect(await house.storage.findStaffByEntraId(others)).toMatchObject({ id: account.id });
});

test('an object id that is none ties nobody', async () => {
  provider.person.oid = 'person-1';
  expect((await signIn()).status).toBe(303);
  expect(await house.storage.findStaffByEntraId('person-1')).toBeUndefined();
});

test('code, state, nonce and PKCE are asked for', async () => {
  const asked = Object.fromEntries((await begin(openVisitor(house))).searchParams);
  const long = expect.stringMatching(/^[\w-]{43}$/);
  expect(asked).toMatchObject({ response_type: 'code', code_challenge_method: 'S256' });
  expect(asked).toMatchObject({ state: long, nonce: long, code_challenge: long });
});

test('another state does not lead in', async () => {
  const visitor = openVisitor(house);
  const answer = await provider.signIn((await begin(visitor)).href);
  answer.searchParams.set('state', 'another');
  await isRefused(visitor, await comeBack(visitor, answer), notThisTime);
});

test('another nonce does not lead in', async () => {
  const visitor = openVisitor(house);
  const to = await begin(visitor);
  to.searchParams.set('nonce', 'another');
  await isRefused(visitor, await comeBack(visitor, await provider.signIn(to.href)), notThisTime);
});

test('the code of another browser does not lead in', async () => {
  const [visitor, other] = [openVisitor(house), openVisitor(house)];
  const [answer, others] = [
    await provider.signIn((await begin(visitor)).href),
    await provider.signIn((await begin(other)).href),
  ];
  answer.searchParams.set('code', others.searchParams.get('code') ?? '');
  await isRefused(visitor, await comeBack(visitor, answer), notThisTime);
});

test('an answer without the cookie it began with does not lead in', async () => {
  const answer = await provider.signIn((await begin(openVisitor(house))).href);
  const victim = openVisitor(house);
  await isRefused(victim, await comeBack(victim, answer), notThisTime);
});

test('the same answer twice leads in once, also with the cookie put back', async () => {
  const visitor = openVisitor(house);
  const begun = await visitor.get('/oidc/log-ind');
  const cookie = String(begun.headers['set-cookie']).split(';')[0] ?? '';
  const answer = await provider.signIn(begun.headers['location'] ?? '');
  expect((await comeBack(visitor, answer)).status).toBe(303);
  const again = openVisitor(house);
  const second = await again.agent.get(answer.pathname + answer.search).set('Cookie', cookie);
  await isRefused(again, second, notThisTime);
});

test('after a quarter of an hour it begins anew', async () => {
  const visitor = openVisitor(house);
  const answer = await provider.signIn((await begin(visitor)).href);
  house.later({ minutes: 16 });
  await isRefused(visitor, await comeBack(visitor, answer), notThisTime);
});

test('who is in none of the groups is told so, and is out where they were in', async () => {
  const visitor = openVisitor(house);
  await signIn(visitor);
  provider.person.groups = ['en helt anden'];
  await isRefused(visitor, await signIn(visitor), 'Din konto har ikke adgang til Ly');
  provider.person.sub = 'person-2';
  await signIn();
  expect(await house.storage.staffMembers()).toHaveLength(1);
});

test('who is disabled here stays out, whatever the groups say', async () => {
  await signIn();
  const [account] = await house.storage.staffAccounts();
  await house.storage.saveStaff({ ...account!, disabled: true });
  const visitor = openVisitor(house);
  await isRefused(visitor, await signIn(visitor), 'Din adgang til Ly er lukket');
});

test('the password of another colleague with the same name is no use to who comes from the provider', async () => {
  await house.desk.add(
    { id: 'test', name: 'test' },
    { name: 'Prøve Person', organisation: 'kommune', roles: ['manager'] },
  );
  await signIn();
  const roles = (await house.storage.staffAccounts()).map(({ login, roles: has }) => [login, has]);
  expect(roles.toSorted()).toEqual([
    ['prøve.person', ['manager']],
    ['prøve.person2', ['helper']],
  ]);
});

test('a provider that is down is said so, and the password is offered; when it is back it leads in', async () => {
  await house.close();
  house = await openStaffHouse(settings('http://127.0.0.1:1'));
  const answer = await openVisitor(house).get('/oidc/log-ind');
  expect([answer.status, answer.text.includes('Kommunens log ind svarer ikke')]).toEqual([502, true]);
  expect((await openVisitor(house).get('/log-ind')).text).toContain('Eller med adgangskode');
});

test('who logs out is shown the way out at the provider too, and that one ends there', async () => {
  const visitor = openVisitor(house);
  await signIn(visitor);
  const out = await visitor.send('/log-ud', {}, '/min-profil');
  const [, end = ''] = /href="([^"]*\/session\/end[^"]*)"/.exec(out.text) ?? [];
  const address = new URL(end.replaceAll('&amp;', '&'));
  expect(address.origin).toBe(provider.issuer);
  expect(address.searchParams.get('post_logout_redirect_uri')).toBe(`${house.url}/log-ind`);
  expect((await fetch(address)).status).toBe(200);
  expect((await visitor.get('/min-profil')).status).toBe(303);
});

test('the log says that it was refused, and nothing of who or with what', async () => {
  await signIn();
  provider.person.groups = [];
  await signIn();
  const text = house.logged.text();
  expect(text).toContain('no_group');
  expect(text).not.toMatch(/prøve|person-1|code=|a secret/i);
});
