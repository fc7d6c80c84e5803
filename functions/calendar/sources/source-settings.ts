import * as z from 'zod';

/** Where a calendar's file is on the web. `webcal://` means `https://`. */
const icalSettingsSchema = z.strictObject({
  kind: z.literal('ical'),
  url: z.url({ protocol: /^(?:https?|webcals?)$/ }).max(2000),
});

/** Which events of UiTdatabank; one that fits any of each list that is not empty. */
const uitdatabankSettingsSchema = z
  .strictObject({
    kind: z.literal('uitdatabank'),
    /** Of the place; `nis-13031` and the like stand for a municipality. */
    regions: z.array(z.string().regex(/^[a-z0-9-]{1,60}$/)).max(20),
    postcodes: z.array(z.string().regex(/^\d{4}$/)).max(20),
    labels: z.array(z.string().min(1).max(100)).max(20),
    organizers: z.array(z.uuid()).max(20),
    /** Whether entries that nobody at UiTdatabank has approved yet are public here, as they are there. */
    showUnchecked: z.boolean().optional(),
  })
  .refine(
    ({ regions, postcodes, labels, organizers }) =>
      [regions, postcodes, labels, organizers].some((list) => list.length > 0),
    'Choose a region, a postcode, a label or an organizer.',
  );

/** A list that staff uploaded; `file` is its place in the bucket of files. */
const csvSettingsSchema = z.strictObject({ kind: z.literal('csv'), file: z.string().max(200) });

/** What is particular to a kind of source. */
export const sourceSettingsSchema = z.discriminatedUnion('kind', [
  icalSettingsSchema,
  uitdatabankSettingsSchema,
  csvSettingsSchema,
]);
export type SourceSettings = Readonly<z.output<typeof sourceSettingsSchema>>;
export type SettingsOf<Kind extends SourceSettings['kind']> = Extract<
  SourceSettings,
  { kind: Kind }
>;
