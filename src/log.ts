// What is written down about what happened: one JSON line each, with ids and counts, never a text or a number.
import pino from 'pino';
import type { DestinationStream } from 'pino';

/** The only things a line may say. */
export interface LogFields {
  requestId?: string;
  conversationId?: string;
  outgoingId?: string;
  handOffId?: string;
  staffId?: string;
  providerId?: string;
  placeId?: string;
  /** A word of ours: a channel, a kind of message, a state. */
  kind?: string;
  /** A word of ours or a provider's code: why. */
  reason?: string;
  /** A setting's name, and what it switches on. */
  setting?: string;
  feature?: string;
  count?: number;
  attempts?: number;
  status?: number;
  /** Method and pattern, as in "POST /message": never an address. */
  route?: string;
  milliseconds?: number;
  port?: number;
  url?: string;
  error?: unknown;
}

/** Kept beside LogFields by the compiler: a field that is in one and not the other does not compile. */
const fieldNames: Record<keyof LogFields, true> = {
  requestId: true,
  conversationId: true,
  outgoingId: true,
  handOffId: true,
  staffId: true,
  providerId: true,
  placeId: true,
  kind: true,
  reason: true,
  setting: true,
  feature: true,
  count: true,
  attempts: true,
  status: true,
  route: true,
  milliseconds: true,
  port: true,
  url: true,
  error: true,
};

export type Log = ReturnType<typeof createLog>;

/** `event` is a name in snake_case, always the same for the same thing. Lines go to stdout where no other place is handed in. */
export function createLog(
  level: 'debug' | 'info' | 'warn' | 'error' | 'silent',
  to: DestinationStream = pino.destination(1),
) {
  const lines = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: 'event',
      formatters: { level: (label) => ({ level: label }), log: onlyKnown },
    },
    to,
  );
  return {
    debug: (event: string, fields: LogFields = {}) => lines.debug(fields, event),
    info: (event: string, fields: LogFields = {}) => lines.info(fields, event),
    warn: (event: string, fields: LogFields = {}) => lines.warn(fields, event),
    error: (event: string, fields: LogFields = {}) => lines.error(fields, event),
  };
}

function onlyKnown(fields: Record<string, unknown>): Record<string, unknown> {
  const known = Object.entries(fields).filter(([name]) => name in fieldNames);
  return Object.fromEntries(known.map(([name, value]) => [name, name === 'error' ? withoutWords(value) : value]));
}

/** An error's message may quote what somebody wrote, or a number: its name, code and place in the code are enough. */
function withoutWords(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return typeof error;
  const { name, code, stack, cause } = error as Partial<NodeJS.ErrnoException> & { cause?: unknown };
  return {
    name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    at: stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
    ...(cause === undefined ? {} : { cause: withoutWords(cause) }),
  };
}
