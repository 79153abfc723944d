// Passwords: kept as argon2id with a salt each, and held to a length rather than to tricks.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** OWASP's second choice for argon2id: 19 MiB, 2 passes, 1 lane; 30 ms. memory is in KiB. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const saltBytes = 16;
const hashBytes = 32;

export const shortestPassword = 12;
/** More than anybody types, and no work for a machine that sends megabytes. */
const longestPassword = 200;
const fewestCharacters = 5;

const compute = promisify(argon2);

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await argon2id(password, salt, cost);
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

const shape = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/;

/** With no hash the same work is done against one that nothing fits: nobody learns from the time who has an account. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', expected = ''] = shape.exec(hash ?? (await hashOfNothing())) ?? [];
  const asked = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const given = await argon2id(password.slice(0, longestPassword), Buffer.from(salt, 'base64url'), asked);
  return timingSafeEqual(given, Buffer.from(expected, 'base64url')) && hash !== null;
}

let nothing: Promise<string> | undefined;
const hashOfNothing = (): Promise<string> => (nothing ??= hashPassword(randomBytes(32).toString('hex')));

/** The same letters are the same password, however a keyboard writes them. */
const argon2id = (password: string, nonce: Buffer, how: typeof cost): Promise<Buffer> =>
  compute('argon2id', { message: password.normalize('NFKC'), nonce, tagLength: hashBytes, ...how });

/** What is wrong with it, in Danish; undefined when it may be used. */
export function faultOf(password: string, who: { login: string; name: string }): string | undefined {
  const length = [...password].length;
  if (length < shortestPassword) return `Adgangskoden skal have mindst ${shortestPassword} tegn. Den har ${length}.`;
  if (length > longestPassword) return `Adgangskoden må højst have ${longestPassword} tegn.`;
  const small = password.toLowerCase();
  const names = [who.login, ...who.name.toLowerCase().split(/\s+/), ...who.login.split(/[.\d]+/)];
  if (names.some((name) => [...name].length >= 3 && small.includes(name)))
    return 'Adgangskoden må ikke indeholde dit navn. Andre gætter det først.';
  if (new Set(small).size < fewestCharacters)
    return 'Adgangskoden gentager det samme. Vælg fx fire ord efter hinanden.';
  return undefined;
}
