import * as z from 'zod';
import { nisSchema } from '../issue-ids.ts';

/** What makes a mail late: the vote that it calls for is closed, or the event that it goes out before has begun. */
export const lateReasons = ['vote_closed', 'event_begun'] as const;

/** That mails of an issue would leave later than makes sense. */
export const lateSchema = z.object({
  why: z.enum(lateReasons),
  /** From when on they are late. */
  from: z.iso.datetime(),
  /** When the last of them would leave. */
  until: z.iso.datetime(),
  /** Where; of an event, all of the issue. NIS codes. */
  municipalities: z.array(nisSchema).min(1),
});
export type Late = z.output<typeof lateSchema>;
