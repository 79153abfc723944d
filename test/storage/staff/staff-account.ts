// A colleague for tests, plainly not a real one.
import type { StaffAccount } from '../../../src/storage/staff/staff-records.ts';

export function account(changed: Partial<StaffAccount> = {}): StaffAccount {
  return {
    id: 'staff-1',
    login: 'prøve.person',
    name: 'Prøve Person',
    shownAs: 'Prøve',
    organisation: 'kommune',
    roles: ['helper'],
    languages: ['da'],
    isPeer: false,
    email: null,
    phone: null,
    disabled: false,
    passwordHash: null,
    oidcSubject: null,
    entraId: null,
    ...changed,
  };
}
