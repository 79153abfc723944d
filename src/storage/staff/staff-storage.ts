// What storage promises about colleagues.
import type { Store } from '../tables.ts';
import { audit, auditTrail } from './audit.ts';
import { findAccount, memberOf, saveStaff, staffMembers } from './staff-accounts.ts';
import type { AuditEntry, AuditQuery, StaffAccount, StaffMember } from './staff-records.ts';
import {
  beginSession,
  endSession,
  findSession,
  forgetSessions,
  invitedBy,
  markSeen,
  putInvitation,
  useInvitation,
} from './staff-sessions.ts';
import type { Invitation, NewSession } from './staff-sessions.ts';
import { teamsPlacesIn } from './teams-places.ts';

export function staffIn(store: Store) {
  return {
    findStaff: async (id: string): Promise<StaffMember | undefined> => {
      const account = await findAccount(store, { id });
      return account && memberOf(account);
    },
    staffMembers: async (): Promise<StaffMember[]> => (await staffMembers(store)).map(memberOf),
    staffAccounts: () => staffMembers(store),
    findStaffAccount: (id: string) => findAccount(store, { id }),
    findStaffByLogin: (login: string) => findAccount(store, { login }),
    findStaffBySubject: (subject: string) => findAccount(store, { oidc_subject: subject }),
    findStaffByEntraId: async (entraId: string): Promise<StaffMember | undefined> => {
      const account = await findAccount(store, { entra_id: entraId.toLowerCase() });
      return account && memberOf(account);
    },
    saveStaff: (account: StaffAccount) => saveStaff(store, account),
    putInvitation: (invitation: Invitation) => putInvitation(store, invitation),
    invitedBy: (tokenHash: string, now: Temporal.Instant) => invitedBy(store, tokenHash, now),
    useInvitation: (use: Parameters<typeof useInvitation>[1]) => useInvitation(store, use),
    beginSession: (session: NewSession) => beginSession(store, session),
    findSession: (tokenHash: string) => findSession(store, tokenHash),
    markSeen: (tokenHash: string, at: Temporal.Instant) => markSeen(store, tokenHash, at),
    endSession: (tokenHash: string) => endSession(store, tokenHash),
    forgetSessions: (when: Parameters<typeof forgetSessions>[1]) => forgetSessions(store, when),
    ...teamsPlacesIn(store),
    audit: (entry: AuditEntry) => audit(store, entry),
    auditTrail: (query: AuditQuery) => auditTrail(store, query),
  };
}
