import * as z from 'zod';
import { type Clock, daysAfter, epochSeconds } from '../../../shared/clock.ts';
import type { Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { localHour, startOfLocalDay } from '../../../shared/time/local-hour.ts';
import { type CounterPlace, counterKey, seenKey } from '../counters/counter-keys.ts';
import { type Seen, seenFrom, seenText } from './seen.ts';

/**
 * Days that it is known what was seen of a producer. A queue and its dead letters together keep an event for 28 days at most,
 * EventBridge tries for one.
 */
const keptDays = 35;

/** What was seen of a producer. Version 0: nothing yet. */
export interface ProducerState {
  readonly producer: string;
  readonly seen: Seen;
  readonly version: number;
}

/** What is added to one counter. */
export interface CounterChange extends CounterPlace {
  readonly additions: ReadonlyMap<string, number>;
}

const stateSchema = z.object({ producer: z.string(), seen: z.string(), v: z.int() });

export type CountRepository = ReturnType<typeof createCountRepository>;

export function createCountRepository(table: Table, now: Clock) {
  return {
    /** Consistent. Producers that nobody knows yet have seen nothing. */
    async states(producers: readonly string[]): Promise<ProducerState[]> {
      const items = await table.getMany(producers.map(seenKey), { consistent: true });
      const known = new Map(
        items.map((item) => {
          const { producer, seen, v } = stateSchema.parse(item);
          return [producer, { producer, seen: seenFrom(seen), version: v }];
        }),
      );
      return producers.map((producer) => known.get(producer) ?? { producer, seen: [], version: 0 });
    },

    /**
     * Notes what is seen now and counts it, in one transaction.
     * @throws {ConditionFailed} when anything was seen of one of the producers since its state was read.
     */
    write: (
      states: readonly ProducerState[],
      changes: readonly CounterChange[],
      shard: number,
    ): Promise<void> =>
      table.transact([
        ...states.map((state) => seenWrite(state, expiry(now()))),
        ...changes.map((change) => counterWrite(change, shard)),
      ]),
  };
}

/** By the day: an item does not tell at what time something was last counted. */
const expiry = (at: Date): number =>
  epochSeconds(daysAfter(startOfLocalDay(localHour(at).day), keptDays + 1));

function seenWrite({ producer, seen, version }: ProducerState, expiresAt: number): Write {
  return {
    put: { ...seenKey(producer), producer, seen: seenText(seen), v: version + 1, expiresAt },
    condition:
      version === 0
        ? { expression: 'attribute_not_exists(pk)' }
        : { expression: 'v = :v', values: { ':v': version } },
  };
}

function counterWrite({ additions, ...place }: CounterChange, shard: number): Write {
  const entries = [...additions];
  return {
    update: counterKey(place, shard),
    with: {
      expression: `ADD ${entries.map((_, index) => `#${index} :${index}`).join(', ')}`,
      names: Object.fromEntries(entries.map(([name], index) => [`#${index}`, name])),
      values: Object.fromEntries(entries.map(([, value], index) => [`:${index}`, value])),
    },
  };
}
