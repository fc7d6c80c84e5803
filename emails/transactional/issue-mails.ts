import * as z from 'zod';
import { about } from './mail-fields.ts';

/** Mails to staff about a newsletter that stands still. */
export const issueMails = [
  z.strictObject({
    kind: z.literal('issue-held'),
    ...about,
    /** What staff call it. */
    issue: z.string().min(1).max(200),
    why: z.enum(['vote_closed', 'event_begun']),
    /** Names of municipalities. */
    where: z.string().max(5000),
    /** From when on its mails are too late. */
    from: z.iso.datetime(),
    /** When the last of them would leave. */
    until: z.iso.datetime(),
  }),
] as const;

export type IssueMail = z.output<(typeof issueMails)[number]>;
