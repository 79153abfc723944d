// What storage promises about colleagues, their sessions and what they did, on either database.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Storage } from '../../../src/storage/open-storage.ts';
import type { AuditEntry } from '../../../src/storage/staff/staff-records.ts';
import { noon } from '../turn-to-save.ts';
import { account } from './staff-account.ts';

export function staffContract(open: () => Promise<Storage>): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(() => storage.close());
  describe('colleagues', () => accounts(() => storage));
  describe('a one-time link', () => invitations(() => storage));
  describe('a session', () => sessions(() => storage));
  describe('the audit', () => trail(() => storage));
}

function accounts(storage: () => Storage): void {
  test('are found by id, by login and by subject, with everything that was saved', async () => {
    const saved = account({
      roles: ['helper', 'manager'],
      languages: ['da', 'kl'],
      isPeer: true,
      email: 'proeve@example.org',
      phone: '+4520000000',
      passwordHash: 'a hash',
      oidcSubject: 'https://idp.example.org 7',
    });
    await storage().saveStaff(saved);
    expect(await storage().findStaffAccount('staff-1')).toEqual(saved);
    expect(await storage().findStaffByLogin('prøve.person')).toEqual(saved);
    expect(await storage().findStaffBySubject('https://idp.example.org 7')).toEqual(saved);
    expect(await storage().findStaffByLogin('en anden')).toBeUndefined();
  });

  test('are shown without what opens the door', async () => {
    await storage().saveStaff(account({ passwordHash: 'a hash', oidcSubject: 'a subject' }));
    const shown = JSON.stringify([await storage().findStaff('staff-1'), await storage().staffMembers()]);
    expect(shown).toContain('Prøve Person');
    expect(shown).not.toMatch(/a hash|a subject|prøve\.person/);
  });

  test('of two with one login the second is refused', async () => {
    await storage().saveStaff(account());
    await expect(storage().saveStaff(account({ id: 'staff-2' }))).rejects.toThrow();
    expect(await storage().staffMembers()).toHaveLength(1);
  });
}

const link = { tokenHash: 'digest', staffId: 'staff-1', expiresAt: noon.add({ hours: 72 }) };
const use = (changed = {}) => ({ tokenHash: 'digest', passwordHash: 'new hash', now: noon, ...changed });

function invitations(storage: () => Storage): void {
  beforeEach(() => storage().saveStaff(account()));

  test('sets the password once, and of ten who use it at once one does', async () => {
    await storage().putInvitation(link);
    expect(await storage().invitedBy('digest', noon)).toBe('staff-1');
    const used = await Promise.all(Array.from({ length: 10 }, () => storage().useInvitation(use())));
    expect(used.filter((staffId) => staffId === 'staff-1')).toHaveLength(1);
    expect((await storage().findStaffAccount('staff-1'))?.passwordHash).toBe('new hash');
    expect(await storage().invitedBy('digest', noon)).toBeUndefined();
  });

  test('is worth nothing after its time, after a newer one, or when the colleague is disabled', async () => {
    await storage().putInvitation(link);
    expect(await storage().useInvitation(use({ now: noon.add({ hours: 72 }) }))).toBeUndefined();
    await storage().putInvitation({ ...link, tokenHash: 'newer' });
    expect(await storage().useInvitation(use())).toBeUndefined();
    await storage().saveStaff(account({ disabled: true }));
    expect(await storage().useInvitation(use({ tokenHash: 'newer' }))).toBeUndefined();
    expect((await storage().findStaffAccount('staff-1'))?.passwordHash).toBeNull();
  });

  test('that is used ends the sessions from before', async () => {
    await storage().beginSession(session());
    await storage().putInvitation(link);
    await storage().useInvitation(use());
    expect(await storage().findSession('of a cookie')).toBeUndefined();
  });
}

const session = (changed = {}) => ({
  tokenHash: 'of a cookie',
  staffId: 'staff-1',
  at: noon,
  endUrl: 'https://idp.example.org/end' as string | null,
  ...changed,
});

function sessions(storage: () => Storage): void {
  beforeEach(() => storage().saveStaff(account()));

  test('knows whose it is, when it began and when it was last seen, until it is ended', async () => {
    await storage().beginSession(session());
    await storage().markSeen('of a cookie', noon.add({ minutes: 9 }));
    expect(await storage().findSession('of a cookie')).toEqual({
      member: expect.objectContaining({ id: 'staff-1', roles: ['helper'] }),
      beganAt: noon,
      seenAt: noon.add({ minutes: 9 }),
      endUrl: 'https://idp.example.org/end',
    });
    await storage().endSession('of a cookie');
    expect(await storage().findSession('of a cookie')).toBeUndefined();
  });

  test('ends when the colleague is disabled, and none begins after that, nor comes back', async () => {
    await storage().beginSession(session());
    await storage().saveStaff(account({ disabled: true }));
    expect(await storage().findSession('of a cookie')).toBeUndefined();
    expect(await storage().beginSession(session({ tokenHash: 'another' }))).toBe(false);
    await storage().saveStaff(account());
    expect(await storage().findSession('of a cookie')).toBeUndefined();
  });

  test('that is long over is forgotten, and the others stay', async () => {
    await storage().beginSession(session({ tokenHash: 'old', at: noon.subtract({ hours: 13 }), endUrl: null }));
    await storage().beginSession(session());
    await storage().forgetSessions({ before: noon.subtract({ hours: 12 }), now: noon });
    expect(await storage().findSession('old')).toBeUndefined();
    expect(await storage().findSession('of a cookie')).toBeDefined();
  });
}

const entry = (id: string, changed: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  at: noon,
  by: { id: 'staff-1', name: 'Prøve Person' },
  action: 'read',
  conversationId: null,
  detail: 'en grund',
  ...changed,
});

function trail(storage: () => Storage): void {
  test('is read newest first, by conversation, by colleague and page by page', async () => {
    await storage().audit(entry('a'));
    await storage().audit(entry('b', { conversationId: 'c1' }));
    await storage().audit(entry('c', { by: { id: 'staff-2', name: 'En Anden' }, at: noon.add({ minutes: 1 }) }));
    const idsOf = async (query: object) => (await storage().auditTrail({ limit: 9, ...query })).map(({ id }) => id);
    expect(await idsOf({})).toEqual(['c', 'b', 'a']);
    expect(await idsOf({ conversationId: 'c1' })).toEqual(['b']);
    expect(await idsOf({ staffId: 'staff-2' })).toEqual(['c']);
    expect(await idsOf({ limit: 1, before: { at: noon.add({ minutes: 1 }), id: 'c' } })).toEqual(['b']);
    expect(await storage().auditTrail({ limit: 1, staffId: 'staff-1', conversationId: 'c1' })).toEqual([
      entry('b', { conversationId: 'c1' }),
    ]);
  });
}
