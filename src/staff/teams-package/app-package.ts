// The file that an administrator uploads to Teams: the manifest and two icons, in a zip.
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { appManifest, iconNames } from './app-manifest.ts';
import type { PackagedApp } from './app-manifest.ts';

/** The same app gives the same bytes: nothing in it says when it was made. */
const madeAt = new Date(2026, 0, 1);

export function packApp(app: PackagedApp): Uint8Array {
  return zipSync(
    {
      'manifest.json': strToU8(`${JSON.stringify(appManifest(app), null, 2)}\n`),
      [iconNames.color]: icon(iconNames.color),
      [iconNames.outline]: icon(iconNames.outline),
    },
    { mtime: madeAt },
  );
}

const icon = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, import.meta.url)));
