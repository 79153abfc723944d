// Sends a notice to colleagues by e-mail: neutral words and the address of the line, nothing about anybody.
import type { DueOutgoing } from '../../storage/records.ts';
import { SendError } from '../send-error.ts';

export interface MailAccount {
  /** smtp:// or smtps://, with user and password where the server asks for them. */
  smtpUrl: string;
  from: string;
}

export interface MailParts extends MailAccount {
  /** Where colleagues see who waits. */
  lineUrl: string;
  /** For each step of a delivery. Milliseconds. */
  timeout?: number;
}

/** Twice that is shorter than an attempt may take in all. */
const usualTimeout = 4000;

export function createMailSender({ smtpUrl, from, lineUrl, timeout = usualTimeout }: MailParts) {
  return {
    /** Returns null, since a mail server has no id that leads back to a mail. Throws SendError. */
    async send({ address, text }: DueOutgoing): Promise<null> {
      if (address === null) throw new Error('a mail needs an address');
      // Loaded when the first mail is sent: most houses send none.
      const { createTransport } = await import('nodemailer');
      // Who says nothing at all is given up before the line goes quiet: then nothing was sent, for certain.
      const limits = {
        connectionTimeout: timeout,
        greetingTimeout: timeout,
        socketTimeout: 2 * timeout,
        dnsTimeout: timeout,
      };
      const transport = createTransport({ url: smtpUrl, ...limits });
      try {
        await transport.sendMail({
          from,
          to: address,
          subject: text.replace(/\.$/, ''),
          text: `${text}\n\n${lineUrl}\n`,
        });
      } catch (error) {
        throw whatWentWrong(error);
      } finally {
        transport.close();
      }
      return null;
    },
  };
}

/** What nodemailer says of a failure. */
interface SmtpFailure {
  code?: string;
  /** The server's answer, as in 550. */
  responseCode?: number;
  /** Which of its time limits was over. */
  timeoutType?: string;
  /** The call to the system that failed, as in connect. */
  syscall?: string;
}

function whatWentWrong(cause: unknown): SendError {
  const { code = 'no_answer', responseCode } = cause as SmtpFailure;
  if (responseCode !== undefined) {
    // 5xx is for good, but for a password that somebody may put right.
    const retryable = responseCode < 500 || code === 'EAUTH';
    const meaning = code === 'EAUTH' ? 'the mail server does not let us in' : 'the mail server said no';
    return new SendError({ outcome: 'refused', reason: `smtp_${responseCode}`, meaning, retryable, cause });
  }
  const [outcome, meaning] = wasNotReached(cause as SmtpFailure)
    ? (['not_reached', 'the mail server was not reached'] as const)
    : (['unclear', 'the answer was lost'] as const);
  return new SendError({ outcome, reason: code, meaning, retryable: true, cause });
}

/** Before the greeting nothing can have been taken; afterwards silence, and a connection that ends, say nothing. */
function wasNotReached({ code, timeoutType, syscall }: SmtpFailure): boolean {
  return code === 'EDNS' || syscall === 'connect' || beforeGreeting.includes(timeoutType ?? '');
}

const beforeGreeting: readonly string[] = ['CONNECT_TIMEOUT', 'GREETING_TIMEOUT'];
