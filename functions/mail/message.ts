import * as z from 'zod';
import { languageSchema } from '../../shared/i18n/language.ts';

/**
 * Whom to write to: a subscriber, whose address is read when the mail is sent, or an address. An address
 * stands in the queue only (encrypted), never in a log.
 */
const recipientSchema = z.union([
  z.strictObject({ subscriberId: z.string().min(1) }),
  z.strictObject({ address: z.email().max(254) }),
]);

const fields = {
  to: recipientSchema,
  language: languageSchema,
  /** NIS code: the mail has this municipality's Reply-To and its region's sender. */
  municipality: z.string().optional(),
  /** Region id, for mails of no municipality. */
  region: z.string().optional(),
};

/** A mail of `emails/transactional`, filled with these values when it is sent. */
const transactionalSchema = z.strictObject({
  ...fields,
  /** Name of the template. */
  mail: z.string().regex(/^[a-z][a-z-]*$/),
  /** Merge values as plain text; the worker escapes them for the HTML part. */
  values: z.record(z.string(), z.string()),
  /** One-click unsubscribe link (RFC 8058), where the recipient can leave something by it. */
  unsubscribeUrl: z.url().optional(),
});

/** A newsletter as one recipient would get it, for staff to look at. */
const testSchema = z.strictObject({
  ...fields,
  test: z.literal(true),
  issueId: z.string(),
  subject: z.string().min(1),
  html: z.string().min(1),
  text: z.string().min(1),
  /** The headers that the newsletter itself would carry, List-Unsubscribe among them. */
  headers: z.record(z.string(), z.string()).default({}),
});

/** What others ask of `mail/transactional`. Give a `municipality` or a `region`. */
export const mailRequestSchema = z
  .union([transactionalSchema, testSchema])
  .refine(({ municipality, region }) => (municipality === undefined) !== (region === undefined), {
    error: 'Give either a municipality or a region.',
  });

/** A request in the queue. */
export const mailMessageSchema = z.object({
  /** Made when queued; the same however often the message is delivered or put back. */
  id: z.string().min(1),
  queuedAt: z.iso.datetime(),
  request: mailRequestSchema,
});

export type MailRequest = z.input<typeof mailRequestSchema>;
export type MailMessage = z.output<typeof mailMessageSchema>;
