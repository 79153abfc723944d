// The key that everything personal is encrypted with: from the settings, or made at the first start and kept beside the data.
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataKeyError, dataKeyBytes } from './secret-box.ts';

const fileName = 'data-key';

export interface DataKey {
  key: Buffer;
  /** `made` and `folder` deserve a warning: whoever copies the folder has the key with the data. */
  from: 'settings' | 'folder' | 'made';
}

/** Throws DataKeyError when the file holds no key; a new one would make everything stored unreadable. */
export function readDataKey(dataFolder: string, fromSettings: Buffer | null): DataKey {
  if (fromSettings) return { key: fromSettings, from: 'settings' };
  const file = join(dataFolder, fileName);
  const kept = readKept(file);
  if (kept) return { key: kept, from: 'folder' };
  return makeKey(dataFolder, file)
    ? { key: keptOrThrow(file), from: 'made' }
    : { key: keptOrThrow(file), from: 'folder' };
}

/** Whole or not at all, and never over another process's key: written aside, then linked into place. */
function makeKey(dataFolder: string, file: string): boolean {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, `${randomBytes(dataKeyBytes).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(aside, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(aside);
  }
}

function readKept(file: string): Buffer | undefined {
  try {
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
    if (key.length !== dataKeyBytes)
      throw new DataKeyError(`${file} holds no key of ${dataKeyBytes} bytes: put the saved one back`);
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function keptOrThrow(file: string): Buffer {
  const kept = readKept(file);
  if (kept === undefined) throw new DataKeyError(`${file} went missing while it was read`);
  return kept;
}
