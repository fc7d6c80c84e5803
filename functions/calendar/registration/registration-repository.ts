import * as z from 'zod';
import type { Table } from '../../../shared/data/table.ts';
import { lazily } from '../../../shared/lazily.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import type { OccurrenceRef, Registration, RegistrationRef } from './registration.ts';
import { registrationOf } from './registration-item.ts';
import {
  addressKey,
  lineKey,
  linePrefix,
  occurrencePartition,
  occurrencesPartition,
  personPrefix,
  registrantPartition,
  registrationKey,
  registrationsDuePartition,
  seatsKey,
} from './registration-keys.ts';
import { type Seats, seatsSchema } from './seats.ts';

export type RegistrationRepository = ReturnType<typeof createRegistrationRepository>;

const digestPurpose = 'calendar/registrant';

const occurrenceSchema = lazily(() => z.object({ eventId: z.string(), key: z.string() }));
const refSchema = lazily(() => occurrenceSchema().extend({ id: z.string() }));
/** Seats where no id is given. */
const dueSchema = lazily(() => refSchema().partial({ id: true }));
export type Due = z.output<ReturnType<typeof dueSchema>>;

/** Reads registrations and seats, consistently but where it says otherwise. */
export function createRegistrationRepository(table: Table, keys: KeyRing) {
  const consistent = true;
  const get = async (ref: RegistrationRef): Promise<Registration | undefined> => {
    const item = await table.get(registrationKey(ref), { consistent });
    return item && registrationOf(item);
  };

  return {
    get,

    digest: async (address: string): Promise<string> =>
      (await keys.sign(digestPurpose, address)).toString('base64url'),

    /** The last registration of an address for this time, under whichever key of the ring it is kept. */
    async findByAddress(ref: OccurrenceRef, address: string): Promise<Registration | undefined> {
      const digests = await keys.digests(digestPurpose, address);
      const found = await table.getMany(
        digests.map((digest) => addressKey(ref, digest)),
        { consistent },
      );
      // The newest key comes first: under an older one stands what is over.
      const item = digests
        .map((digest) => found.find(({ sk }) => sk === addressKey(ref, digest).sk))
        .find((one) => one !== undefined);
      return item && get({ ...ref, id: String(item.registrationId) });
    },

    /** Whether it is the last one of its address. */
    async isLast({ digest, id, ...ref }: Registration): Promise<boolean> {
      if (!digest) return false;
      const item = await table.get(addressKey(ref, digest), { consistent });
      return item?.registrationId === id;
    },

    /** Of an address: where its registrations stand, whatever the event. */
    async refsOf(address: string): Promise<RegistrationRef[]> {
      const refs: RegistrationRef[] = [];
      for (const digest of await keys.digests(digestPurpose, address)) {
        const query = { pk: registrantPartition(digest), consistent };
        for await (const item of table.queryAll(query)) refs.push(refSchema().parse(item));
      }
      return refs;
    },

    async seats(ref: OccurrenceRef): Promise<Seats | undefined> {
      const item = await table.get(seatsKey(ref), { consistent });
      return item && seatsSchema().parse(item);
    },

    /** All for one time of an event, the oldest first. */
    async *list(ref: OccurrenceRef): AsyncGenerator<Registration> {
      const query = {
        pk: occurrencePartition(ref),
        sortKey: { beginsWith: personPrefix },
        consistent,
      };
      for await (const item of table.queryAll(query)) yield registrationOf(item);
    },

    /** Times of an event for which somebody has registered. */
    async occurrencesOf(eventId: string): Promise<OccurrenceRef[]> {
      const found: OccurrenceRef[] = [];
      const query = { pk: occurrencesPartition(eventId), consistent };
      for await (const item of table.queryAll(query)) found.push(occurrenceSchema().parse(item));
      return found;
    },

    /** The first in the line whom these places are enough for. */
    async firstInLine(ref: OccurrenceRef, places: number): Promise<Registration | undefined> {
      const filter = { expression: 'places <= :places', values: { ':places': places } };
      const sortKey = { beginsWith: linePrefix };
      const query = { pk: occurrencePartition(ref), sortKey, filter, consistent };
      for await (const item of table.queryAll(query)) return get({ ...ref, id: String(item.id) });
      return undefined;
    },

    /** Where somebody who waits stands in the line: 1 is the first. */
    position: (ref: OccurrenceRef, ticket: number): Promise<number> => {
      const sortKey = { from: linePrefix, to: lineKey(ref, ticket).sk };
      return table.count({ pk: occurrencePartition(ref), sortKey, consistent });
    },

    /** What is due, the longest overdue first; the index may be a moment behind. */
    async *due(now: Date): AsyncGenerator<Due> {
      const sortKey = { from: '0', to: `${now.toISOString()}~` };
      const query = { index: 'gsi2' as const, pk: registrationsDuePartition, sortKey };
      const project = ['eventId', 'key', 'id'];
      for await (const item of table.queryAll({ ...query, project })) yield dueSchema().parse(item);
    },
  };
}
