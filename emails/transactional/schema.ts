import * as z from 'zod';
import { issueMails } from './issue-mails.ts';
import { merchantMails } from './merchant-mails.ts';
import { momentMails } from './moment-mails.ts';
import { registrationMails } from './registration-mails.ts';
import { subscriberMails } from './subscriber-mails.ts';
import { votingMails } from './voting-mails.ts';
import { webhookMails } from './webhook-mails.ts';

/** Mails that one person gets because of something they did, or because the law wants it. */
export const transactionalMailSchema = z.discriminatedUnion('kind', [
  ...subscriberMails,
  ...merchantMails,
  ...votingMails,
  ...registrationMails,
  ...momentMails,
  ...issueMails,
  ...webhookMails,
]);

export type TransactionalMail = z.output<typeof transactionalMailSchema>;

export type TransactionalKind = TransactionalMail['kind'];
