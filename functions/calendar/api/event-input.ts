import * as z from 'zod';
import type { Localized } from '../../../shared/i18n/localized.ts';
import { cleanLine, cleanParagraphs } from '../../../shared/text/clean-text.ts';
import { type EventFacts, eventFactsSchema } from '../events/event.ts';
import { nisSchema, seenVersion } from './calendar-scope.ts';
import { recurrenceSchema } from './recurrence-input.ts';

const line = (max: number) =>
  z
    .string()
    .max(2 * max)
    .transform(cleanLine)
    .pipe(z.string().max(max))
    .transform((text) => (text === '' ? undefined : text))
    .optional();

const texts = (max: number, clean: (text: string) => string) => {
  const text = z
    .string()
    .max(2 * max)
    .transform(clean)
    .pipe(z.string().max(max))
    .transform((value) => (value === '' ? undefined : value))
    .optional();
  return z.strictObject({ nl: text, fr: text, en: text });
};

const saysSomething = (text: Localized): boolean =>
  Object.values(text).some((one) => one !== undefined);

/** What staff type of an event, but for when it takes place. */
const staffFactsSchema = z.strictObject({
  title: texts(200, cleanLine).refine(saysSomething, 'in one language at least'),
  description: texts(10_000, cleanParagraphs).default({}),
  venue: z
    .strictObject({
      name: line(200),
      street: line(200),
      postcode: z
        .string()
        .regex(/^\d{4}$/)
        .optional(),
      town: line(100),
    })
    .optional(),
  organizer: line(200),
  website: eventFactsSchema().shape.website,
  image: eventFactsSchema().shape.image,
  topics: eventFactsSchema().shape.topics,
  status: eventFactsSchema().shape.status.default('confirmed'),
  visibility: eventFactsSchema().shape.visibility.default('public'),
});
export type StaffFacts = z.output<typeof staffFactsSchema>;

export const newEventSchema = z.strictObject({
  municipality: nisSchema,
  facts: staffFactsSchema,
  recurrence: recurrenceSchema,
});

export const eventEditSchema = z
  .strictObject({
    ...seenVersion,
    facts: staffFactsSchema.optional(),
    recurrence: recurrenceSchema.optional(),
  })
  .refine(({ facts, recurrence }) => facts ?? recurrence, 'name what to change');

/** Facts as they are stored: without what is empty. */
export const factsFrom = (facts: StaffFacts, timing: EventFacts['timing']): EventFacts =>
  eventFactsSchema().parse(JSON.parse(JSON.stringify({ ...facts, timing })));
