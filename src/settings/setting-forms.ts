// The forms that more than one setting has. Each takes the message that says what to give.
import { z } from 'zod';

/** Without a slash at the end. */
export const webAddress = (error: string) =>
  z.url({ protocol: /^https?$/, error }).transform((url) => url.replace(/\/+$/, ''));

export const wholeNumber = (least: number, most: number, error: string) =>
  z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most, { error })
    .transform(Number);

/** What is set, by name; an empty setting is not. */
export type SetNames = Readonly<Record<string, unknown>>;

/** Of settings that only work together: whether somebody began with them. */
export const isBegun = (set: SetNames, names: readonly string[]): boolean => names.some((name) => name in set);

/** Half of a feature would look as if it worked: each that is missing, and what needs it. */
export const missingOf = (set: SetNames, names: readonly string[], why: string): string[] =>
  names.filter((name) => !(name in set)).map((name) => `${name}: missing, and ${why}`);
