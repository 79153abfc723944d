// The project's own files as the tests of its shape see them.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface SourceFile {
  /** From the project's root, with slashes: src/knowledge/found.ts */
  path: string;
  text: string;
}

export interface Import {
  from: string;
  /** The file it names, from the project's root; null for packages. */
  to: string | null;
  typeOnly: boolean;
}

export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(root, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }));
}

const importLine = /^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)';/gms;
const lazyImport = /\bimport\('([^']+)'\)/g;

/** @param file a TypeScript file; `import { type X }` counts as a value, since only whole type imports vanish for certain. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const fixed = [...text.matchAll(importLine)].map(([, type, target]) => ({
    typeOnly: type !== undefined,
    target: target ?? '',
  }));
  const lazy = [...text.matchAll(lazyImport)].map(([, target]) => ({ typeOnly: false, target: target ?? '' }));
  return [...fixed, ...lazy].map(({ typeOnly, target }) => ({
    from: path,
    to: target.startsWith('.') ? posix.normalize(posix.join(dirname(path), target)) : null,
    typeOnly,
  }));
}

/** "knowledge" for src/knowledge/hours/x.ts; "src" for a file at the top. */
export const roomOf = (path: string): string => (path.split('/').length > 2 ? (path.split('/')[1] ?? '') : 'src');
/** "hours" for src/knowledge/hours/x.ts; null for a file that stands in the room itself. */
export const cornerOf = (path: string): string | null =>
  path.split('/').length > 3 ? (path.split('/')[2] ?? null) : null;
export const nameOf = (path: string): string => basename(path);

export const readProjectFile = (path: string): string => readFileSync(join(root, path), 'utf8');
