import * as z from 'zod';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { decodeCursor, encodeCursor } from '../../../shared/data/cursor.ts';
import type { Item } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import { eventIdSchema } from '../events/event.ts';
import { type Moment, momentIdSchema } from './moment.ts';
import { momentOf } from './moment-item.ts';
import {
  byDue,
  issueMomentKey,
  momentKey,
  momentNotices,
  momentPlaceKey,
  momentsBySend,
  momentsDue,
  momentsPartition,
} from './moment-keys.ts';

/** By which a moment is found. */
export type MomentRef = Pick<Moment, 'eventId' | 'id'>;

const placeSchema = z.object({ eventId: eventIdSchema });
/** Of what points to a moment. */
const pointerSchema = z.object({ eventId: eventIdSchema, momentId: momentIdSchema });

/** Reads moments. They are written together with what they are about: see `moment-item.ts`. */
export function createMomentRepository(table: Table) {
  /** Consistent. */
  async function find(ref: MomentRef): Promise<Moment | undefined> {
    const item = await table.get(momentKey(ref), { consistent: true });
    return item && momentOf(item);
  }

  return {
    find,

    /** @throws {AppError} moment.not_found */
    async read(id: string): Promise<Moment> {
      const place = await table.get(momentPlaceKey(id), { consistent: true });
      const moment = place && (await find({ id, ...placeSchema.parse(place) }));
      if (!moment) throw new AppError('moment.not_found', 'There is no such moment.');
      return moment;
    },

    /** The one that an issue is tied by. Consistent. */
    async ofIssue(issueId: string): Promise<Moment | undefined> {
      const tie = await table.get(issueMomentKey(issueId), { consistent: true });
      if (!tie) return undefined;
      const { eventId, momentId: id } = pointerSchema.parse(tie);
      return find({ eventId, id });
    },

    /** Consistent; the oldest first. */
    async ofEvent(eventId: string): Promise<Moment[]> {
      const moments: Moment[] = [];
      const query = { pk: momentsPartition(eventId), consistent: true };
      for await (const item of table.queryAll(query)) moments.push(momentOf(item));
      return moments;
    },

    /** What staff should look at. */
    async noticed(): Promise<Moment[]> {
      const keys = [];
      for await (const item of table.queryAll({ pk: momentNotices })) {
        const { eventId, momentId: id } = pointerSchema.parse(item);
        keys.push(momentKey({ eventId, id }));
      }
      return (await table.getMany(keys)).map(momentOf).sort(bySendTime);
    },

    /** By their hour of sending, from this instant on. @throws {AppError} cursor.invalid */
    async page(from: Date, cursor: string | undefined, limit: number) {
      const sortKey = { after: from.toISOString() };
      const query = { index: 'gsi1' as const, pk: momentsBySend, sortKey };
      const startAfter: Item | undefined = decodeCursor(cursor, query);
      const { items, next } = await table.query({ ...query, limit, startAfter });
      return { moments: items.map(momentOf), cursor: encodeCursor(next) };
    },

    /** Those that the sweep is to look at, the longest overdue first; the index may be a moment behind. */
    async *due(now: Date): AsyncGenerator<Moment> {
      const sortKey = { from: '0', to: `${now.toISOString()}~` };
      for await (const item of table.queryAll({ index: 'gsi2', pk: momentsDue, sortKey })) {
        yield momentOf(item);
      }
    },

    /** Has a moment that has not changed looked at again at this time, or no more. */
    async lookAgain(moment: Moment, dueAt: string | undefined): Promise<void> {
      const due = dueAt && byDue(moment.id, dueAt);
      try {
        await table.update(momentKey(moment), {
          expression: due ? 'SET gsi2pk = :gsi2pk, gsi2sk = :gsi2sk' : 'REMOVE gsi2pk, gsi2sk',
          condition: 'version = :version',
          values: {
            ':version': moment.version,
            ...(due && { ':gsi2pk': due.gsi2pk, ':gsi2sk': due.gsi2sk }),
          },
        });
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error;
      }
    },
  };
}

const bySendTime = (one: Moment, other: Moment): number =>
  one.send.at < other.send.at ? -1 : one.send.at > other.send.at ? 1 : 0;
