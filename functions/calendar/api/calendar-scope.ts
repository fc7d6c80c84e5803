import * as z from 'zod';
import { placeByNis } from '../../../shared/programme/programme.ts';
import { eventIdSchema, sourceIdSchema } from '../events/event.ts';
import type { EventRepository } from '../events/event-repository.ts';
import type { Source } from '../sources/source.ts';
import type { SourceRepository } from '../sources/source-repository.ts';

export const nisSchema = z.string().regex(/^\d{5}$/);

/** A NIS code as callers may know it. @throws {AppError} municipality.not_found */
export const presentNis = (nis: string): string => placeByNis(nis).municipality.nis;

export const eventParams = z.strictObject({ id: eventIdSchema });
export const sourceParams = z.strictObject({ id: sourceIdSchema });

interface WithId {
  readonly params: { readonly id: string };
}

/** The role must be held in the municipality of the event. */
export const ofEvent = async (
  { params: { id } }: WithId,
  { events }: { readonly events: Pick<EventRepository, 'read'> },
): Promise<readonly string[]> => [(await events.read(id)).nis];

/** The role must be held in all municipalities whose events a source may list. */
export const ofSource = async (
  { params: { id } }: WithId,
  { sources }: { readonly sources: Pick<SourceRepository, 'read'> },
): Promise<readonly string[]> => municipalitiesOf(await sources.read(id));

export const municipalitiesOf = ({ nis, alsoNis }: Pick<Source, 'nis' | 'alsoNis'>): string[] => [
  nis,
  ...alsoNis,
];

export const pageQuery = {
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** Of what staff have seen. */
export const seenVersion = { version: z.int().min(0) };
