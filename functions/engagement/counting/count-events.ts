import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import type { CountMetric } from '../../../shared/observability/metrics.ts';
import { type CounterPlace, counterShards } from '../counters/counter-keys.ts';
import type { EngagementEvent } from '../events/engagement-event.ts';
import type { CounterChange, CountRepository, ProducerState } from './count-repository.ts';
import { type Entry, makePacks, type Pack } from './make-packs.ts';
import { hasSeen, withSeen } from './seen.ts';

export interface CountDeps {
  readonly repository: CountRepository;
  readonly count: CountMetric;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Waits before another attempt. */
  readonly pause: (attempt: number) => Promise<void>;
}

/** How often a transaction is made anew because of others that count events of the same producers. */
const mostAttempts = 12;

/**
 * Counts each event once, however often it is given, in whatever order and wherever a function dies: what was seen of
 * its producer is written in the same transaction as the counters. All of it bears repetition.
 */
export async function countEvents(
  events: readonly EngagementEvent[],
  deps: CountDeps,
): Promise<void> {
  for (const pack of makePacks(events)) await countPack(pack, deps);
}

async function countPack(pack: Pack, deps: CountDeps): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const counted = await tryToCount(pack, deps);
      deps.count('EventsCounted', counted);
      deps.count('EventsSeenBefore', pack.length - counted);
      return;
    } catch (error) {
      if (!(error instanceof ConditionFailed) || attempt === mostAttempts) throw error;
      await deps.pause(attempt);
    }
  }
}

/** Gives the number of events that were new. @throws {ConditionFailed} when somebody else counted meanwhile. */
async function tryToCount(pack: Pack, { repository, random }: CountDeps): Promise<number> {
  const ofProducers = Map.groupBy(pack, ({ event }) => event.producer);
  const states = await repository.states([...ofProducers.keys()]);
  const fresh: Entry[] = [];
  const changed: ProducerState[] = [];
  for (const state of states) {
    const given = ofProducers.get(state.producer) ?? [];
    const news = given.filter(({ event }) => !hasSeen(state.seen, event.seq));
    if (news.length === 0) continue;
    fresh.push(...news);
    const seqs = news.map(({ event }) => event.seq);
    changed.push({ ...state, seen: withSeen(state.seen, seqs) });
  }
  if (fresh.length > 0) {
    await repository.write(changed, changesOf(fresh), Math.floor(random() * counterShards));
  }
  return fresh.length;
}

function changesOf(entries: readonly Entry[]): CounterChange[] {
  const changes = new Map<string, CounterPlace & { readonly additions: Map<string, number> }>();
  for (const { additions } of entries) {
    for (const { place, scope, day, attributes } of additions) {
      const change = changes.get(place) ?? { scope, day, additions: new Map() };
      changes.set(place, change);
      const sums = change.additions;
      for (const name of attributes) sums.set(name, (sums.get(name) ?? 0) + 1);
    }
  }
  return [...changes.values()];
}
