import { setTimeout as sleep } from 'node:timers/promises';
import { counterKey, counterShards } from '../../../functions/engagement/counters/counter-keys.ts';
import { countEvents } from '../../../functions/engagement/counting/count-events.ts';
import { createCountRepository } from '../../../functions/engagement/counting/count-repository.ts';
import { additionsOf } from '../../../functions/engagement/counting/places-of.ts';
import type { EngagementEvent } from '../../../functions/engagement/events/engagement-event.ts';
import { systemClock } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import { seededRandom } from '../../builders/seeded.ts';
import { crashingTable, Death } from './crashing-table.ts';
import { hardTime, identified, someHappening } from './happenings.ts';

export interface TrackRaceOptions {
  readonly table: Table;
  readonly events: number;
  readonly seed: number;
  /** Invocations of the worker at the same time. */
  readonly workers?: number;
  /** Messages that one invocation gets at most. */
  readonly batch?: number;
  /** Share of messages that the queue hands out again though they were worked off. */
  readonly doubled?: number;
  /** Share of messages that come when all others are long counted. */
  readonly late?: number;
  /** Chance of a worker to die at each side of each request. */
  readonly deaths?: number;
}

export interface TrackRaceResult {
  /** Sum of all counters, as it should be… */
  readonly expected: number;
  /** …and as it is. */
  readonly counted: number;
  /** Sum over all counters of how far each is off: errors that cancel out show too. */
  readonly difference: number;
  /** Events handed to workers, again and again. */
  readonly delivered: number;
  readonly deaths: number;
  /** Times that a worker gave up since others were in its way. */
  readonly conflicts: number;
}

/**
 * Hands events to several workers at once: shuffled, doubled, some late; the workers die before and after their effects,
 * and what they had is handed out again. Then looks at every counter.
 */
export async function trackRace(options: TrackRaceOptions): Promise<TrackRaceResult> {
  const { table, events, seed, workers = 4, batch = 1000 } = options;
  const { doubled = 0.2, late = 0.05, deaths: deathShare = 0.05 } = options;
  const random = seededRandom(seed);
  const happenings = Array.from({ length: events }, () => someHappening(random, hardTime));
  const all = identified(happenings, Math.max(4, Math.round(events / 500)), random);
  shuffle(all, random);
  const lateOnes = all.splice(0, Math.floor(all.length * late));
  const result = { delivered: 0, deaths: 0, conflicts: 0 };

  async function work(queue: EngagementEvent[], given: EngagementEvent[]): Promise<void> {
    const mortality = { random, share: () => deathShare, died: () => (result.deaths += 1) };
    const repository = createCountRepository(crashingTable(table, mortality), systemClock);
    result.delivered += given.length;
    try {
      await countEvents(given, {
        repository,
        count: () => undefined,
        random,
        pause: (attempt) => sleep(random() * 5 * attempt),
      });
      queue.push(...given.filter(() => random() < doubled));
    } catch (error) {
      const isConflict = error instanceof ConditionFailed || error instanceof AppError;
      if (!isConflict && !(error instanceof Death)) throw error;
      if (isConflict) result.conflicts += 1;
      // In another order and other company than before.
      queue.push(...given);
      shuffle(queue, random);
    }
  }

  async function workOff(queue: EngagementEvent[]): Promise<void> {
    const worker = async () => {
      while (queue.length > 0) await work(queue, queue.splice(0, 1 + Math.floor(random() * batch)));
    };
    await Promise.all(Array.from({ length: workers }, worker));
    if (queue.length > 0) await workOff(queue);
  }

  await workOff([...all]);
  await workOff([...lateOnes, ...all.filter(() => random() < late)]);
  return { ...(await compare(table, [...all, ...lateOnes])), ...result };
}

async function compare(table: Table, events: readonly EngagementEvent[]) {
  const wanted = new Map<string, number>();
  const places = new Map<string, ReturnType<typeof additionsOf>[number]>();
  for (const addition of events.flatMap(additionsOf)) {
    places.set(counterKeyText(addition), addition);
    for (const name of addition.attributes) {
      const cell = `${counterKeyText(addition)} ${name}`;
      wanted.set(cell, (wanted.get(cell) ?? 0) + 1);
    }
  }
  const found = await readCells(table, [...places.values()]);
  const cells = new Set([...wanted.keys(), ...found.keys()]);
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, one) => total + one, 0);
  return {
    expected: sum(wanted.values()),
    counted: sum(found.values()),
    difference: sum(
      [...cells].map((cell) => Math.abs((wanted.get(cell) ?? 0) - (found.get(cell) ?? 0))),
    ),
  };
}

const counterKeyText = (place: Parameters<typeof counterKey>[0]): string => {
  const { pk, sk } = counterKey(place, 0);
  return `${pk} ${sk}`;
};

/** All numbers that stand in the table, shards added up. */
async function readCells(table: Table, places: readonly Parameters<typeof counterKey>[0][]) {
  const found = new Map<string, number>();
  for (const place of places) {
    const shards = Array.from({ length: counterShards }, (_, shard) => counterKey(place, shard));
    for (const item of await table.getMany(shards, { consistent: true })) {
      for (const [name, value] of Object.entries(item)) {
        if (typeof value !== 'number') continue;
        const cell = `${counterKeyText(place)} ${name}`;
        found.set(cell, (found.get(cell) ?? 0) + value);
      }
    }
  }
  return found;
}

function shuffle(items: unknown[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other], items[last]];
  }
}
