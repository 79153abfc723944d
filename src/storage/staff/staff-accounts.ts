// Colleagues, and how each of them is known at the door.
import type { Language } from '../../vocabulary.ts';
import type { SecretBox } from '../secret-box.ts';
import type { Store, Tables, WritingDatabase } from '../tables.ts';
import type { Role, StaffAccount, StaffMember } from './staff-records.ts';

type Row = Tables['staff'];

/** All of them, by name; who is disabled too. */
export async function staffMembers({ db, box }: Store): Promise<StaffAccount[]> {
  const rows = await db.selectFrom('staff').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map((row) => accountOf(row, box));
}

export async function findAccount(
  { db, box }: Store,
  by: { id: string } | { login: string } | { oidc_subject: string } | { entra_id: string },
): Promise<StaffAccount | undefined> {
  const [column, value] = Object.entries(by)[0] as [keyof Row, string];
  const row = await db.selectFrom('staff').selectAll().where(column, '=', value).executeTakeFirst();
  return row && accountOf(row, box);
}

/** A new colleague, or the same one changed. Whoever is disabled is out at once, everywhere. */
export async function saveStaff({ write, box }: Store, account: StaffAccount): Promise<void> {
  const row = rowOf(account, box);
  await write(async (writing) => {
    await writing
      .insertInto('staff')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
    if (account.disabled) await shutOut(writing, account.id);
  });
}

/** Ends the sessions of a colleague, the links that would open another, and what leads to their chat. */
async function shutOut(writing: WritingDatabase, staffId: string): Promise<void> {
  await writing.deleteFrom('staff_sessions').where('staff_id', '=', staffId).execute();
  await writing.deleteFrom('staff_invitations').where('staff_id', '=', staffId).execute();
  await writing.deleteFrom('teams_places').where('staff_id', '=', staffId).execute();
}

/** Without what opens the door. */
export function memberOf(account: StaffAccount): StaffMember {
  const { id, name, shownAs, organisation, roles, languages, isPeer, email, phone, disabled } = account;
  return { id, name, shownAs, organisation, roles, languages, isPeer, email, phone, disabled };
}

export function accountOf(row: Row, box: SecretBox): StaffAccount {
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    shownAs: row.shown_as,
    organisation: row.organisation,
    roles: words(row.roles) as Role[],
    languages: words(row.languages) as Language[],
    isPeer: row.is_peer === 1,
    email: row.email === null ? null : box.open(row.email, 'staff.email', row.id),
    phone: row.phone === null ? null : box.open(row.phone, 'staff.phone', row.id),
    disabled: row.disabled === 1,
    passwordHash: row.password_hash,
    oidcSubject: row.oidc_subject,
    entraId: row.entra_id,
  };
}

function rowOf(account: StaffAccount, box: SecretBox): Row {
  const { id, email, phone } = account;
  return {
    id,
    login: account.login,
    name: account.name,
    shown_as: account.shownAs,
    organisation: account.organisation,
    roles: account.roles.join(','),
    languages: account.languages.join(','),
    is_peer: account.isPeer ? 1 : 0,
    email: email === null ? null : box.seal(email, 'staff.email', id),
    phone: phone === null ? null : box.seal(phone, 'staff.phone', id),
    disabled: account.disabled ? 1 : 0,
    password_hash: account.passwordHash,
    oidc_subject: account.oidcSubject,
    entra_id: account.entraId,
  };
}

const words = (text: string): string[] => text.split(',').filter((word) => word !== '');
