import { createEventRepository } from '../../../../functions/calendar/events/event-repository.ts';
import type { Source } from '../../../../functions/calendar/sources/source.ts';
import type {
  SourceEvent,
  SourceItem,
  SourceStep,
} from '../../../../functions/calendar/sources/source-event.ts';
import { createSourceRepository } from '../../../../functions/calendar/sources/source-repository.ts';
import { createRunRepository } from '../../../../functions/calendar/syncing/run-repository.ts';
import { runSync } from '../../../../functions/calendar/syncing/run-sync.ts';
import { type RunWish, startRun } from '../../../../functions/calendar/syncing/start-run.ts';
import type { ReadStep, SyncDeps } from '../../../../functions/calendar/syncing/sync-deps.ts';
import type { SyncMessage } from '../../../../functions/calendar/syncing/sync-message.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { newId } from '../../../../shared/ids.ts';
import { aFactSheet, once } from '../../../builders/calendar-event.ts';
import { testClock } from '../../../builders/clock.ts';
import { silentLog } from '../../../builders/silent-log.ts';
import { freshTable } from '../../../builders/table.ts';
import { waitingQueue } from '../../../builders/waiting-queue.ts';
import { type Life, mortal, mortalTable } from '../../voting/counting/mortal.ts';

export const sourceId = 'src_01jz0000000000000000000001';

export const aSource = (change: Partial<Source> = {}): Source => ({
  id: sourceId,
  name: 'Kalender van Retie',
  nis: '13036',
  alsoNis: [],
  topics: [],
  settings: { kind: 'ical', url: 'https://www.retie.example/kalender.ics' },
  everyMinutes: 60,
  state: 'active',
  nextAt: '2026-11-22T12:00:00.000Z',
  createdAt: '2026-11-01T09:00:00.000Z',
  createdBy: 'acc_01jd0000000000000000000000',
  version: 0,
  revision: 0,
  ...change,
});

/** What a source says of an event that takes place once, on a day of December 2026 unless its facts say otherwise. */
export const said = (uid: string, facts: Parameters<typeof aFactSheet>[0] = {}): SourceEvent => ({
  uid,
  facts: aFactSheet({
    title: { nl: `Activiteit ${uid}` },
    timing: once('2026-12-05T14:00', '2026-12-05T17:00'),
    ...facts,
  }),
});

export const events = (...list: readonly SourceEvent[]): SourceItem[] =>
  list.map((event) => ({ event }));

/** A source that lists these, so many items a step. */
export function listing(
  items: readonly SourceItem[],
  { size = 100, ...more }: { size?: number } & Partial<SourceStep> = {},
): ReadStep {
  return async (_, position) => {
    const from = Number(position?.from ?? 0);
    const isLast = from + size >= items.length;
    return {
      items: items.slice(from, from + size),
      complete: true,
      ...(isLast ? {} : { next: { from: from + size } }),
      ...more,
    };
  };
}

export const broken =
  (error: Error): ReadStep =>
  async () => {
    throw error;
  };

export type SyncWorld = Awaited<ReturnType<typeof syncWorld>>;

/** One source on a real engine, which lists what it is told to. */
export async function syncWorld({ source = aSource() }: { source?: Source } = {}) {
  const now = testClock();
  const plain = await freshTable();
  const syncQueue = waitingQueue<SyncMessage>(now);
  const counted: string[] = [];
  let lists: ReadStep = listing([]);
  let keys = 0;
  const depsOn = (table: Table): SyncDeps => ({
    table,
    now,
    newId,
    events: createEventRepository(table, { now }),
    sources: createSourceRepository(table, { now }),
    runs: createRunRepository(table, { now }),
    syncQueue,
    readStep: (...step) => lists(...step),
    newKey: () => {
      keys += 1;
      return `key${keys}`;
    },
    log: silentLog(),
    count: (name) => counted.push(name),
  });
  const deps = depsOn(plain);
  await createSourceRepository(plain, { now }).create(source, []);

  const present = async (): Promise<Source> => {
    const found = await deps.sources.get(source.id);
    if (!found) throw new Error('the source is gone');
    return found;
  };

  return {
    deps,
    /** The same, whose process dies as this life says. */
    mortalDeps: (life: Life): SyncDeps => {
      const dying = depsOn(mortalTable(plain, life));
      const readStep: ReadStep = (...step) => life.effect(() => lists(...step));
      return { ...dying, readStep, syncQueue: mortal(syncQueue, life) };
    },
    now,
    table: plain,
    syncQueue,
    counted,
    source: present,
    /** From now on the source says this. */
    lists: (read: ReadStep) => {
      lists = read;
    },
    start: async (wish: RunWish = { by: 'schedule' }) => startRun(await present(), wish, deps),
    /** Works on all messages, each with this much time. */
    work: async (remainingMs: () => number = () => 300_000): Promise<void> => {
      for (let message = syncQueue.take(); message; message = syncQueue.take()) {
        await runSync(message, remainingMs, deps);
      }
    },
    /** Reads the source once, and answers the run as it ended. */
    async run(read: ReadStep, wish: RunWish = { by: 'schedule' }) {
      this.lists(read);
      const { id } = await this.start(wish);
      await this.work();
      return this.ended(id);
    },
    ended: async (runId: string) => {
      const run = await deps.runs.get(source.id, runId);
      if (!run) throw new Error('the run is gone');
      return run;
    },
    /** The event that the source calls so. */
    event: async (uid: string) => {
      const origin = await deps.events.findByOrigin(source.id, uid);
      return origin && deps.events.read(origin.eventId);
    },
  };
}
