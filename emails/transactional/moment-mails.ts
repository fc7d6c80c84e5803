import * as z from 'zod';
import { about } from './mail-fields.ts';

/** Mails to staff about a newsletter that is tied to an event. */
export const momentMails = [
  z.strictObject({
    kind: z.literal('moment-attention'),
    ...about,
    /** What staff call the newsletter. */
    issue: z.string().min(1).max(200),
    /** Title of the event. */
    event: z.string().min(1).max(300),
    why: z.enum([
      'cancelled',
      'postponed',
      'gone',
      'hidden',
      'past',
      'late',
      'missed',
      'back',
      'voided',
      'correction',
      'edited',
    ]),
  }),
] as const;

export type MomentMail = z.output<(typeof momentMails)[number]>;
