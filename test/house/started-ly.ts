// Ly as a process of its own, started as a person starts it, and waited for by what it says.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface StartLy {
  settings?: Record<string, string>;
  /** The Node that runs launch.js; without it src/main.ts is started by this one. */
  launcher?: string;
  folder?: string;
}

export interface StartedLy {
  /** Where its data lies, and its .env. */
  folder: string;
  /** The address it says it answers on. Fails when it ends before. */
  url: Promise<string>;
  /** All it wrote, and how it ended. */
  ended: Promise<{ code: number | null; said: string; complained: string }>;
  signal(name: 'SIGINT' | 'SIGTERM' | 'SIGKILL' | 'SIGUSR2'): void;
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'ly-start-'));

/** On a port that the system gives, with the settings of `settings` and no others. */
export function startLy({ settings = {}, launcher, folder = newFolder() }: StartLy = {}): StartedLy {
  const main = join(root, 'src/main.ts');
  const [command, ...rest] = launcher
    ? [launcher, join(root, 'launch.js'), 'here', 'src/main.ts']
    : [process.execPath, main];
  const environment = { PATH: process.env['PATH'] ?? '', DATA_FOLDER: join(folder, 'data'), PORT: '0', ...settings };
  const child = spawn(command, rest, { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complained = '';
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [, address] = /^Ly answers on (\S+).*\n/m.exec(said) ?? [];
      if (address) resolve(address.replace('localhost', '127.0.0.1'));
    });
    child.on('close', () => reject(new Error(`it ended before it answered: ${complained}`)));
  });
  url.catch(() => undefined);
  const ended = new Promise<{ code: number | null; said: string; complained: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, said, complained })),
  );
  return { folder, url, ended, signal: (name) => child.kill(name) };
}

/** A Node of this machine that Ly itself cannot run on, but launch.js can (18 to 25); undefined where there is none. */
export function olderNode(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/local/bin', '/usr/bin'];
  const nodes = [...new Set(folders)].map((folder) => join(folder, 'node')).filter((node) => existsSync(node));
  return nodes.find((node) => {
    const [, major] = /^v(\d+)/.exec(execFileSync(node, ['--version'], { encoding: 'utf8' })) ?? [];
    return Number(major) >= 18 && Number(major) < 26;
  });
}
