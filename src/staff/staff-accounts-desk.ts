// Colleagues come and change: by a manager's hand, on the command line, or by a provider. Each change is in the audit.
import type { Storage } from '../storage/open-storage.ts';
import type { Role, StaffAccount, StaffMember } from '../storage/staff/staff-records.ts';
import { may } from './conversation-access.ts';
import { digestOf, newSecret } from './staff-secrets.ts';

export interface DeskParts {
  storage: Pick<
    Storage,
    | 'staffAccounts'
    | 'findStaffAccount'
    | 'findStaffByLogin'
    | 'findStaffByEntraId'
    | 'saveStaff'
    | 'putInvitation'
    | 'audit'
  >;
  publicUrl: string;
  now: () => Temporal.Instant;
  newId: () => string;
}

/** Who does it, as the audit names them. */
export type By = Pick<StaffMember, 'id' | 'name'>;
/** What stands in the audit for whoever has the machine itself. */
export const commandLine: By = { id: 'command-line', name: 'kommandolinjen' };

export type NewColleague = Pick<StaffMember, 'name' | 'organisation' | 'roles'> & Partial<Omit<StaffAccount, 'login'>>;
type Change = Partial<Omit<StaffAccount, 'id' | 'login'>>;

/** A link lives so long. Hours. */
const linkHours = 72;

export function createDesk(parts: DeskParts) {
  const { storage, publicUrl, now, newId } = parts;
  const note = (by: By, action: string, detail: string) =>
    storage.audit({ id: newId(), at: now(), by, action, conversationId: null, detail });
  const save = async (by: By, account: StaffAccount, next: StaffAccount) => {
    await storage.saveStaff(next);
    await note(by, 'staff_changed', `${account.login}: ${changesIn(account, next).join('; ')}`);
  };
  return {
    async add(by: By, colleague: NewColleague): Promise<StaffAccount> {
      const account = await asAccount(colleague, parts);
      await storage.saveStaff(account);
      await note(by, 'staff_added', `${account.login}: ${account.organisation}, ${account.roles.join(', ')}`);
      return account;
    },
    /** Whether another colleague is this person in Teams: to be asked before it is given to somebody. */
    isOthers: (entraId: string | null, id: string | null) => isOthers({ entraId, id }, storage),
    /** By hand: what would leave nobody to manage the others is refused. */
    async change(by: By, account: StaffAccount, changed: Change): Promise<'changed' | 'last_manager'> {
      const next = { ...account, ...changed };
      if (isManager(account) && !isManager(next) && (await isOnlyManager(account, storage))) return 'last_manager';
      await save(by, account, next);
      return 'changed';
    },
    /** The municipality's groups decide, whoever is left. */
    follow: (by: By, account: StaffAccount, changed: Change) => save(by, account, { ...account, ...changed }),
    /** The address of a page where a password is chosen, once. Older ones end. */
    async invite(by: By, { id, login }: StaffAccount): Promise<string> {
      const secret = newSecret();
      await storage.putInvitation({
        tokenHash: digestOf(secret),
        staffId: id,
        expiresAt: now().add({ hours: linkHours }),
      });
      await note(by, 'staff_invited', login);
      return `${publicUrl}/invitation/${secret}`;
    },
    note,
  };
}

export type Desk = ReturnType<typeof createDesk>;

async function asAccount(colleague: NewColleague, { storage, newId }: DeskParts): Promise<StaffAccount> {
  return {
    shownAs: colleague.name.split(/\s+/)[0] ?? colleague.name,
    ...{ languages: ['da'], isPeer: false, email: null, phone: null },
    ...{ disabled: false, passwordHash: null, oidcSubject: null, entraId: null },
    id: newId(),
    ...colleague,
    login: await freeLogin(colleague.name, storage),
  };
}

async function isOthers(
  { entraId, id }: { entraId: string | null; id: string | null },
  storage: Pick<Storage, 'findStaffByEntraId'>,
): Promise<boolean> {
  const holder = entraId === null ? undefined : await storage.findStaffByEntraId(entraId);
  return holder !== undefined && holder.id !== id;
}

/** "Mette Hansen" is mette.hansen, the second one mette.hansen2. */
async function freeLogin(name: string, storage: Pick<Storage, 'findStaffByLogin'>): Promise<string> {
  const wanted =
    asLogin(name)
      .replaceAll(/\s+/g, '.')
      .replaceAll(/[^\p{L}\p{N}.-]/gu, '') || 'kollega';
  for (let number = 1; ; number += 1) {
    const login = number === 1 ? wanted : `${wanted}${number}`;
    if ((await storage.findStaffByLogin(login)) === undefined) return login;
  }
}

/** As it is kept and looked for, however it was written. */
export const asLogin = (written: string): string => written.trim().normalize('NFKC').toLowerCase();

const isManager = (account: StaffAccount): boolean => may(account, 'manage_staff');

async function isOnlyManager({ id }: StaffAccount, storage: Pick<Storage, 'staffAccounts'>): Promise<boolean> {
  return !(await storage.staffAccounts()).some((other) => other.id !== id && isManager(other));
}

const named: Partial<Record<keyof StaffAccount, string>> = {
  name: 'navn',
  shownAs: 'vises som',
  organisation: 'organisation',
  roles: 'roller',
  languages: 'sprog',
  isPeer: 'peer',
  email: 'e-mail',
  phone: 'telefon',
  entraId: 'id i Entra',
  disabled: 'lukket',
};

/** What changed, and for what is no secret from what to what. */
function changesIn(before: StaffAccount, after: StaffAccount): string[] {
  return (Object.keys(named) as (keyof StaffAccount)[])
    .filter((field) => String(before[field]) !== String(after[field]))
    .map((field) => {
      const isPrivate = field === 'email' || field === 'phone';
      return isPrivate
        ? `${named[field]} ændret`
        : `${named[field]}: ${inWords(before[field])} → ${inWords(after[field])}`;
    });
}

function inWords(value: unknown): string {
  if (value === null) return 'ingen';
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

export const roleNames: Record<Role, string> = {
  helper: 'Tager samtaler',
  editor: 'Retter indhold',
  manager: 'Leder',
};
