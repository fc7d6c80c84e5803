import * as z from 'zod';
import { transactionalMailSchema } from '../../emails/transactional/schema.ts';

/**
 * Whom to write to: a subscriber, whose address is read when the mail is sent, or an address. An address
 * stands in the queue only (encrypted), never in a log.
 */
const recipientSchema = z.union([
  z.strictObject({ subscriberId: z.string().min(1) }),
  // Looser than z.email(): the subscribers know what an address is, and theirs may hold `!` or `&`.
  z.strictObject({
    address: z
      .string()
      .max(254)
      .regex(/^[^\s@]+@[^\s@]+$/),
  }),
]);

/** What the reader's calendar is to do with the mail (RFC 5546, 6047). */
const calendarSchema = z.strictObject({
  method: z.enum(['REQUEST', 'CANCEL']),
  /** A whole calendar of the same METHOD. */
  text: z.string().min(1).max(60_000),
});

/** A mail that `emails/transactional` writes when it is sent. */
const transactionalSchema = z.strictObject({
  to: recipientSchema,
  mail: transactionalMailSchema,
  /** One-click unsubscribe link (RFC 8058), where the recipient can leave something by it. */
  unsubscribeUrl: z.url().optional(),
  calendar: calendarSchema.optional(),
});

/** A newsletter as one recipient would get it, for staff to look at. */
const testSchema = z.strictObject({
  to: recipientSchema,
  test: z.strictObject({
    issueId: z.string(),
    /** The municipality whose variant it is: gives sender and Reply-To. */
    nis: z.string(),
    subject: z.string().min(1),
    html: z.string().min(1),
    text: z.string().min(1),
  }),
});

/** What others ask of `mail/transactional`. */
export const mailRequestSchema = z.union([transactionalSchema, testSchema]);

/** A request in the queue. */
export const mailMessageSchema = z.strictObject({
  /** Made when queued; the same however often the message is delivered or put back. */
  id: z.string().min(1),
  queuedAt: z.iso.datetime(),
  request: mailRequestSchema,
});

export type MailRequest = z.input<typeof mailRequestSchema>;
/** A message as it is written; what has a default may be missing. */
export type QueuedMail = z.input<typeof mailMessageSchema>;
export type MailMessage = z.output<typeof mailMessageSchema>;
