import * as z from 'zod';
import { localizedSchema } from '../../../shared/i18n/localized.ts';
import { lazily } from '../../../shared/lazily.ts';
import { eventStatusSchema } from '../timing/timing.ts';
import { topicSchema } from '../topic.ts';
import { eventIdSchema, sourceIdSchema, venueSchema } from './event.ts';

/* Made with the first agenda that is read: most who ask are calendars to which nothing has changed, and for them none is. */

/** One time of an event as agendas show it. Instants; a whole day begins and ends at midnight in Europe/Brussels. */
const agendaOccurrenceSchema = lazily(() =>
  z.object({
    /** See `Occurrence.key`. */
    key: z.string(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    allDay: z.object({ first: z.string(), last: z.string() }).optional(),
    status: eventStatusSchema,
    /** What the calendar calls this one occurrence, where it says so. */
    summary: z.string().optional(),
  }),
);
export type AgendaOccurrence = z.output<ReturnType<typeof agendaOccurrenceSchema>>;

/** What the agenda of a municipality shows of a public event in one month. */
export const agendaEntrySchema = lazily(() =>
  z.object({
    eventId: eventIdSchema,
    /** NIS code. */
    nis: z.string(),
    title: localizedSchema(300),
    venue: venueSchema().optional(),
    topics: z.array(topicSchema),
    promoted: z.boolean(),
    status: eventStatusSchema,
    /** A newsletter is tied to it. */
    hasMoment: z.boolean(),
    takesRegistrations: z.boolean(),
    /** Where it comes from: by it the same event of another source is told from one more of this. */
    sourceId: z.union([z.literal('staff'), sourceIdSchema]).optional(),
    /** Those that touch the month, the first first; see `agenda.ts` for how many. */
    occurrences: z.array(agendaOccurrenceSchema()),
  }),
);
export type AgendaEntry = z.output<ReturnType<typeof agendaEntrySchema>>;
