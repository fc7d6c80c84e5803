import { systemClock } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import { newId } from '../../shared/ids.ts';
import { createReaderTrail } from '../engagement/index.ts';
import { changeSubscriber, type Step } from './change-subscriber.ts';
import { agreesToFollowing, followingStep } from './following-consent.ts';
import { createSubscriberRepository } from './repository/subscribers.ts';
import type { Subscriber } from './schema.ts';
import type { Withdrawal } from './withdrawal.ts';

/**
 * Ends once more, in a table that was restored, the consent to be followed that a line of the journal names, and removes the trail; a
 * consent that was given after it stays. Returns whether the restored table held the consent. Bears repetition.
 */
export function createReplayWithdrawal(table: Table) {
  const subscribers = createSubscriberRepository(table, { newId });
  const trail = createReaderTrail(table, systemClock);

  return async ({ subscriberId, at }: Withdrawal): Promise<boolean> => {
    let step: Step | undefined;
    const present = await changeSubscriber(subscribers, subscriberId, (before) => {
      step = isGivenAfter(at, before)
        ? undefined
        : followingStep(before, { agrees: false, source: 'restore' }, new Date(at));
      return step && { ...step, after: { ...step.after, unjournaled: undefined } };
    });
    if (present && !agreesToFollowing(present)) await trail.removeAll(subscriberId);
    return step !== undefined;
  };
}

const isGivenAfter = (at: string, { consents: { tracking } }: Subscriber): boolean =>
  tracking !== undefined && Date.parse(tracking.at) > Date.parse(at);
