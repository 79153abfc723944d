// The start and the end, with real processes: what a person at the console meets.
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { newFolder, olderNode, startLy } from './started-ly.ts';
import type { StartLy, StartedLy } from './started-ly.ts';

const running: StartedLy[] = [];

function start(how: StartLy = {}): StartedLy {
  const ly = startLy(how);
  running.push(ly);
  return ly;
}

afterEach(async () => {
  for (const ly of running) ly.signal('SIGTERM');
  await Promise.all(running.map(({ ended }) => ended));
  for (const { folder } of running.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Whether nobody listens there any more: what a process left behind would do. */
const isQuiet = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => false,
    () => true,
  );

describe('the start', () => {
  test('needs no settings, says where it answers, what is off and which setting turns it on', async () => {
    const ly = start();
    const page = await fetch(await ly.url);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<form')]);
    ly.signal('SIGTERM');
    const { said, complained } = await ly.ended;
    expect(said).toMatch(/^Off: SMS\. Set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_NUMBER and PUBLIC_URL\.$/m);
    expect(said).toMatch(/^Warning: .*LY_DATA_KEY/m);
    expect(complained).toBe('');
  });

  test('refuses half of a Twilio account, and names the other half', async () => {
    const { code, said, complained } = await start({ settings: { TWILIO_AUTH_TOKEN: 'a token of a test' } }).ended;
    expect([code, said]).toEqual([1, '']);
    for (const name of ['TWILIO_ACCOUNT_SID', 'TWILIO_NUMBER', 'PUBLIC_URL']) expect(complained).toContain(name);
    expect(complained).not.toContain('a token of a test');
  });

  test('reads .env, and the environment comes before it', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, '.env'), 'LOG_LEVEL=loud\nKL_DRAFTS=off\n');
    expect(await start({ folder }).ended).toMatchObject({ code: 1, complained: expect.stringContaining('LOG_LEVEL') });
    const ly = start({ folder, settings: { LOG_LEVEL: 'warn' } });
    await ly.url;
    ly.signal('SIGTERM');
    expect((await ly.ended).said).toContain('KL_DRAFTS=on');
  });
});

test('a Ctrl-C that comes while it starts ends it in good order, before it answers anybody', async () => {
  const press =
    'const timer = setInterval(() => process.listenerCount("SIGINT") && (clearInterval(timer), process.kill(process.pid, "SIGINT")), 1)';
  const ly = start({ settings: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(press)}` } });
  expect(await ly.ended).toEqual({ code: 0, said: '', complained: '' });
});

describe('the port', () => {
  test('that is taken is named, and the setting that helps', async () => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, complained } = await start({ settings: { PORT: `${port}` } }).ended;
    other.close();
    expect([code, complained]).toEqual([
      1,
      `Port ${port} is taken. Stop what runs there, or set PORT to another one.\n`,
    ]);
  });
});

describe('content that staff have broken', () => {
  function folderWith(edits: string): string {
    const folder = newFolder();
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data', 'content-edits.json'), edits);
    return folder;
  }

  test('stops the start with the list of every problem', async () => {
    const after = { id: 'testhuset', name: 'Testhuset' };
    const edit = { kind: 'places', id: 'testhuset', by: 'test', at: '2026-11-25T12:00:00Z', before: null, after };
    const { code, said, complained } = await start({ folder: folderWith(JSON.stringify({ edits: [edit] })) }).ended;
    expect([code, said]).toEqual([1, '']);
    expect(complained).toMatch(/places.*testhuset.*shortName/);
    expect(complained.split('\n').length).toBeGreaterThan(5);
  });

  test('and that is no JSON stops it with the name of the file', async () => {
    const { code, complained } = await start({ folder: folderWith('{"edits": [') }).ended;
    expect([code, complained]).toEqual([1, expect.stringContaining('content-edits.json')]);
  });
});

/** A form of which only the head has been sent: the server has said that it waits for the rest. */
async function halfSent(url: string, body: string): Promise<{ socket: Socket; heard: () => string }> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let heard = '';
  socket.on('data', (chunk) => (heard += chunk.toString()));
  socket.write(
    `POST /message HTTP/1.1\r\nHost: ly\r\nContent-Type: application/x-www-form-urlencoded\r\n` +
      `Content-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`,
  );
  await once(socket, 'data');
  return { socket, heard: () => heard };
}

/** As on a machine whose own Node is too old, where there is one: then a process stands between the signal and Ly. */
const launcher = olderNode() ?? process.execPath;
const ways: [string, StartLy][] = [
  ['by itself', {}],
  ['through the launcher', { launcher }],
];

describe.each(ways)('the end, started %s', (_way, how) => {
  test('finishes what is under way, takes nothing new, and leaves nothing behind', async () => {
    const ly = start(how);
    const url = await ly.url;
    const body = 'text=hvor+er+der+toilet';
    const { socket, heard } = await halfSent(url, body);
    ly.signal('SIGTERM');
    while (!(await isQuiet(url)));
    socket.write(body);
    await once(socket, 'close');
    expect(heard()).toMatch(/303 See Other[^]*Location: \/#svar/);
    expect(await ly.ended).toMatchObject({ code: 0, complained: '' });
    expect(await isQuiet(url)).toBe(true);
  });

  test('comes at the first Ctrl-C, also when it is pressed three times', async () => {
    const ly = start(how);
    const url = await ly.url;
    for (let press = 0; press < 3; press += 1) ly.signal('SIGINT');
    expect(await ly.ended).toMatchObject({ code: 0, complained: '' });
    expect(await isQuiet(url)).toBe(true);
  });
});

test('what was answered is there after the next start', async () => {
  const ly = start();
  const url = await ly.url;
  const body = new URLSearchParams({ text: 'hvor er der toilet' });
  const sent = await fetch(`${url}/message`, { method: 'POST', body, redirect: 'manual' });
  ly.signal('SIGTERM');
  await ly.ended;
  const cookie = sent.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const page = await fetch(await start({ folder: ly.folder }).url, { headers: { cookie } });
  expect(await page.text()).toMatch(/hvor er der toilet[^]*id="svar"/);
});

test('a fault that nobody expected ends it, and says where it was but not what was written', async () => {
  const fault = 'process.once("SIGUSR2", () => { throw new Error("jeg vil ikke leve") })';
  const ly = start({ settings: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(fault)}` } });
  await ly.url;
  ly.signal('SIGUSR2');
  const { code, said, complained } = await ly.ended;
  expect([code, complained]).toEqual([1, '']);
  expect(said).toContain('"event":"crashed"');
  expect(said).not.toContain('vil ikke leve');
});

test('the launcher hands on how it ended', async () => {
  const { code, complained } = await start({ launcher, settings: { PORT: 'x' } }).ended;
  expect([code, complained]).toEqual([1, expect.stringContaining('PORT')]);
});
