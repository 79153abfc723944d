// Jest runs tests in a context of its own, where each use of a global is slow and `process.env` is a copy.
import { constants, runInThisContext } from 'node:vm';

/** Imports a module as Node itself does: for walks over a million minutes, and for what reads the real environment. */
export const importOutsideJest = runInThisContext('(url) => import(url)', {
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
}) as (url: string) => Promise<unknown>;
