import * as z from 'zod';
import type { Clock } from '../../../shared/clock.ts';
import { decodeCursor, encodeCursor } from '../../../shared/data/cursor.ts';
import type { Item } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import { lazily } from '../../../shared/lazily.ts';
import { nisCodesOf } from '../../../shared/programme/nis-codes.ts';
import type { AgendaEntry } from './agenda-entry.ts';
import type { CampaignEvent } from './event.ts';
import { eventOf } from './event-item.ts';
import {
  eventKey,
  eventsChangedPartition,
  eventsDuePartition,
  eventsPartition,
  originKey,
  originsPartition,
} from './event-keys.ts';
import { type OriginItem, originItemSchema } from './origin-item.ts';
import { readAgenda } from './read-agenda.ts';

export type EventRepository = ReturnType<typeof createEventRepository>;

export interface EventPage {
  readonly events: readonly CampaignEvent[];
  /** Pass it to read on; undefined at the end. */
  readonly cursor: string | undefined;
}

/** Reads events and agendas. They are written by `save-event.ts`. */
export function createEventRepository(table: Table, { now }: { now: Clock }) {
  const get = async (eventId: string): Promise<CampaignEvent | undefined> => {
    const item = await table.get(eventKey(eventId), { consistent: true });
    return item && eventOf(item);
  };

  return {
    get,

    /** @throws {AppError} event.not_found */
    async read(eventId: string): Promise<CampaignEvent> {
      const event = await get(eventId);
      if (!event) throw new AppError('event.not_found', 'There is no such event.');
      return event;
    },

    /** By id; those that are gone are missing in the answer. Consistent. */
    async getMany(eventIds: readonly string[]): Promise<Map<string, CampaignEvent>> {
      const keys = [...new Set(eventIds)].map(eventKey);
      const items = await table.getMany(keys, { consistent: true });
      return new Map(items.map(eventOf).map((event) => [event.id, event]));
    },

    /** Also of the municipalities that merged into it; the newest of each first. @throws {AppError} cursor.invalid */
    listByMunicipality: (
      nis: string,
      page: { readonly cursor?: string | undefined; readonly limit?: number | undefined } = {},
    ): Promise<EventPage> => listByMunicipality(table, nis, page),

    /** Consistent. */
    async findByOrigin(sourceId: string, uid: string): Promise<OriginItem | undefined> {
      const item = await table.get(originKey(sourceId, uid), { consistent: true });
      return item && originItemSchema().parse(item);
    },

    /** Those of the uids that are known, by uid. Consistent. */
    async findByOrigins(
      sourceId: string,
      uids: readonly string[],
    ): Promise<Map<string, OriginItem>> {
      const keys = [...new Set(uids)].map((uid) => originKey(sourceId, uid));
      const items = await table.getMany(keys, { consistent: true });
      return new Map(
        items.map((item) => originItemSchema().parse(item)).map((one) => [one.uid, one]),
      );
    },

    /** All that a source has ever named, by uid. */
    async *originsOf(sourceId: string): AsyncGenerator<OriginItem> {
      const query = { pk: originsPartition(sourceId), consistent: true };
      for await (const item of table.queryAll(query)) yield originItemSchema().parse(item);
    },

    /**
     * Public events with the times of theirs that touch `[from, to)`, the first time first. From the beginning of last month to
     * at least 17 months ahead.
     */
    agenda: (nis: string, from: Date, to: Date): Promise<AgendaEntry[]> =>
      readAgenda(table, nis, { from, to }),

    /** Ids of events of whose change moments and registrations have yet to hear, the first first; the index may be a moment behind. */
    changed: (): AsyncGenerator<string> => dueIn(table, eventsChangedPartition, now()),

    /** Ids of events whose agenda is to be written anew by now, likewise. */
    due: (): AsyncGenerator<string> => dueIn(table, eventsDuePartition, now()),
  };
}

async function* dueIn(table: Table, pk: string, now: Date): AsyncGenerator<string> {
  const sortKey = { from: '0', to: `${now.toISOString()}~` };
  for await (const { id } of table.queryAll({ index: 'gsi2', pk, sortKey, project: ['id'] })) {
    yield String(id);
  }
}

const positionSchema = lazily(() =>
  z.object({ pk: z.string(), sk: z.string(), gsi1pk: z.string(), gsi1sk: z.string() }),
);

async function listByMunicipality(
  table: Table,
  nis: string,
  {
    cursor,
    limit = 50,
  }: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
): Promise<EventPage> {
  const partitions = nisCodesOf(nis).map(eventsPartition);
  const start = startOf(cursor, partitions);
  const items: Item[] = [];
  for (const pk of partitions.slice(start.index)) {
    const startAfter = pk === partitions[start.index] ? start.after : undefined;
    const query = { index: 'gsi1' as const, pk, descending: true, limit: limit + 1, startAfter };
    for await (const item of table.queryAll(query)) {
      const last = items.at(-1);
      if (items.length === limit && last) {
        return { events: items.map(eventOf), cursor: encodeCursor(positionSchema().parse(last)) };
      }
      items.push(item);
    }
  }
  return { events: items.map(eventOf), cursor: undefined };
}

/** A cursor is the caller's word: it may point into these partitions only. */
function startOf(cursor: string | undefined, partitions: readonly string[]) {
  if (cursor === undefined) return { index: 0, after: undefined };
  for (const [index, pk] of partitions.entries()) {
    const after = positionIn(cursor, pk);
    if (after) return { index, after };
  }
  throw new AppError('cursor.invalid', 'This cursor is not one that this list gave.');
}

function positionIn(cursor: string, pk: string): Item | undefined {
  try {
    return decodeCursor(cursor, { index: 'gsi1', pk });
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
