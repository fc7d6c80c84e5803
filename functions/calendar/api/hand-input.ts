import * as z from 'zod';
import { languages } from '../../../shared/i18n/language.ts';
import { cleanLine, cleanParagraphs } from '../../../shared/text/clean-text.ts';
import { type CampaignEvent, eventFactsSchema } from '../events/event.ts';
import type { Corrections } from '../hand/correct-event.ts';
import { textFacts, textName } from '../hand/correction-name.ts';
import { correctionsOfTime } from '../hand/correction-of-time.ts';
import { eventStatusSchema } from '../timing/timing.ts';
import { seenVersion } from './calendar-scope.ts';
import { recurrenceSchema } from './recurrence-input.ts';
import { timingOfRecurrence } from './timing-of-recurrence.ts';

/** Why staff do something: others read it later. */
export const reasonSchema = z
  .string()
  .max(1000)
  .transform(cleanLine)
  .pipe(z.string().min(3).max(500));

/** Text in place of the source's; empty or `null` takes the source's away. */
const text = (max: number, clean: (text: string) => string) =>
  z
    .string()
    .max(2 * max)
    .transform(clean)
    .pipe(z.string().max(max))
    .transform((value) => (value === '' ? null : value))
    .nullable()
    .optional();

const texts = (max: number, clean: (text: string) => string) =>
  z.strictObject({ nl: text(max, clean), fr: text(max, clean), en: text(max, clean) }).optional();

const placeText = (max: number) => text(max, cleanLine).transform((value) => value ?? undefined);

const { topics, status, visibility, website, image } = eventFactsSchema().shape;

/** What staff put in place of facts of a source; what they leave out stays the source's. */
const correctedFacts = z.strictObject({
  title: texts(200, cleanLine),
  description: texts(10_000, cleanParagraphs),
  venue: z
    .strictObject({
      name: placeText(200),
      street: placeText(200),
      postcode: z
        .string()
        .regex(/^\d{4}$/)
        .optional(),
      town: placeText(100),
    })
    .nullable()
    .optional(),
  organizer: text(200, cleanLine),
  website: website.nullable(),
  image: image.nullable(),
  topics: topics.optional(),
  status: status.optional(),
  visibility: visibility.optional(),
});

/** One time: when it is instead, or whether. Start and end as the editor of rules has them. */
const correctedTime = z
  .strictObject({
    key: z.string().max(40),
    times: z.strictObject({ start: z.string(), end: z.string() }).pipe(recurrenceSchema).optional(),
    status: eventStatusSchema.optional(),
  })
  .refine(({ times, status: one }) => times ?? one, 'say when it is, or whether');

export const correctionSchema = z
  .strictObject({
    ...seenVersion,
    facts: correctedFacts.default({}),
    /** In place of all times of the source. */
    recurrence: recurrenceSchema.optional(),
    occurrences: z.array(correctedTime).max(50).default([]),
  })
  .refine(
    ({ facts, recurrence, occurrences }) =>
      recurrence ?? (occurrences.length > 0 || Object.keys(facts).length > 0),
    'name what to correct',
  )
  .refine(
    ({ recurrence, occurrences }) => !(recurrence && occurrences.length > 0),
    'all times, or single ones',
  );
type CorrectionInput = z.output<typeof correctionSchema>;

/** Values by what is corrected. @throws {AppError} event.timing, event.state */
export function correctionsFrom(
  { facts: { title, description, ...whole }, recurrence, occurrences }: CorrectionInput,
  event: CampaignEvent,
  now: Date,
): Corrections {
  const byLanguage = { title, description };
  const written = textFacts.flatMap((fact) =>
    languages.map((language) => [textName(fact, language), byLanguage[fact]?.[language]] as const),
  );
  const times = occurrences.flatMap(({ key, times: input, status: one }) => {
    const edit = { key, ...timesFrom(input), ...(one && { status: one }) };
    return Object.entries(correctionsOfTime(event, edit, now));
  });
  const timing = recurrence && { parts: [timingOfRecurrence(recurrence)] };
  const named = Object.entries({ ...whole, ...Object.fromEntries(written), timing });
  const said = named.filter(([, value]) => value !== undefined);
  return { ...withoutAbsent(Object.fromEntries(said)), ...Object.fromEntries(times) };
}

function timesFrom(input: CorrectionInput['occurrences'][number]['times']) {
  if (!input) return {};
  const { start, length } = timingOfRecurrence(input);
  return length && 'end' in length ? { times: { start, end: length.end } } : {};
}

/** Members that are absent are left out, as they are where this is stored. */
const withoutAbsent = (value: object): object => JSON.parse(JSON.stringify(value));
