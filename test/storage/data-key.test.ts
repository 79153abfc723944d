import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDataKey } from '../../src/storage/data-key.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ly-key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the data key', () => {
  test('from the settings is used, and nothing is written', () => {
    const key = Buffer.alloc(32, 5);
    expect(readDataKey(folder, key)).toEqual({ key, from: 'settings' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('without a setting is made once, for the owner alone, and read the next time', () => {
    const dataFolder = join(folder, 'new');
    const made = readDataKey(dataFolder, null);
    expect(made.from).toBe('made');
    expect(made.key).toHaveLength(32);
    expect(statSync(join(dataFolder, 'data-key')).mode & 0o777).toBe(0o600);
    expect(readDataKey(dataFolder, null)).toEqual({ key: made.key, from: 'folder' });
    expect(readdirSync(dataFolder)).toEqual(['data-key']);
  });

  test('is another one in another folder', () => {
    expect(readDataKey(join(folder, 'a'), null).key).not.toEqual(readDataKey(join(folder, 'b'), null).key);
  });

  test('that is damaged stops the start instead of being replaced', () => {
    writeFileSync(join(folder, 'data-key'), 'half a k');
    expect(() => readDataKey(folder, null)).toThrow(/put the saved one back/);
  });
});
