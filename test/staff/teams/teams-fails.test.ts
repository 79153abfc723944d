// Teams says no, is silent, or is gone: what is worth it is tried again, and nobody waits in silence meanwhile.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { tenantId } from './local-microsoft.ts';
import type { Posted } from './local-microsoft.ts';
import { channelId, openTeamsHouse, teamId } from './teams-house.ts';
import type { TeamsHouse } from './teams-house.ts';

let house: TeamsHouse;
beforeEach(async () => {
  house = await openTeamsHouse();
}, 60_000);
afterEach(() => house.close());

const isCard = ({ card }: Posted): boolean => card !== '';
const ready = async () => {
  const response = await fetch(`${house.url}/health/ready`);
  return { status: response.status, body: (await response.json()) as { checks: Record<string, string> } };
};
const eventsOf = (event: string) => house.logged.lines.filter((line) => line.event === event);

/** Until the log has so many lines of it. */
async function untilLogged(event: string, count = 1): Promise<void> {
  while (eventsOf(event).length < count) await new Promise((resolve) => setImmediate(resolve));
}

test.each([429, 412, 502, 504, 500])('%s is tried again, and the card comes once', async (status) => {
  house.microsoft.fails.push({ status });
  await house.citizen().writes('jeg vil ikke leve mere');
  await house.microsoft.untilPosted(isCard);
  expect(eventsOf('message_not_sent')[0]).toMatchObject({ reason: `teams_${status}: Teams said no` });
  expect(house.microsoft.posts.filter(isCard)).toHaveLength(1);
});

test('an answer that is lost is asked for again at once: a card twice is better than none', async () => {
  house.microsoft.fails.push({ status: 0 });
  await house.citizen().writes('jeg vil ikke leve mere');
  await house.microsoft.untilPosted(isCard);
  expect(eventsOf('message_not_sent')[0]).toMatchObject({ kind: 'unclear' });
});

test('who asks for patience gets it: nothing is tried before', async () => {
  house.microsoft.fails.push({ status: 429, retryAfter: '20' });
  await house.citizen().writes('jeg vil ikke leve mere');
  await untilLogged('message_not_sent');
  house.setClock('2026-11-25T22:30:19');
  await house.citizen().writes('hvor er der mad');
  expect(house.microsoft.posts.filter(isCard)).toEqual([]);
  house.setClock('2026-11-25T22:30:21');
  await house.microsoft.untilPosted(isCard);
});

test.each([403, 404])(
  'a channel that is gone (%s) sends the ladder on, and whoever watches over Ly sees it',
  async (status) => {
    house.microsoft.fails.push({ status });
    await house.citizen().writes('jeg vil ikke leve mere');
    await untilLogged('message_given_up');
    expect((await ready()).body.checks['teams']).toBe('unreachable');
    expect((await ready()).status).toBe(503);
    // The next rung is told at once, not after three minutes: here it is the same channel, which is well again.
    await house.climbLadders();
    await house.microsoft.untilPosted(isCard);
    expect((await ready()).body.checks['teams']).toBe('ok');
  },
);

test('a secret that Microsoft knows no more sends the ladder on', async () => {
  house.microsoft.knowsSecret = false;
  await house.citizen().writes('jeg vil ikke leve mere');
  await untilLogged('message_given_up');
  expect(eventsOf('message_given_up')[0]).toMatchObject({ reason: 'teams_token' });
  house.microsoft.knowsSecret = true;
  await house.climbLadders();
  await house.microsoft.untilPosted(isCard);
});

const place = () => ({
  ...{ id: 'activity', channelId: 'msteams', serviceUrl: house.microsoft.serviceUrl, type: 'installationUpdate' },
  from: { id: '29:admin' },
  recipient: { id: '28:ly', name: 'Ly' },
  conversation: { id: channelId, conversationType: 'channel', tenantId },
  channelData: { tenant: { id: tenantId }, team: { id: teamId }, channel: { id: channelId } },
});
const teamsNow = async () => (await ready()).body.checks['teams'];

test('Ly taken out of the team is seen before a night needs it, and forgotten when Ly is put back', async () => {
  await house.sends({ ...place(), action: 'remove' });
  // Teams tells it in two ways, one after the other.
  await house.sends({ ...place(), type: 'conversationUpdate', membersRemoved: [{ id: '28:ly' }] });
  expect(await teamsNow()).toBe('unreachable');
  await house.sends({ ...place(), action: 'add' });
  expect(await teamsNow()).toBe('ok');
});

test('a colleague who leaves the team, and Ly taken out where it never was to be, alarm nobody', async () => {
  await house.sends({ ...place(), type: 'conversationUpdate', membersRemoved: [{ id: '29:somebody' }] });
  const elsewhere = { tenant: { id: tenantId }, team: { id: '19:other@thread.tacv2' } };
  await house.sends({ ...place(), action: 'remove', channelData: elsewhere });
  const chat = { id: 'a:chat', conversationType: 'personal', tenantId };
  await house.sends({ ...place(), action: 'remove', conversation: chat, channelData: { tenant: { id: tenantId } } });
  expect(await teamsNow()).toBe('ok');
});

test('an update that fails is made when Teams is well again', async () => {
  await house.citizen().writes('jeg vil ikke leve mere');
  const card = await house.microsoft.untilPosted(isCard);
  const colleague = await house.colleague();
  house.microsoft.fails.push({ status: 503 }, { status: 503 });
  await house.presses(colleague, 'take', card);
  await untilLogged('message_not_sent', 2);
  house.setClock('2026-11-25T22:31');
  await house.microsoft.untilPosted((post) => post.card.includes(`${colleague.name} har den siden`));
});

test('Teams that does not answer for one of two cards shows both as they are when it answers again', async () => {
  await house.citizen().writes('jeg vil ikke leve mere');
  const card = await house.microsoft.untilPosted(isCard);
  house.setClock('2026-11-25T22:34');
  await house.climbLadders();
  await house.microsoft.untilPosted((post) => isCard(post) && post.id !== card.id);
  const colleague = await house.colleague();
  house.microsoft.fails.push({ status: 0 });
  await house.presses(colleague, 'take', card);
  await untilLogged('message_not_sent');
  house.setClock('2026-11-25T22:35');
  for (const { id } of house.microsoft.posts.filter(isCard))
    await house.microsoft.untilPosted(
      (post) => post.id === id && post.card.includes(`${colleague.name} har den siden`),
    );
});

test('a card that somebody deleted in Teams alarms nobody, and the next rung posts a new one', async () => {
  await house.citizen().writes('jeg vil ikke leve mere');
  const card = await house.microsoft.untilPosted(isCard);
  // The answer to the citizen, the card, and the look whether anything changed meanwhile.
  await untilLogged('message_sent', 3);
  house.microsoft.fails.push({ status: 404 });
  await house.presses(await house.colleague(), 'on_my_way', card);
  await untilLogged('message_sent', 4);
  expect(house.microsoft.fails).toEqual([]);
  expect(await teamsNow()).toBe('ok');
  house.setClock('2026-11-25T22:40');
  await house.climbLadders();
  await house.microsoft.untilPosted((post) => isCard(post) && post.id !== card.id);
});
