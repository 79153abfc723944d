// Why PostgreSQL could not be opened, in words for whoever starts Ly.

/** The message names the place and the setting, never the password. */
class DatabaseUnreachable extends Error {
  override name = 'DatabaseUnreachable';
}

/** Codes of the network and of PostgreSQL (postgresql.org/docs/current/errcodes-appendix.html). */
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no way to the host',
  ETIMEDOUT: 'it does not answer',
  ECONNRESET: 'it hangs up',
  '28P01': 'it refuses the user or the password',
  '28000': 'it refuses the user',
  '3D000': 'it has no such database',
  '53300': 'it has no connection left',
  '57P03': 'it is still starting',
};

/** The error itself when it says something else than that the database cannot be opened. */
export function asUnreachable(cause: unknown, url: string): unknown {
  const { code, message } = cause as Partial<NodeJS.ErrnoException>;
  const timedOut = message !== undefined && /timeout|terminated/i.test(message) ? reasons['ETIMEDOUT'] : undefined;
  const reason = reasons[code ?? ''] ?? timedOut;
  if (reason === undefined) return cause;
  return new DatabaseUnreachable(`${placeOf(url)} cannot be opened: ${reason}. Check DATABASE_URL.`, { cause });
}

/** "PostgreSQL at db.example.org:5432, database ly, user ly". */
export function placeOf(url: string): string {
  const { host, pathname, username, searchParams } = new URL(url);
  const place = host || searchParams.get('host') || 'localhost';
  return `PostgreSQL at ${place}, database ${decodeURIComponent(pathname.slice(1))}, user ${decodeURIComponent(username)}`;
}
