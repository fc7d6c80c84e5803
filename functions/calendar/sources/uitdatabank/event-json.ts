import * as z from 'zod';

/** A text by language, or one that older entries have in the main language alone. */
const localizedSchema = z
  .union([z.string(), z.record(z.string(), z.string().nullable().catch(null))])
  .optional()
  .catch(undefined);
export type LocalizedJson = z.output<typeof localizedSchema>;

const statusSchema = z
  .object({ type: z.enum(['Available', 'Unavailable', 'TemporarilyUnavailable']) })
  .optional()
  .catch(undefined);
export type StatusJson = z.output<typeof statusSchema>;

const text = z.string().optional().catch(undefined);
const list = <Item extends z.ZodType>(item: Item) => z.array(item).optional().catch(undefined);

/** Date and time with an offset that need not be the one of Belgium. */
const instantSchema = z.iso.datetime({ offset: true });

/** Its `id` is the index in the list, and no identity: it is not read. */
const subEventSchema = z.object({
  startDate: instantSchema,
  endDate: instantSchema,
  status: statusSchema,
});
export type SubEventJson = z.output<typeof subEventSchema>;

const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

const openingSchema = z.object({
  dayOfWeek: z.array(z.enum(weekdays)),
  /** Local times, `9:00` or `09:00`. */
  opens: z.string().regex(/^\d{1,2}:\d{2}$/),
  closes: z.string().regex(/^\d{1,2}:\d{2}$/),
});
export type OpeningJson = z.output<typeof openingSchema>;

const dayRange = { startDate: z.iso.date(), endDate: z.iso.date() };
const closedSchema = z.object(dayRange);
const adjustedSchema = z.object({ ...dayRange, openingHours: z.array(openingSchema).optional() });
export type AdjustedJson = z.output<typeof adjustedSchema>;

const addressSchema = z.object({
  streetAddress: text,
  postalCode: text,
  addressLocality: text,
});
export type AddressJson = z.output<typeof addressSchema>;

const locationSchema = z
  .object({
    name: localizedSchema,
    /** By language; older entries have the address itself. */
    address: z
      .union([
        z.record(z.string(), addressSchema),
        addressSchema.transform((nl): Record<string, AddressJson> => ({ nl })),
      ])
      .optional()
      .catch(undefined),
  })
  .optional()
  .catch(undefined);
export type LocationJson = z.output<typeof locationSchema>;

/**
 * What we read of an event in UiTdatabank's JSON-LD. What it can do without is left out where it is not understood; what
 * says when it takes place must be right.
 */
export const eventJsonSchema = z.object({
  '@id': z.string(),
  mainLanguage: text,
  name: localizedSchema,
  description: localizedSchema,
  calendarType: z.enum(['single', 'multiple', 'periodic', 'permanent']),
  startDate: instantSchema.optional(),
  endDate: instantSchema.optional(),
  subEvent: z.array(subEventSchema).optional(),
  openingHours: z.array(openingSchema).optional(),
  openingHoursClosedDays: z.array(closedSchema).optional(),
  openingHoursAdjustedDays: z.array(adjustedSchema).optional(),
  status: statusSchema,
  workflowStatus: z.enum(['DRAFT', 'READY_FOR_VALIDATION', 'APPROVED', 'REJECTED', 'DELETED']),
  availableFrom: text,
  created: instantSchema.optional().catch(undefined),
  modified: instantSchema.optional().catch(undefined),
  location: locationSchema,
  organizer: z.object({ name: localizedSchema }).optional().catch(undefined),
  terms: list(z.object({ id: text, label: text, domain: text })),
  audience: z.object({ audienceType: text }).optional().catch(undefined),
  typicalAgeRange: text,
  image: text,
  mediaObject: list(z.object({ '@type': text, contentUrl: text })),
  contactPoint: z
    .object({ url: list(z.string()) })
    .optional()
    .catch(undefined),
  bookingInfo: z.object({ url: text }).optional().catch(undefined),
  sameAs: list(z.string()),
});
export type EventJson = z.output<typeof eventJsonSchema>;

/** Of an entry that is understood no further: which one, and since when. */
export const entrySchema = z.object({
  '@id': z.string(),
  modified: instantSchema.optional().catch(undefined),
  workflowStatus: text,
});

/** A page of search results with whole documents (`embed=true`). */
export const pageSchema = z.object({
  itemsPerPage: z.int(),
  totalItems: z.int(),
  member: z.array(z.unknown()),
});
export type SearchPage = z.output<typeof pageSchema>;
