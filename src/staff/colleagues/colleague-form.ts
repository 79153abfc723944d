// What a form about a colleague says, and what is missing in it.
import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { z } from 'zod';
import type { StaffAccount } from '../../storage/staff/staff-records.ts';
import type { NewColleague } from '../staff-accounts-desk.ts';
import type { Language } from '../../vocabulary.ts';

export const languageNames: Record<Language, string> = { da: 'Dansk', kl: 'Grønlandsk', en: 'Engelsk' };

export type ReadForm<Given = NewColleague> = { given: Given } | { given: Partial<StaffAccount>; wrong: string };

/** One box ticked comes as a text, several as a list, none not at all. */
const ticked = <Word extends string>(words: readonly Word[]) =>
  z.preprocess(
    (given) => (given === undefined ? [] : [given].flat()),
    z.array(z.enum(words as [Word, ...Word[]])).catch([]),
  );
const line = z
  .string()
  .max(80)
  .transform((text) => text.replaceAll(/\s+/g, ' ').trim())
  .catch('');

const profile = z.object({ shownAs: line, languages: ticked(['da', 'kl', 'en']) });
const colleague = profile.extend({
  name: line,
  organisation: line,
  roles: ticked(['helper', 'editor', 'manager']),
  isPeer: z.literal('on').optional().catch(undefined),
  disabled: z.literal('on').optional().catch(undefined),
  email: line,
  phone: line,
  entraId: line,
});

/** @param known the colleague as they are: who comes from the provider keeps the name and the roles given there. */
export function readColleague(body: unknown, known?: StaffAccount): ReadForm {
  const read = colleague.catch(emptyForm).parse(body ?? {});
  const isGiven = known !== undefined && known.oidcSubject !== null;
  const given = {
    ...read,
    ...(isGiven ? { name: known.name, roles: known.roles, organisation: known.organisation } : {}),
    shownAs: read.shownAs || (read.name.split(' ')[0] ?? ''),
    isPeer: read.isPeer === 'on',
    disabled: read.disabled === 'on',
    email: read.email || null,
    entraId: read.entraId.toLowerCase() || null,
    phone: read.phone === '' ? null : (asPhone(read.phone) ?? read.phone),
  };
  const wrong = faultIn(given);
  return wrong === undefined ? { given } : { given, wrong };
}

const emptyForm = {
  name: '',
  shownAs: '',
  organisation: '',
  roles: [],
  languages: [],
  email: '',
  phone: '',
  entraId: '',
};

function faultIn({ name, organisation, roles, email, phone, entraId }: NewColleague): string | undefined {
  if (name === '') return 'Skriv et navn.';
  if (organisation === '') return 'Skriv en organisation. Kommunens egen hedder kommune.';
  if (roles.length === 0) return 'Vælg mindst en rolle.';
  if (email && !z.email().safeParse(email).success)
    return 'E-mailen kan ikke læses. Ret den, eller lad feltet stå tomt.';
  if (phone && asPhone(phone) === undefined) return 'Nummeret kan ikke læses. Ret det, eller lad feltet stå tomt.';
  if (entraId && !z.guid().safeParse(entraId).success)
    return 'Id i Entra kan ikke læses. Det har 32 cifre og bogstaver med fire streger. Ret det, eller lad feltet stå tomt.';
  return undefined;
}

const asPhone = (text: string): string | undefined => {
  const phone = parsePhoneNumberFromString(text, 'DK');
  return phone?.isValid() ? phone.number : undefined;
};

export function readProfile(body: unknown): ReadForm<Pick<StaffAccount, 'shownAs' | 'languages'>> {
  const given = profile.catch({ shownAs: '', languages: [] }).parse(body ?? {});
  if (given.shownAs === '') return { given, wrong: 'Skriv det navn, som borgeren skal se.' };
  return { given };
}
