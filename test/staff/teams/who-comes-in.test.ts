// POST /api/messages: a token of Microsoft's bot service, the municipality's tenant, its named teams, and colleagues Ly knows.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { tenantId } from './local-microsoft.ts';
import type { Posted } from './local-microsoft.ts';
import { openTeamsHouse, teamId } from './teams-house.ts';
import type { Colleague, TeamsHouse } from './teams-house.ts';

let house: TeamsHouse;
let helper: Colleague;
let card: Posted;
beforeAll(async () => {
  house = await openTeamsHouse();
  helper = await house.colleague();
  await house.citizen().writes('jeg vil ikke leve mere');
  card = await house.microsoft.untilPosted((post) => post.card !== '');
}, 60_000);
afterAll(() => house.close());

const asks = (token: string | null) => house.sends(hello(), token);
const hello = (changed: Record<string, unknown> = {}) => ({
  ...{ type: 'message', id: 'activity', channelId: 'msteams', text: 'hvem venter' },
  serviceUrl: house.microsoft.serviceUrl,
  from: { id: '29:somebody', aadObjectId: helper.entraId },
  recipient: { id: '28:ly', name: 'Ly' },
  conversation: { id: 'a:chat', conversationType: 'personal', tenantId },
  channelData: { tenant: { id: tenantId } },
  ...changed,
});

const answered = (from: number) => house.microsoft.posts.slice(from).map(({ text }) => text);

test('a right token is let in', async () => {
  const before = house.microsoft.posts.length;
  expect((await asks(house.microsoft.token())).status).toBe(200);
  expect(answered(before)[0]).toMatch(/^1 venter:/);
});

const otherTenant = 'https://login.microsoftonline.com/00000000-0000-4000-8000-00000000c001/v2.0';
const wrong: [string, () => string | null][] = [
  ['none', () => null],
  ['no token at all', () => 'nonsense'],
  ['another audience', () => house.microsoft.token({ aud: 'another app' })],
  ['another issuer', () => house.microsoft.token({ iss: 'https://issuer.example' })],
  ['the sign-in of a tenant', () => house.microsoft.token({ iss: otherTenant, tid: 'c001' })],
  ['the sign-in of a tenant, at the stand-in', () => house.microsoft.token({ iss: `${house.microsoft.url}/login/x` })],
  ['another key', () => house.microsoft.token({}, 'somebody')],
  ['one that is over', () => house.microsoft.token({ nbf: 1_000_000_000, exp: 1_000_000_600 })],
  ['another service', () => house.microsoft.token({ serviceurl: 'https://elsewhere.example' })],
];
test.each(wrong)('a wrong token is refused, and nothing is said: %s', async (_name, token) => {
  const before = house.microsoft.posts.length;
  expect((await asks(token())).status).toBe(401);
  expect(answered(before)).toEqual([]);
});

test.each([
  ['the web chat of the same app', { channelId: 'webchat' }],
  ['no address to compare with the token', { serviceUrl: undefined }],
])('what did not come by Teams is refused, whatever its token: %s', async (_name, changed) => {
  const before = house.microsoft.posts.length;
  expect((await house.sends(hello(changed))).status).toBe(401);
  expect(answered(before)).toEqual([]);
});

const politely = /^Her kan Ly ikke bruges/;

test('another tenant gets a polite no', async () => {
  const before = house.microsoft.posts.length;
  await house.sends(hello({ channelData: { tenant: { id: 'another' } } }));
  expect(answered(before)[0]).toMatch(politely);
});

test('a team that was not named gets a polite no, and a button there does nothing', async () => {
  const before = house.microsoft.posts.length;
  const elsewhere = {
    conversation: { id: '19:x@thread.tacv2;messageid=1', conversationType: 'channel', tenantId },
    channelData: { tenant: { id: tenantId }, team: { id: `${teamId}x` } },
  };
  await house.sends(hello(elsewhere));
  expect(answered(before)[0]).toMatch(politely);
  const value = { action: { verb: 'take', data: { conversationId: 'id-3', handOffId: 'id-4' } } };
  const { body } = await house.sends(hello({ ...elsewhere, type: 'invoke', name: 'adaptiveCard/action', value }));
  expect(body.value).toMatch(politely);
  expect(card.card).toContain('Ingen har den.');
});

test('somebody Ly does not know is told what the manager has to do', async () => {
  const stranger = { entraId: '00000000-0000-4000-8000-00000000ffff', name: 'Ukendt' };
  const { body } = await house.presses(stranger, 'take', card);
  expect(body.value).toContain('00000000-0000-4000-8000-00000000ffff');
  expect(card.card).toContain('Ingen har den.');
});

test('an editor, a colleague whose access is closed, and another organisation take nothing', async () => {
  const editor = await house.colleague({ roles: ['editor'] });
  const closed = await house.colleague({ disabled: true });
  const other = await house.colleague({ organisation: 'En anden' });
  for (const who of [editor, closed, other]) {
    const { body } = await house.presses(who, 'take', card);
    expect(body.type).toBe('application/vnd.microsoft.activity.message');
  }
  expect(card.card).toContain('Ingen har den.');
});

test('a press that is none of ours is answered, and a body that is none is refused', async () => {
  const value = { action: { verb: 'erase everything', data: {} } };
  const { body } = await house.sends(hello({ type: 'invoke', name: 'adaptiveCard/action', value }));
  expect(body.value).toContain('Åbn samtalen i Ly');
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${house.microsoft.token()}` };
  const nonsense = await fetch(`${house.url}/api/messages`, { method: 'POST', headers, body: '{' });
  expect(nonsense.status).toBeGreaterThanOrEqual(400);
});

test('what was said stands in no log', () => {
  expect(house.logged.text()).not.toContain('jeg vil ikke leve mere');
  expect(house.logged.text()).not.toContain('hvem venter');
});
