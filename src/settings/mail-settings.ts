// Mail to colleagues on duty.
import { z } from 'zod';
import type { MailAccount } from '../channels/mail/send-mail.ts';
import { isBegun, missingOf } from './setting-forms.ts';
import type { SetNames } from './setting-forms.ts';

export const mailFields = {
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'give the mail server, such as smtp://user:password@mail.example.org:587' })
    .optional(),
  MAIL_FROM: z.email('give the address that mail to colleagues comes from, such as ly@example.org').optional(),
};

export function mailAccount(given: z.infer<z.ZodObject<typeof mailFields>>): MailAccount | null {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from } = given;
  return smtpUrl && from ? { smtpUrl, from } : null;
}

export function halfOfMail(set: SetNames): string[] {
  const names = Object.keys(mailFields);
  return isBegun(set, names) ? missingOf(set, names, 'mail to colleagues needs it') : [];
}
