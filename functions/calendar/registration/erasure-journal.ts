import * as z from 'zod';
import type { JsonObjects } from '../../../shared/aws/json-objects.ts';
import { lazily } from '../../../shared/lazily.ts';
import { eventIdSchema } from '../events/event.ts';
import { registrationIdSchema } from './registration.ts';

/**
 * One line per registration that was erased from its own page, kept outside the table: after a restore it says what to
 * erase again. Holds no address, only where the registration stood.
 */
export const registrationErasureSchema = lazily(() =>
  z.strictObject({
    version: z.literal(1),
    at: z.iso.datetime(),
    eventId: eventIdSchema,
    /** Of the time; see `Occurrence.key`. */
    key: z.string(),
    registrationId: registrationIdSchema,
  }),
);
export type RegistrationErasure = z.output<ReturnType<typeof registrationErasureSchema>>;

export interface RegistrationErasureJournal {
  /** Resolves when the line is safely stored. */
  record(erasure: RegistrationErasure): Promise<void>;
}

/** By day and registration, among the lines of other erasures. */
const keyOf = ({ at, registrationId }: RegistrationErasure): string =>
  `erasure-journal/${at.slice(0, 10)}/${registrationId}.json`;

export const createErasureJournal = (objects: JsonObjects): RegistrationErasureJournal => ({
  record: (erasure) => objects.put(keyOf(erasure), erasure),
});

/** Where the journal says so already: it is replayed, or has a line of the person. */
export const noErasureJournal: RegistrationErasureJournal = { record: async () => {} };
