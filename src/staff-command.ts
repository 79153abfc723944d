// npm run staff: colleagues by the hand of whoever has the machine. Prints one-time links, never a password.
import { randomUUIDv7 } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readEnvFile, readSettings } from './settings.ts';
import { asLogin, commandLine, createDesk } from './staff/staff-accounts-desk.ts';
import type { Desk } from './staff/staff-accounts-desk.ts';
import { readDataKey } from './storage/data-key.ts';
import { openStorage } from './storage/open-storage.ts';
import type { Storage } from './storage/open-storage.ts';
import type { StaffAccount } from './storage/staff/staff-records.ts';

const usage = `usage: npm run staff -- add --name "…" --roles helper,editor,manager [--organisation kommune] [--languages da,kl,en]
       npm run staff -- list
       npm run staff -- link --login …              a new one-time link, for who lost the password
       npm run staff -- roles --login … --roles …
       npm run staff -- entra --login … --id …      who they are in Teams: the object id in Entra, or none
       npm run staff -- disable --login …           (and enable)`;

const list = <Word extends string>(words: readonly [Word, ...Word[]]) =>
  z
    .string()
    .transform((text) => text.split(',').map((word) => word.trim()))
    .pipe(z.array(z.enum(words)).min(1));

const roles = list(['helper', 'editor', 'manager']);
const languages = list(['da', 'kl', 'en']).default(['da']);
const newColleague = z.object({
  name: z.string().trim().min(1).max(80),
  organisation: z.string().trim().min(1).max(80).default('kommune'),
  roles,
  languages,
});

const entraObjectId = z
  .guid()
  .toLowerCase()
  .or(z.literal('none').transform(() => null));

const text = { type: 'string' } as const;
const options = { name: text, roles: text, organisation: text, languages: text, login: text, id: text };
type Given = Partial<Record<keyof typeof options, string>>;

interface At {
  storage: Storage;
  desk: Desk;
  given: Given;
}

const commands: Record<string, (at: At) => Promise<string>> = {
  async add({ desk, given }) {
    const account = await desk.add(commandLine, read(newColleague, given));
    return `${account.name} signs in as ${account.login}.\n${await linkFor(desk, account)}`;
  },
  async list({ storage }) {
    return (await storage.staffAccounts()).map(inOneLine).join('\n');
  },
  async link({ storage, desk, given }) {
    return linkFor(desk, await named(storage, given));
  },
  async roles({ storage, desk, given }) {
    return change({ storage, desk, given }, { roles: read(roles, given.roles) });
  },
  async entra({ storage, desk, given }) {
    const entraId = read(entraObjectId, given.id);
    const { id } = await named(storage, given);
    if (await desk.isOthers(entraId, id))
      throw new Error('another colleague has this id in Entra: untie them first, with --id none');
    return change({ storage, desk, given }, { entraId });
  },
  disable: (at) => change(at, { disabled: true }),
  enable: (at) => change(at, { disabled: false }),
};

const linkFor = async (desk: Desk, account: StaffAccount): Promise<string> =>
  `To choose a password, once, within three days:\n${await desk.invite(commandLine, account)}`;

const inOneLine = ({ login, name, roles: has, organisation, entraId, disabled }: StaffAccount): string =>
  [
    `${login}: ${name}`,
    has.join('+'),
    organisation,
    ...(entraId ? ['in Teams'] : []),
    ...(disabled ? ['disabled'] : []),
  ].join(', ');

async function named(storage: Storage, { login }: Given): Promise<StaffAccount> {
  const account = login === undefined ? undefined : await storage.findStaffByLogin(asLogin(login));
  if (account === undefined) throw new Error(`no colleague signs in as ${login ?? '(--login is missing)'}`);
  return account;
}

async function change({ storage, desk, given }: At, changed: Partial<StaffAccount>): Promise<string> {
  const account = await named(storage, given);
  const outcome = await desk.change(commandLine, account, changed);
  if (outcome === 'last_manager') throw new Error(`${account.login} is the last manager: make another one first`);
  return inOneLine({ ...account, ...changed });
}

function read<Read>(schema: z.ZodType<Read>, given: unknown): Read {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new Error(usage);
  return parsed.data;
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const command = commands[positionals[0] ?? ''];
  if (command === undefined) throw new Error(usage);
  readEnvFile();
  const { dataFolder: folder, databaseUrl, dataKey, publicUrl } = readSettings(process.env);
  const storage = await openStorage({ folder, databaseUrl, dataKey: readDataKey(folder, dataKey).key });
  try {
    const desk = createDesk({ storage, publicUrl, now: () => Temporal.Now.instant(), newId: randomUUIDv7 });
    process.stdout.write(`${await command({ storage, desk, given: values })}\n`);
  } finally {
    await storage.close();
  }
}

await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
