// What storage promises of channels and chats in Teams, and of who a colleague is there.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Storage } from '../../../src/storage/open-storage.ts';
import type { TeamsPlace } from '../../../src/storage/staff/teams-places.ts';
import { account } from '../staff/staff-account.ts';
import { noon } from '../turn-to-save.ts';
import type { OpenForTest } from '../turn-contract.ts';
import { channel, later } from './threads.ts';
import '../../temporal-equality.ts';

const place: TeamsPlace = {
  ...{ id: channel, kind: 'channel', teamId: '19:testhold@thread.tacv2', tenantId: 'tenant-1', staffId: null },
  serviceUrl: 'https://teams.example/',
};
const chat: TeamsPlace = { ...place, id: 'a:chat', kind: 'personal', teamId: null, staffId: 'staff-1' };

export function placesContract(open: OpenForTest): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(() => storage.close());

  describe('a place in Teams', () => places(() => storage));
  describe('a chat in Teams', () => chats(() => storage));
  describe('a colleague in Teams', () => colleagues(() => storage));
}

function places(storage: () => Storage): void {
  const failed = (minutes: number, gone = false) =>
    storage().teamsPlaceUnreached({ id: channel, reason: '404', at: later(minutes), gone });

  test('is remembered as it was heard from last', async () => {
    expect(await storage().teamsPlace(channel)).toBeUndefined();
    await storage().rememberTeamsPlace(place, noon);
    await storage().rememberTeamsPlace({ ...place, serviceUrl: 'https://teams.example/emea/' }, later(1));
    expect(await storage().teamsPlace(channel)).toEqual({ ...place, serviceUrl: 'https://teams.example/emea/' });
  });

  test('that fails is in trouble since the first time, until it is reached', async () => {
    await storage().rememberTeamsPlace(place, noon);
    expect(await storage().teamsTrouble()).toEqual([]);
    await failed(1);
    await failed(5, true);
    expect(await storage().teamsTrouble()).toEqual([{ id: channel, reason: '404', since: later(1), gone: true }]);
    await storage().teamsPlaceReached(channel);
    expect(await storage().teamsTrouble()).toEqual([]);
    await failed(9);
    expect(await storage().teamsTrouble()).toMatchObject([{ since: later(9), gone: false }]);
  });

  test('that was gone is well again when it is heard from', async () => {
    await failed(1, true);
    await storage().rememberTeamsPlace(place, later(2));
    expect(await storage().teamsTrouble()).toEqual([]);
  });

  test('that nobody has heard of can be in trouble, and cannot be reached', async () => {
    await failed(1);
    expect(await storage().teamsTrouble()).toMatchObject([{ id: channel }]);
    expect(await storage().teamsPlace(channel)).toBeUndefined();
  });
}

function chats(storage: () => Storage): void {
  test('that cannot be reached is no trouble of the house', async () => {
    await storage().rememberTeamsPlace(chat, noon);
    await storage().teamsPlaceUnreached({ id: chat.id, reason: '403', at: later(1), gone: true });
    expect(await storage().teamsTrouble()).toEqual([]);
  });
}

function colleagues(storage: () => Storage): void {
  const entraId = '00000000-0000-4000-8000-00000000000a';

  test('is found by the id in Entra, however it is written, and nobody by another', async () => {
    await storage().saveStaff(account({ entraId }));
    await storage().saveStaff(account({ id: 'staff-2', login: 'en.anden' }));
    expect(await storage().findStaffByEntraId(entraId.toUpperCase())).toMatchObject({ id: 'staff-1' });
    expect(await storage().findStaffByEntraId('00000000-0000-4000-8000-00000000000b')).toBeUndefined();
    expect((await storage().findStaffAccount('staff-1'))?.entraId).toBe(entraId);
  });

  test('is one person: two colleagues never have one id', async () => {
    await storage().saveStaff(account({ entraId }));
    await expect(storage().saveStaff(account({ id: 'staff-2', login: 'en.anden', entraId }))).rejects.toThrow();
  });

  test('who is shut out has no chat any more', async () => {
    await storage().saveStaff(account());
    await storage().rememberTeamsPlace(chat, noon);
    await storage().saveStaff(account({ disabled: true }));
    expect(await storage().teamsPlace(chat.id)).toBeUndefined();
  });
}
