import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import type { CountMetric } from '../../../shared/observability/metrics.ts';
import { counterShards } from '../counters/counter-keys.ts';
import type { EngagementEvent } from '../events/engagement-event.ts';
import type { CounterChange, CountRepository, ProducerState } from './count-repository.ts';
import { makePacks, type Pack, placeText } from './make-packs.ts';
import { additionsOf } from './places-of.ts';
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
  const ofProducers = Map.groupBy(pack, ({ producer }) => producer);
  const states = await repository.states([...ofProducers.keys()]);
  const fresh: EngagementEvent[] = [];
  const changed: ProducerState[] = [];
  for (const state of states) {
    const news = (ofProducers.get(state.producer) ?? []).filter(
      ({ seq }) => !hasSeen(state.seen, seq),
    );
    if (news.length === 0) continue;
    fresh.push(...news);
    changed.push({
      ...state,
      seen: withSeen(
        state.seen,
        news.map(({ seq }) => seq),
      ),
    });
  }
  if (fresh.length > 0) {
    await repository.write(changed, changesOf(fresh), Math.floor(random() * counterShards));
  }
  return fresh.length;
}

function changesOf(events: readonly EngagementEvent[]): CounterChange[] {
  const changes = new Map<
    string,
    { place: Omit<CounterChange, 'additions'>; sums: Map<string, number> }
  >();
  for (const { attributes, ...place } of events.flatMap(additionsOf)) {
    const text = placeText(place);
    const change = changes.get(text) ?? { place, sums: new Map() };
    for (const name of attributes) change.sums.set(name, (change.sums.get(name) ?? 0) + 1);
    changes.set(text, change);
  }
  return [...changes.values()].map(({ place, sums }) => ({ ...place, additions: sums }));
}
