// Mail to colleagues, against a real mail server on this machine: accepted, refused, silent, gone.
import { afterEach, expect, test } from '@jest/globals';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { createMailSender } from '../../../src/channels/mail/send-mail.ts';
import { SendError } from '../../../src/channels/send-error.ts';
import type { DueOutgoing } from '../../../src/storage/records.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()));
});

const notice = {
  ...{ id: 'n1', kind: 'staff_notice', urgency: 'danger', text: 'Ny samtale venter i Ly.', expiresAt: null },
  ...{ conversationId: 'c1', channel: 'sms', route: 'staff_mail', address: 'vagt@example.org', providerId: null },
  ...{ attempts: 0, unclearSince: null, requestId: 'r1' },
} as const satisfies DueOutgoing;

interface MailServer {
  port: number;
  mails: string[];
}

/** @param answer the code to a recipient, such as 550; or takes the mail, and says so or not. */
async function openMailServer(answer: number | 'takes' | 'silent' = 'takes'): Promise<MailServer> {
  const mails: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onRcptTo: (_to, _session, done) =>
      typeof answer === 'string' ? done() : done(Object.assign(new Error('no'), { responseCode: answer })),
    onData(stream, _session, done) {
      let mail = '';
      stream.on('data', (part: Buffer) => (mail += part.toString()));
      stream.on('end', () => {
        mails.push(mail);
        if (answer === 'takes') done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  ends.push(() => new Promise((closed) => server.close(() => closed(undefined))));
  return { port: (server.server.address() as AddressInfo).port, mails };
}

/** Somebody answers the phone and says nothing. */
async function openSilentServer(): Promise<number> {
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  ends.push(() => {
    sockets.forEach((socket) => socket.destroy());
    return new Promise((closed) => server.close(closed));
  });
  return (server.address() as AddressInfo).port;
}

const sendTo = (port: number) =>
  createMailSender({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: 'ly@example.org',
    lineUrl: 'https://ly.example.org/vagt',
    timeout: 500,
  }).send(notice);

async function failureOf(sending: Promise<unknown>): Promise<Pick<SendError, 'outcome' | 'reason' | 'retryable'>> {
  const error = await sending.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SendError)) throw new Error('it should have failed');
  return { outcome: error.outcome, reason: error.reason, retryable: error.retryable };
}

test('a mail that is accepted says that somebody waits, and where, and nothing more', async () => {
  const { port, mails } = await openMailServer();
  expect(await sendTo(port)).toBeNull();
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatch(/^Subject: Ny samtale venter i Ly\r$/m);
  expect(mails[0]).toMatch(/\r\n\r\nNy samtale venter i Ly\.\r\n\r\nhttps:\/\/ly\.example\.org\/vagt\r\n/);
});

test('an address that does not exist is refused for good', async () => {
  const { port, mails } = await openMailServer(550);
  expect(await failureOf(sendTo(port))).toEqual({ outcome: 'refused', reason: 'smtp_550', retryable: false });
  expect(mails).toEqual([]);
});

test('a full mailbox is tried again', async () => {
  const { port } = await openMailServer(452);
  expect(await failureOf(sendTo(port))).toEqual({ outcome: 'refused', reason: 'smtp_452', retryable: true });
});

test('a server that says nothing was not reached', async () => {
  const failure = await failureOf(sendTo(await openSilentServer()));
  expect(failure).toMatchObject({ outcome: 'not_reached', retryable: true });
});

test('a server that takes the words and then falls silent may have taken the mail', async () => {
  const { port } = await openMailServer('silent');
  const failure = await failureOf(sendTo(port));
  expect(failure).toMatchObject({ outcome: 'unclear', retryable: true });
});

test('where nobody listens nothing was sent', async () => {
  const { port } = await openMailServer();
  await Promise.all(ends.splice(0).map((end) => end()));
  expect(await failureOf(sendTo(port))).toMatchObject({ outcome: 'not_reached', retryable: true });
});
