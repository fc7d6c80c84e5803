import { ConditionFailed } from '../../shared/data/condition-failed.ts';
import type { Write } from '../../shared/data/expressions.ts';
import { pauseBefore } from '../../shared/pause.ts';
import type { SubscriberRepository } from './repository/subscribers.ts';
import type { HistoryEntry, Subscriber } from './schema.ts';

/** The next state of a subscriber, and what is written with it in the same transaction. */
export interface Step {
  readonly after: Subscriber;
  readonly entries: readonly HistoryEntry[];
  readonly writes?: readonly Write[];
}

const attempts = 10;

/**
 * Takes one step on the subscriber's present state, again if someone else changed it meanwhile.
 * `step` answers undefined when there is nothing to change. Returns the state afterwards; undefined when
 * there is no such subscriber.
 * @throws {ConditionFailed} when ten attempts met ten other changes.
 */
export async function changeSubscriber(
  subscribers: SubscriberRepository,
  id: string,
  step: (present: Subscriber) => Step | undefined,
): Promise<Subscriber | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await subscribers.get(id);
    if (!before) return undefined;
    const next = step(before);
    if (!next) return before;
    try {
      await subscribers.replace(before, next.after, next.entries, next.writes);
      return next.after;
    } catch (error) {
      if (!(error instanceof ConditionFailed) || attempt === attempts) throw error;
      await pauseBefore(attempt);
    }
  }
}
