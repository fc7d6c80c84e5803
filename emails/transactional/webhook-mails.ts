import * as z from 'zod';
import { about } from './mail-fields.ts';

/** Mails to staff about a program of theirs that is told of what happens. */
export const webhookMails = [
  z.strictObject({
    kind: z.literal('webhook-disabled'),
    ...about,
    /** The server that was posted to. */
    host: z.string().min(1).max(300),
    why: z.enum(['failing', 'gone']),
  }),
] as const;

export type WebhookMail = z.output<(typeof webhookMails)[number]>;
